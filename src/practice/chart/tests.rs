//! Charts of plain points: published figures, each rule at its edge, and any points at all.

use proptest::prelude::*;

use super::*;
use crate::practice::{
    example::{day, stamp},
    metric::ChangedWay,
    points::Point,
};

/// The individuals chart of the NIST/SEMATECH e-Handbook of Statistical Methods, section 6.3.2.2
/// (https://www.itl.nist.gov/div898/handbook/, in the public domain): flow rates of ten batches.
pub(crate) const FLOW_RATES: [f64; 10] =
    [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];

/// A value a day, from the first of November on.
pub(crate) fn daily(values: &[f64]) -> Vec<Point> {
    let first = day("2026-11-01");
    let on = |at: usize| Moment::Day(first.plus(i64::try_from(at).unwrap()));
    let point = |(at, value): (usize, &f64)| Point {
        on: on(at),
        n: 1,
        value: *value,
        note: None,
        instead_of: None,
        removed: None,
        set_aside: None,
    };
    values.iter().enumerate().map(point).collect()
}

fn changed(from: &str) -> ChangedWay {
    ChangedWay {
        from: day(from),
        how: "By scanner".to_owned(),
        before: None,
    }
}

fn xmr(values: &[f64]) -> Chart {
    Chart::of(daily(values), &[], Some(ChartKind::Xmr))
}

/// Signals as rule, side and places.
fn found(chart: &Chart) -> Vec<(Rule, Side, Vec<usize>)> {
    let signals = chart.signals.iter();
    signals
        .map(|signal| (signal.rule, signal.side, signal.points.clone()))
        .collect()
}

fn rounded(value: Option<f64>) -> String {
    format!("{:.4}", value.unwrap())
}

#[test]
fn the_published_figures_of_the_handbook_come_out() {
    let chart = Chart::of(daily(&FLOW_RATES), &[], None);
    assert_eq!(chart.kind, ChartKind::Xmr);
    let limits = chart.now();
    assert_eq!(limits.centre, Some(50.81));
    assert_eq!(rounded(limits.mean_moving_range), "1.8778");
    assert_eq!(rounded(limits.upper), "55.8041");
    assert_eq!(rounded(limits.lower), "45.8159");
    assert_eq!(found(&chart), [], "no point is outside");
}

#[test]
fn what_is_set_aside_changes_nothing_but_stays() {
    let mut points = daily(&FLOW_RATES);
    let mut outlier = points[4].clone();
    outlier.value = 400.0;
    outlier.n = 2;
    outlier.set_aside = Some("fire drill".to_owned());
    points.insert(5, outlier);
    let chart = Chart::of(points, &[], None);
    assert_eq!(chart.points.len(), 11);
    assert_eq!(chart.now(), Chart::of(daily(&FLOW_RATES), &[], None).now());
    assert_eq!(chart.points[5].moving_range, None);
    assert_eq!(
        chart.points[6].moving_range,
        Some(3.4),
        "from the point before what is set aside"
    );
    assert_eq!(found(&chart), []);
}

#[test]
fn too_few_points_are_a_run_chart_around_their_median() {
    let chart = Chart::of(daily(&[4.0, 1.0, 2.0, 30.0]), &[], None);
    assert_eq!(chart.kind, ChartKind::Run);
    assert_eq!(
        chart.now(),
        Limits {
            centre: Some(3.0),
            ..Limits::default()
        }
    );
    assert_eq!(Chart::of(daily(&[1.0; 6]), &[], None).kind, ChartKind::Xmr);
    assert_eq!(Chart::of(daily(&[1.0; 5]), &[], None).kind, ChartKind::Run);
}

#[test]
fn one_point_has_a_mean_and_no_limits_and_none_has_nothing() {
    let one = xmr(&[4.0]);
    assert_eq!(one.now().centre, Some(4.0));
    assert_eq!((one.now().mean_moving_range, one.now().upper), (None, None));
    assert_eq!(xmr(&[]).now(), Limits::default());
    assert!(xmr(&[]).segments.is_empty());
}

