use proptest::prelude::*;

use super::*;

#[test]
fn one_mark_is_the_decimal_mark_in_every_language() {
    for (text, value) in [
        ("5", 5.0),
        (" 41.5 ", 41.5),
        ("41,5", 41.5),
        ("-5", -5.0),
        ("−5,25", -5.25),
        ("+5", 5.0),
        ("-0", 0.0),
        (".5", 0.5),
        (",234", 0.234),
        ("0.234", 0.234),
        ("-0,125", -0.125),
        ("1.2345", 1.2345),
        ("1234.567", 1234.567),
        ("007", 7.0),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("1.234,567", 1234.567),
        ("1,234,567.8", 1_234_567.8),
        ("1.234.567", 1_234_567.0),
        ("12\u{202f}345", 12_345.0),
        ("12\u{a0}345,6", 12_345.6),
        ("1'234.567", 1234.567),
        ("1’234", 1234.0),
        ("1.5E-05", 1.5e-5),
        ("1.234e3", 1234.0),
    ] {
        let read = read(text, None);
        assert_eq!(read, Ok(value), "{text}");
        assert!(
            read.is_ok_and(|read| read != 0.0 || read.is_sign_positive()),
            "{text}"
        );
    }
}

#[test]
fn what_can_be_read_two_ways_names_both() {
    for (text, whole, fraction, exact) in [
        ("1.234", 1234.0, 1.234, "1.2340"),
        ("1,234", 1234.0, 1.234, "1.2340"),
        ("-12,500", -12_500.0, -12.5, "-12.5000"),
        ("999.000", 999_000.0, 999.0, "999.0000"),
    ] {
        let error = NumberError::Ambiguous {
            text: text.to_owned(),
            whole,
            fraction,
            exact: exact.to_owned(),
        };
        assert_eq!(read(text, None), Err(error), "{text}");
        assert_eq!(read(exact, None), Ok(fraction), "the way out works");
    }
    assert!(matches!(
        read("1.234 min", Some("min")),
        Err(NumberError::Ambiguous { .. })
    ));
    assert_eq!(
        read("1,234", None).unwrap_err().to_string(),
        "\"1,234\" can be read as 1234 and as 1.234; write 1234, or 1.2340 for the other"
    );
}

#[test]
fn what_is_no_number_is_refused() {
    for text in [
        "",
        " ",
        "-",
        "+",
        ".",
        ",",
        "1.",
        "1,",
        "--5",
        "5-",
        "1 234",
        "1..2",
        "1.23,5",
        "1,23.4.5",
        "1.2.3",
        "12.34.567",
        "0.123.456",
        "1234.567.890",
        "1'23",
        "'123",
        "NaN",
        "inf",
        "-inf",
        "infinity",
        "0x10",
        "1e",
        "1e5.5",
        "e5",
        "1_000",
        "٣",
        "½",
        "five",
        "€5",
        "1'234’567",
        "1.234'567,8",
    ] {
        assert!(read(text, None).is_err(), "{text}: {:?}", read(text, None));
    }
    assert!(matches!(
        read("1e999", None),
        Err(NumberError::TooLarge { .. })
    ));
    assert!(matches!(
        read(&"9".repeat(400), None),
        Err(NumberError::TooLarge { .. })
    ));
}

#[test]
fn the_metrics_own_unit_may_stand_behind() {
    assert_eq!(read("41,5 min", Some("min")), Ok(41.5));
    assert_eq!(read("41.5MIN", Some("min")), Ok(41.5));
    assert_eq!(read("95%", Some("%")), Ok(95.0));
    assert_eq!(read("12 m2", Some("m2")), Ok(12.0));
    assert_eq!(read("12 orders/h", Some("orders/h")), Ok(12.0));
    assert_eq!(read("3 µm", Some("µm")), Ok(3.0));
    assert_eq!(
        read("12", Some("2")),
        Ok(12.0),
        "no digit of a number is its unit"
    );
    assert_eq!(
        read("5 h", Some("min")),
        Err(NumberError::OtherUnit {
            text: "5 h".into(),
            given: "h".into(),
            unit: "min".into()
        })
    );
    assert_eq!(
        read("5%", None),
        Err(NumberError::NoUnit {
            text: "5%".into(),
            given: "%".into()
        })
    );
    assert_eq!(
        read("min", Some("min")),
        Err(NumberError::NotANumber { text: "min".into() })
    );
}

