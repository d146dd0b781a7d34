//! Records out of a format that knows texts and numbers only, as JSON does: what the fields of a
//! kind make of them. A text where a date belongs becomes a date, a whole number where measurements
//! stand becomes one with a fraction; what no field says stays what it is.

use serde::Deserialize;
use toml::{Table, Value, value::Datetime};

use crate::practice::{
    entry::Common,
    kind::{Kind, table},
};

/// The fields of a record of a kind, as its file has them.
pub fn typed(kind: Kind, plain: &Table) -> Result<Table, toml::de::Error> {
    let mut known = kind.decode(plain)?.table();
    known.extend(table(&Common::deserialize(Value::Table(plain.clone()))?));
    let mut fields = plain.clone();
    retype(&mut fields, &known);
    Ok(fields)
}

fn retype(plain: &mut Table, known: &Table) {
    for (key, value) in plain {
        if let Some(known) = known.get(key) {
            retype_value(value, known);
        }
    }
}

fn retype_value(value: &mut Value, known: &Value) {
    match (value, known) {
        (Value::Table(below), Value::Table(known)) => retype(below, known),
        (Value::Array(values), Value::Array(known)) if values.len() == known.len() => {
            for (value, known) in values.iter_mut().zip(known) {
                retype_value(value, known);
            }
        }
        (value, Value::Datetime(_)) => {
            let written = value
                .as_str()
                .and_then(|text| text.parse::<Datetime>().ok());
            if let Some(written) = written {
                *value = Value::Datetime(written);
            }
        }
        (value, Value::Float(_)) => {
            if let Some(whole) = value.as_integer() {
                *value = Value::Float(whole as f64);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_field_says_is_a_date_becomes_one_and_what_no_field_says_stays() {
        let plain: Table = toml::from_str(
            "planned = '2026-11-23T09:12:00+01:00'\nby = '2026-11-24'\nstep = '2026-11-24'\nmood = '2026-11-24'\n[prediction]\nmetric = 'x'\nlow = 36\n",
        )
        .unwrap();
        let wanted: Table = toml::from_str(
            "planned = 2026-11-23T09:12:00+01:00\nby = 2026-11-24\nstep = '2026-11-24'\nmood = '2026-11-24'\n[prediction]\nmetric = 'x'\nlow = 36.0\n",
        )
        .unwrap();
        assert_eq!(typed(Kind::Experiment, &plain).unwrap(), wanted);
        let wrong: Table = toml::from_str("step = 5").unwrap();
        assert!(typed(Kind::Experiment, &wrong).is_err());
    }
}