#[test]
fn a_point_outside_a_limit_is_a_signal_and_one_on_it_is_none() {
    // The mean is 2 and the mean moving range 1.128, so the limits are 5 and -1.
    let limits = Limits {
        centre: Some(2.0),
        mean_moving_range: Some(1.128),
        upper: Some(5.0),
        lower: Some(-1.0),
        upper_range: None,
    };
    let judged = |values: &[f64]| {
        let counted: Vec<(usize, f64)> = values.iter().copied().enumerate().collect();
        signals::all(0, &limits, &counted, ChartKind::Xmr)
            .into_iter()
            .map(|signal| (signal.rule, signal.side, signal.points))
            .collect::<Vec<_>>()
    };
    assert_eq!(judged(&[5.0, 2.0, -1.0]), []);
    assert_eq!(
        judged(&[5.1, 2.0, -1.1, 6.0]),
        [
            (Rule::OutsideLimits, Side::Above, vec![0, 3]),
            (Rule::OutsideLimits, Side::Below, vec![2]),
        ]
    );
    // Eight in a row; the ninth ends it by being on the mean.
    let above = [3.0; 8];
    assert_eq!(
        judged(&above),
        [(Rule::EightOnOneSide, Side::Above, (0..8).collect())]
    );
    assert_eq!(judged(&above[..7]), []);
    let tied = [3.0, 3.0, 3.0, 3.0, 2.0, 3.0, 3.0, 3.0, 3.0];
    assert_eq!(judged(&tied), [], "a point on the mean breaks the row");
    let long = [1.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 1.0];
    assert_eq!(
        judged(&long),
        [(Rule::EightOnOneSide, Side::Above, (1..10).collect())]
    );
    // Half-way, 3.5 here, is not nearer.
    assert_eq!(judged(&[3.6, 1.0, 4.0, 3.5, 2.0, 3.9]), []);
    assert_eq!(
        judged(&[1.0, 3.6, 1.0, 4.0, 3.9, 2.0]),
        [(Rule::ThreeOfFourNearLimit, Side::Above, vec![1, 3, 4])]
    );
    // Fours that overlap are one signal.
    assert_eq!(
        judged(&[0.0, 0.1, 2.5, 0.2, 0.3, 2.5, 0.0, 2.5, 2.5, 2.5]),
        [(Rule::ThreeOfFourNearLimit, Side::Below, vec![0, 1, 3, 4, 6])]
    );
}

#[test]
fn a_step_larger_than_ranges_usually_are_is_a_signal() {
    // Mean ranges of 2 and a bit, so that 8 is too much in one step, and well inside the limits.
    let mut values = [10.0, 12.0].repeat(10);
    values.extend([7.0, 15.0]);
    values.extend([10.0, 12.0].repeat(10));
    assert_eq!(
        found(&xmr(&values)),
        [(Rule::RangeAboveLimit, Side::Above, vec![20, 21])]
    );
    // To and from what is outside it is told once.
    values[21] = 30.0;
    assert_eq!(
        found(&xmr(&values)),
        [(Rule::OutsideLimits, Side::Above, vec![21])]
    );
}

#[test]
fn values_that_are_all_alike_are_no_signal() {
    for value in [0.1, 0.1 + 0.2, -7.0, 1e308, 5e-324, 0.0] {
        let chart = xmr(&[value; 20]);
        let limits = chart.now();
        assert_eq!(limits.upper, limits.centre);
        assert_eq!(limits.mean_moving_range, Some(0.0));
        assert_eq!(found(&chart), [], "{value}");
    }
}

#[test]
fn a_mean_that_a_value_equals_on_paper_equals_it_here() {
    // The mean is 0.2; added up in order it comes to 0.20000000000000004.
    let chart = xmr(&[0.1, 0.2, 0.3]);
    assert_eq!(chart.now().centre, Some(0.2));
}

#[test]
fn the_size_of_a_number_is_that_of_its_first_digit() {
    assert_eq!(limits::size(0.0), None);
    assert_eq!(limits::size(f64::INFINITY), None);
    assert_eq!(limits::size(f64::NAN), None);
    for power in -320..=308 {
        let one: f64 = format!("1e{power}").parse().unwrap();
        assert_eq!(limits::size(one), Some(power));
        assert_eq!(limits::size(-9.0 * one), (power < 308).then_some(power));
    }
}

#[test]
fn the_longest_run_that_chance_gives_is_three_more_than_the_logarithm() {
    for count in 10..=70_000_u32 {
        let written = (f64::from(count).log2() + 3.0).round() as usize;
        assert_eq!(
            signals::longest_by_chance(count as usize),
            Some(written),
            "{count}"
        );
    }
}

