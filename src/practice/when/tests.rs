use proptest::prelude::*;

use super::*;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
struct Record {
    day: Day,
    stamp: Stamp,
    moments: Vec<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<Moment>,
}

fn stamp(text: &str) -> Stamp {
    text.parse().unwrap()
}

const FILE: &str = "\
day = 2026-11-24
stamp = 2026-11-23T09:12:00+01:00
moments = [2026-11-24, 2026-11-23T09:12:00-03:30]
by = 2026-12-01
";

#[test]
fn a_file_has_native_dates_and_keeps_them() {
    let record: Record = toml::from_str(FILE).unwrap();
    assert_eq!(record.day.to_string(), "2026-11-24");
    assert_eq!(record.stamp.to_string(), "2026-11-23T09:12:00+01:00");
    assert_eq!(record.moments[1].day().to_string(), "2026-11-23");
    assert_eq!(toml::to_string(&record).unwrap(), FILE);
    assert_eq!(toml_edit::ser::to_string(&record).unwrap(), FILE);
    assert_eq!(toml_edit::de::from_str::<Record>(FILE).unwrap(), record);
    let document = toml_edit::ser::to_document(&record).unwrap();
    assert!(document["day"].is_datetime() && document["by"].is_datetime());
    let value: toml::Value = toml::from_str(FILE).unwrap();
    assert_eq!(value.try_into::<Record>().unwrap(), record);
}

#[test]
fn a_toml_value_is_made_in_two_steps() {
    let record: Record = toml::from_str(FILE).unwrap();
    let wrapped = toml::Table::try_from(&record).unwrap();
    assert!(
        wrapped["day"].is_table(),
        "toml itself has learned to make dates: the second step can go"
    );
    let table: toml::Table = wrapped.try_into().unwrap();
    assert!(table["day"].is_datetime() && table["moments"][1].is_datetime());
    assert_eq!(table, toml::from_str(FILE).unwrap());
    assert_eq!(table.try_into::<Record>().unwrap(), record);
    assert_eq!(
        toml::Value::from(record.stamp),
        toml::Value::Datetime("2026-11-23T09:12:00+01:00".parse().unwrap())
    );
}

#[test]
fn json_has_strings() {
    let json = r#"{"day": "2026-11-24", "stamp": "2026-11-23T09:12:00.25+01:00", "moments": ["2026-11-24", "2026-11-23 09:12:00Z"]}"#;
    let record: Record = serde_json::from_str(json).unwrap();
    assert_eq!(
        record.stamp.to_string(),
        "2026-11-23T09:12:00+01:00",
        "to the second"
    );
    assert_eq!(record.moments[1].to_string(), "2026-11-23T09:12:00+00:00");
    assert_eq!(record.by, None);
}

#[test]
fn what_is_the_wrong_kind_says_what_is_needed() {
    for (line, what) in [
        ("day = 2026-11-24T09:30:00+01:00", "a date alone is needed"),
        ("day = 2026-11-24T09:30:00", "a date alone is needed"),
        ("day = 09:30:00", "without a date"),
        ("day = \"soon\"", "\"soon\" is not a date"),
        ("day = 5", "a date, such as 2026-11-24"),
        ("stamp = 2026-11-24", "has no time"),
        ("stamp = 2026-11-24T09:30:00", "has no offset"),
        ("stamp = { a = 1 }", ""),
    ] {
        #[derive(Debug, Deserialize)]
        #[allow(dead_code)]
        struct Either {
            day: Option<Day>,
            stamp: Option<Stamp>,
        }
        let error = toml::from_str::<Either>(line).unwrap_err();
        assert!(error.message().contains(what), "{line}: {error}");
        assert!(error.span().is_some(), "{line}: the line can be shown");
    }
}

#[test]
fn the_schema_names_the_formats() {
    let schema = serde_json::to_value(schemars::schema_for!(Record)).unwrap();
    let properties = &schema["properties"];
    assert_eq!(properties["day"]["format"], "date");
    assert_eq!(properties["stamp"]["format"], "date-time");
    assert_eq!(
        properties["moments"]["items"]["anyOf"][1]["format"],
        "date-time"
    );
    assert_eq!(properties["by"]["anyOf"][0]["x-shape"], "moment");
}

#[test]
fn one_instant_on_two_clocks_is_not_equal_but_stands_together() {
    let (here, there) = (
        stamp("2026-11-24T00:30:00+01:00"),
        stamp("2026-11-23T23:30:00Z"),
    );
    assert_ne!(here, there);
    assert_ne!(here.day(), there.day());
    assert!(there < here && here < stamp("2026-11-23T23:30:01Z"));
    assert!(Moment::Day(here.day()) < Moment::Stamp(here));
}

#[test]
fn what_toml_cannot_hold_is_brought_within() {
    assert_eq!(Day::from(NaiveDate::MAX).to_string(), "9999-12-31");
    assert_eq!(Day::from(NaiveDate::MIN).to_string(), "0000-01-01");
    for offset in [-86_399, -3600, 0, 1172, 86_399] {
        for utc in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC] {
            let stamp = Stamp::from(utc.with_timezone(&FixedOffset::east_opt(offset).unwrap()));
            assert_eq!(stamp.to_string().parse(), Ok(stamp));
        }
    }
    let amsterdam = FixedOffset::east_opt(1172)
        .unwrap()
        .with_ymd_and_hms(1930, 5, 1, 12, 0, 0)
        .unwrap();
    assert_eq!(
        Stamp::from(amsterdam).to_string(),
        "1930-05-01T11:59:28+00:19",
        "the instant stays"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn every_moment_is_read_back_from_its_text(seconds in any::<i64>(), minutes in -1439i32..1440) {
        let utc = DateTime::<Utc>::from_timestamp(seconds % 300_000_000_000, 0).unwrap();
        let stamp = Stamp::from(utc.with_timezone(&FixedOffset::east_opt(minutes * 60).unwrap()));
        prop_assert_eq!(stamp.to_string().parse(), Ok(stamp));
        prop_assert_eq!(stamp.day().to_string().parse(), Ok(stamp.day()));
        let moment = Moment::from(stamp);
        prop_assert_eq!(Moment::try_from(Datetime::from(moment)), Ok(moment));
    }

    #[test]
    fn no_text_breaks_it(text in any::<String>(), dateish in "[0-9]{0,5}-?[0-9]{1,2}-[0-9]{1,3}[Tt ]?[0-9:.]{0,9}[Zz+-]?[0-9:]{0,6}") {
        for text in [text, dateish] {
            let _ = text.parse::<Moment>();
            let _ = text.parse::<Day>();
            let _ = text.parse::<Stamp>();
        }
    }
}
