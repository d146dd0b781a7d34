//! Lists of two sides: what was added on either, less what was taken out on either.

use std::collections::HashMap;

use toml::Value;

use super::{Merge, instant, same};

impl Merge {
    pub(super) fn lists(
        &mut self,
        path: &mut Vec<String>,
        base: &[Value],
        left: &[Value],
        right: &[Value],
    ) -> Vec<Value> {
        let ranges = [base, left, right].concat();
        match !ranges.is_empty() && ranges.iter().all(|value| metric(value).is_some()) {
            true => self.ranges(path, base, left, right),
            false => united(base, left, right),
        }
    }

    /// One range a metric: each is a value of its own.
    fn ranges(
        &mut self,
        path: &mut Vec<String>,
        base: &[Value],
        left: &[Value],
        right: &[Value],
    ) -> Vec<Value> {
        let of = |list: &[Value], name: &str| {
            let found = list.iter().find(|value| metric(value) == Some(name));
            found.cloned()
        };
        let mut names: Vec<&str> = Vec::new();
        for name in left.iter().chain(right).chain(base).filter_map(metric) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let mut all = Vec::new();
        for name in names {
            let (base, left, right) = (of(base, name), of(left, name), of(right, name));
            let (base, left, right) = (base.as_ref(), left.as_ref(), right.as_ref());
            path.push(name.to_owned());
            let range = if same(left, right) || same(right, base) {
                left.cloned()
            } else if same(left, base) {
                right.cloned()
            } else {
                match (left, right) {
                    (None, kept) | (kept, None) => kept.cloned(),
                    _ => self.leave_open(path, base, left, right),
                }
            };
            path.pop();
            all.extend(range);
        }
        all
    }
}

pub(super) fn metric(value: &Value) -> Option<&str> {
    value.get("metric")?.as_str()
}

/// How often each value stands in a list.
struct Counts(HashMap<String, usize>);

impl Counts {
    fn of(list: &[Value]) -> Counts {
        let mut counts = HashMap::new();
        for value in list {
            *counts.entry(value.to_string()).or_default() += 1;
        }
        Counts(counts)
    }

    /// Takes one out, if there is one.
    fn take(&mut self, value: &Value) -> bool {
        match self.0.get_mut(&value.to_string()) {
            Some(count) if *count > 0 => {
                *count -= 1;
                true
            }
            _ => false,
        }
    }
}

fn united(base: &[Value], left: &[Value], right: &[Value]) -> Vec<Value> {
    let (mut in_base, mut in_right) = (Counts::of(base), Counts::of(right));
    let mut all = Vec::new();
    for value in left {
        let was = in_base.take(value);
        // What was there stays where the other side has it still; what is new is taken once,
        // whether or not the other side added the same.
        if in_right.take(value) || !was {
            all.push(value.clone());
        }
    }
    let (mut in_base, mut in_left) = (Counts::of(base), Counts::of(left));
    for value in right {
        let was = in_base.take(value);
        if !in_left.take(value) && !was {
            all.push(value.clone());
        }
    }
    // What has dates and stood in their order does so again.
    let dates = |list: &[Value]| -> Option<Vec<i64>> {
        let date = |value: &Value| value.as_table().and_then(instant);
        list.iter().map(date).collect()
    };
    if let (Some(before), Some(dates)) = (dates(base), dates(&all))
        && before.is_sorted()
    {
        let mut dated: Vec<(i64, Value)> = dates.into_iter().zip(all).collect();
        dated.sort_by_key(|(date, _)| *date);
        return dated.into_iter().map(|(_, value)| value).collect();
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(text: &str) -> Vec<Value> {
        text.chars().map(|one| Value::String(one.into())).collect()
    }

    #[test]
    fn what_either_added_is_there_and_what_either_took_out_is_not() {
        assert_eq!(
            united(&list("abc"), &list("acx"), &list("abcy")),
            list("acxy")
        );
        assert_eq!(united(&list("ab"), &list("abx"), &list("abx")), list("abx"));
        assert_eq!(united(&list("aa"), &list("aa"), &list("a")), list("a"));
        assert_eq!(united(&[], &list("xx"), &list("x")), list("xx"));
    }

    #[test]
    fn points_of_both_sides_stand_by_their_dates() {
        let point = |day: u8, value: u8| {
            let text = format!("on = 2026-01-0{day}\nvalue = {value}");
            Value::Table(text.parse().unwrap())
        };
        let base = [point(1, 1)];
        let left = [point(1, 1), point(4, 2), point(5, 2)];
        let right = [point(1, 1), point(3, 7)];
        assert_eq!(
            united(&base, &left, &right),
            [point(1, 1), point(3, 7), point(4, 2), point(5, 2)]
        );
    }
}