#[test]
fn a_run_longer_than_chance_gives_is_a_signal_of_a_run_chart() {
    let run = |values: &[f64]| Chart::of(daily(values), &[], Some(ChartKind::Run));
    assert_eq!(signals::longest_by_chance(9), None, "too few to tell");
    assert_eq!(signals::longest_by_chance(10), Some(6));
    assert_eq!(signals::longest_by_chance(24), Some(8));
    assert_eq!(found(&run(&[1.0, 1.0, 1.0, 1.0, 9.0, 9.0, 9.0, 9.0])), []);
    // Seven to each side are what chance gives to fourteen; what is on the median is read over.
    let seven = [vec![1.0; 7], vec![5.0], vec![9.0; 7]].concat();
    assert_eq!(run(&seven).now().centre, Some(5.0));
    assert_eq!(found(&run(&seven)), []);
    // Sixteen may have seven; eight are more, also with one on the median between them.
    let eight = [vec![1.0; 4], vec![5.0], vec![1.0; 4], vec![9.0; 8]].concat();
    let below = [0, 1, 2, 3, 5, 6, 7, 8];
    assert_eq!(
        found(&run(&eight)),
        [
            (Rule::LongRun, Side::Below, below.to_vec()),
            (Rule::LongRun, Side::Above, (9..17).collect()),
        ]
    );
}

#[test]
fn limits_begin_anew_where_the_way_of_measuring_changed() {
    let values = [
        10.0, 12.0, 11.0, 10.0, 12.0, 11.0, 30.0, 31.0, 32.0, 31.0, 30.0,
    ];
    let chart = Chart::of(daily(&values), &[changed("2026-11-07")], None);
    let [before, after] = chart.segments.as_slice() else {
        panic!("{:?}", chart.segments);
    };
    assert_eq!((before.first, before.last), (0, 5));
    assert_eq!((after.first, after.last), (6, 10));
    assert_eq!(before.limits, xmr(&values[..6]).now());
    assert_eq!(after.limits, xmr(&values[6..]).now());
    assert_eq!(chart.now(), after.limits);
    assert_eq!(chart.points[6].moving_range, None, "no range leads across");
    assert_eq!(found(&chart), []);
    assert_eq!(chart.place_of_change(day("2026-11-07")), 5.5);
    // A change before everything, after everything, or twice between two points, makes no segment.
    for changes in [
        vec![changed("2026-10-01")],
        vec![changed("2027-01-01")],
        vec![],
    ] {
        assert_eq!(Chart::of(daily(&values), &changes, None).segments.len(), 1);
    }
    let mut far = daily(&values[..2]);
    far[1].on = "2026-12-01".parse().unwrap();
    let twice = [changed("2026-11-10"), changed("2026-11-20")];
    assert_eq!(Chart::of(far, &twice, None).segments.len(), 2);
}

#[test]
fn the_line_is_broken_where_nothing_was_measured_for_long() {
    let mut points = daily(&[1.0; 6]);
    points[3].on = "2026-11-06".parse().unwrap();
    points[4].on = "2026-11-20".parse().unwrap();
    points[5].on = "2026-11-21".parse().unwrap();
    let gaps: Vec<bool> = Chart::of(points, &[], None)
        .points
        .iter()
        .map(|point| point.after_gap)
        .collect();
    assert_eq!(
        gaps,
        [false, false, false, false, true, false],
        "a weekend is none"
    );
}

#[test]
fn an_experiment_stands_where_its_day_is_between_the_points() {
    let mut points = daily(&[1.0; 4]);
    points[2].on = "2026-11-06T08:00:00+01:00".parse().unwrap();
    points[3].on = "2026-11-06T10:00:00+01:00".parse().unwrap();
    let chart = Chart::of(points, &[], None);
    let place = |at: &str| chart.place(stamp(at));
    assert_eq!(place("2026-10-01T09:00:00+01:00"), -0.5);
    assert_eq!(place("2026-11-01T09:00:00+01:00"), 0.0, "a day is all day");
    assert_eq!(place("2026-11-02T23:00:00+01:00"), 1.0);
    assert_eq!(place("2026-11-04T09:00:00+01:00"), 1.5, "half-way there");
    assert_eq!(place("2026-11-06T07:00:00+01:00"), 2.0);
    assert_eq!(place("2026-11-06T09:00:00+01:00"), 2.5);
    assert_eq!(place("2026-11-06T11:00:00+01:00"), 3.5);
    assert_eq!(place("2026-11-20T11:00:00+01:00"), 3.5);
}