#[test]
fn hours_and_minutes_become_the_unit() {
    for (text, unit, value) in [
        ("1:30", "h", 1.5),
        ("1:30", "min", 90.0),
        ("0:01:30", "min", 1.5),
        ("1:00:05", "s", 3605.0),
        ("-0:30", "h", -0.5),
        ("100:00 h", "h", 100.0),
    ] {
        assert_eq!(read(text, Some(unit)), Ok(value), "{text} {unit}");
    }
    for text in [
        "1:60",
        "1:5",
        ":30",
        "1:",
        "1:00:60",
        "1:00:00:00",
        "1:0x",
        "1.5:30",
        "9999999999:00",
    ] {
        let error = read(text, Some("min")).unwrap_err();
        assert!(
            !matches!(error, NumberError::NotATimeUnit { .. }),
            "{text}: {error}"
        );
    }
    assert_eq!(
        read("1:30", None),
        Err(NumberError::NotATimeUnit {
            text: "1:30".into(),
            unit: None
        })
    );
    assert!(matches!(
        read("1:30", Some("orders")),
        Err(NumberError::NotATimeUnit { .. })
    ));
}

#[test]
fn a_range_may_be_open_or_a_single_number() {
    for (text, range) in [
        ("36..39", (Some(36.0), Some(39.0))),
        ("..40", (None, Some(40.0))),
        ("36..", (Some(36.0), None)),
        ("36,5..39", (Some(36.5), Some(39.0))),
        (" 36.5 .. 39 min ", (Some(36.5), Some(39.0))),
        ("-5..-2", (Some(-5.0), Some(-2.0))),
        ("36…39", (Some(36.0), Some(39.0))),
        ("0:30..0:45", (Some(30.0), Some(45.0))),
        ("0", (Some(0.0), Some(0.0))),
        ("7..7", (Some(7.0), Some(7.0))),
    ] {
        assert_eq!(read_range(text, Some("min")), Ok(range), "{text}");
    }
    assert_eq!(
        read_range("39..36", None),
        Err(NumberError::Reversed {
            text: "39..36".into(),
            low: 39.0,
            high: 36.0
        })
    );
    for text in ["..", "…", "0...5", "1..2..3", ". ."] {
        assert!(read_range(text, None).is_err(), "{text}");
    }
    assert!(matches!(
        read_range("1.234..5", None),
        Err(NumberError::Ambiguous { .. })
    ));
    assert!(matches!(
        read_range("36-39", None),
        Err(NumberError::NotARange { .. })
    ));
}

#[test]
fn numbers_are_shown_without_noise() {
    for (value, en, nl) in [
        (5.0, "5", "5"),
        (-0.0, "0", "0"),
        (41.5, "41.5", "41,5"),
        (-1234.25, "-1234.25", "-1234,25"),
        (125_000.0, "125000", "125000"),
        (0.1 + 0.2, "0.3", "0,3"),
        (100.0 / 3.0, "33.3333333333333", "33,3333333333333"),
        (0.00001234, "0.00001234", "0,00001234"),
        (1.5e300, "1.5e300", "1,5e300"),
        (f64::NAN, "NaN", "NaN"),
        (f64::INFINITY, "inf", "inf"),
    ] {
        assert_eq!(show(value, Lang::En), en);
        assert_eq!(show(value, Lang::Nl), nl);
        assert_eq!(show(value, Lang::De), nl);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_text_breaks_it(text in any::<String>(), numberish in "[-+−]?[0-9.,'’: \u{202f}]{0,14}[eE]?(…|min|%)?", unit in any::<Option<String>>()) {
        for text in [text, numberish] {
            for unit in [None, Some("min"), Some("%"), unit.as_deref()] {
                let _ = read_range(&text, unit);
                if let Ok(value) = read(&text, unit) {
                    prop_assert!(value.is_finite());
                }
            }
        }
    }

    #[test]
    fn what_is_shown_is_read_back(value in prop::num::f64::NORMAL | prop::num::f64::ZERO, hundredths in -10_000_000i32..10_000_000) {
        for value in [value, f64::from(hundredths) / 100.0, f64::from(hundredths) / 1000.0] {
            for lang in Lang::ALL {
                let back = match read(&show(value, lang), None) {
                    Ok(back) => back,
                    Err(NumberError::Ambiguous { fraction, .. }) => fraction,
                    Err(NumberError::TooLarge { .. }) if value.abs() > 1.79e308 => continue,
                    Err(error) => return Err(TestCaseError::fail(format!("{value}: {error}"))),
                };
                prop_assert!((back - value).abs() <= value.abs() * 1e-14, "{value} {back}");
            }
        }
    }
}