#[test]
fn what_is_no_finite_number_has_no_place_and_is_counted() {
    let chart = Chart::of(
        daily(&[f64::NAN, 1.0, f64::INFINITY, 2.0, f64::NEG_INFINITY]),
        &[],
        Some(ChartKind::Xmr),
    );
    assert_eq!((chart.points.len(), chart.without_place), (2, 3));
    assert_eq!(chart.now().mean_moving_range, Some(1.0));
}

/// A value as people measure it, or one at the edge of what numbers can be.
fn value() -> impl Strategy<Value = f64> {
    prop_oneof![
        6 => (-2_000_i32..2_000).prop_map(|tenths| f64::from(tenths) / 10.0),
        2 => Just(40.0),
        1 => any::<f64>(),
        1 => prop_oneof![
            Just(f64::MAX),
            Just(f64::MIN),
            Just(f64::MIN_POSITIVE),
            Just(5e-324),
            Just(-0.0),
        ],
    ]
}

/// Points of some weeks, several a day, some of them set aside.
pub(crate) fn any_points() -> impl Strategy<Value = Vec<Point>> {
    let one = (value(), 0_i64..60, 0_u8..8);
    prop::collection::vec(one, 0..60).prop_map(|all| {
        let mut points = daily(&vec![0.0; all.len()]);
        for (point, (value, days, luck)) in points.iter_mut().zip(all) {
            point.value = value;
            point.on = Moment::Day(day("2026-11-01").plus(days));
            point.set_aside = (luck == 0).then(|| "why".to_owned());
        }
        points.sort_by_key(|point| point.on);
        points
    })
}

proptest! {
    #[test]
    fn any_points_make_a_chart(
        points in any_points(),
        from in prop::collection::vec(0_i64..60, 0..3),
        kind in prop::option::of(prop_oneof![Just(ChartKind::Run), Just(ChartKind::Xmr)]),
    ) {
        let changes: Vec<ChangedWay> = from
            .iter()
            .map(|days| ChangedWay { from: day("2026-11-01").plus(*days), how: String::new(), before: None })
            .collect();
        let finite = points.iter().filter(|point| point.value.is_finite()).count();
        let chart = Chart::of(points, &changes, kind);
        prop_assert_eq!(chart.points.len(), finite);
        // The segments cover every point once, in order.
        let covered: Vec<usize> = chart.segments.iter().flat_map(|of| of.first..=of.last).collect();
        prop_assert_eq!(covered, (0..finite).collect::<Vec<_>>());
        for signal in &chart.signals {
            prop_assert!(!signal.points.is_empty());
            prop_assert!(signal.points.is_sorted());
            for point in &signal.points {
                prop_assert_eq!(chart.points[*point].segment, signal.segment);
                prop_assert!(chart.points[*point].set_aside.is_none());
            }
        }
        for limits in chart.segments.iter().map(|of| of.limits) {
            let all = [limits.centre, limits.mean_moving_range, limits.upper, limits.lower, limits.upper_range];
            prop_assert!(all.into_iter().flatten().all(f64::is_finite));
            prop_assert_eq!(limits.upper.is_some(), limits.lower.is_some());
        }
    }

    #[test]
    fn the_limits_are_those_of_the_plain_formula(
        tenths in prop::collection::vec(-20_000_i32..20_000, 2..80),
    ) {
        let values: Vec<f64> = tenths.iter().map(|tenths| f64::from(*tenths) / 10.0).collect();
        let limits = xmr(&values).now();
        // In whole tenths, which are exact.
        let sum: i64 = tenths.iter().map(|one| i64::from(*one)).sum();
        let ranges: i64 = tenths.windows(2).map(|pair| i64::from((pair[1] - pair[0]).abs())).sum();
        let mean = sum as f64 / 10.0 / tenths.len() as f64;
        let range = ranges as f64 / 10.0 / (tenths.len() - 1) as f64;
        let near = |value: Option<f64>, wanted: f64| (value.unwrap() - wanted).abs() < 1e-8;
        prop_assert!(near(limits.centre, mean), "{limits:?} {mean}");
        prop_assert!(near(limits.mean_moving_range, range), "{limits:?} {range}");
        prop_assert!(near(limits.upper, mean + 3.0 * range / 1.128), "{limits:?}");
        prop_assert!(near(limits.lower, mean - 3.0 * range / 1.128), "{limits:?}");
        prop_assert!(near(limits.upper_range, 3.268 * range), "{limits:?}");
    }
}
