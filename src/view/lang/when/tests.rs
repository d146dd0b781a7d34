use chrono::{MappedLocalTime, NaiveTime, Utc};
use proptest::prelude::*;

use super::*;
use Direction::{Back, Forward};
use Lang::{De, En, Nl};

/// Amsterdam's rules around the two changes of 2026, which needs no zone files.
#[derive(Clone, Copy, Debug)]
struct Amsterdam;

impl TimeZone for Amsterdam {
    type Offset = FixedOffset;
    fn from_offset(_: &FixedOffset) -> Amsterdam {
        Amsterdam
    }
    fn offset_from_local_date(&self, local: &NaiveDate) -> MappedLocalTime<FixedOffset> {
        self.offset_from_local_datetime(&local.and_time(NaiveTime::MIN))
    }
    fn offset_from_local_datetime(&self, local: &NaiveDateTime) -> MappedLocalTime<FixedOffset> {
        let fits = |hours| {
            hour(hours)
                .from_local_datetime(local)
                .single()
                .filter(|at| self.offset_from_utc_datetime(&at.naive_utc()) == hour(hours))
        };
        match (fits(2), fits(1)) {
            (Some(_), Some(_)) => MappedLocalTime::Ambiguous(hour(2), hour(1)),
            (Some(_), None) => MappedLocalTime::Single(hour(2)),
            (None, Some(_)) => MappedLocalTime::Single(hour(1)),
            (None, None) => MappedLocalTime::None,
        }
    }
    fn offset_from_utc_date(&self, utc: &NaiveDate) -> FixedOffset {
        self.offset_from_utc_datetime(&utc.and_time(NaiveTime::MIN))
    }
    fn offset_from_utc_datetime(&self, utc: &NaiveDateTime) -> FixedOffset {
        let summer =
            "2026-03-29T01:00:00".parse().unwrap()..="2026-10-25T00:59:59".parse().unwrap();
        hour(if summer.contains(utc) { 2 } else { 1 })
    }
}

fn hour(hours: i32) -> FixedOffset {
    FixedOffset::east_opt(hours * 3600).unwrap()
}

/// A Monday.
fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-23T09:12:00+01:00").unwrap()
}

fn today() -> NaiveDate {
    now().date_naive()
}

fn day(text: &str, lang: Lang, dir: Direction) -> Result<String, DateError> {
    read_day(text, lang, today(), dir).map(|day| day.to_string())
}

fn at_now(text: &str, lang: Lang, dir: Direction) -> Result<String, DateError> {
    moment(text, lang, now(), dir, &Amsterdam).map(|moment| moment.to_string())
}

#[test]
fn days_are_read_as_people_write_them() {
    for (text, lang, forward, back) in [
        ("2026-12-01", En, "2026-12-01", "2026-12-01"),
        (" 2026-12-1 ", Nl, "2026-12-01", "2026-12-01"),
        ("2026/12/01", En, "2026-12-01", "2026-12-01"),
        ("today", En, "2026-11-23", "2026-11-23"),
        ("Tomorrow", De, "2026-11-24", "2026-11-24"),
        ("vandaag", Nl, "2026-11-23", "2026-11-23"),
        ("morgen", Nl, "2026-11-24", "2026-11-24"),
        ("Übermorgen", De, "2026-11-25", "2026-11-25"),
        ("gestern", De, "2026-11-22", "2026-11-22"),
        ("fri", En, "2026-11-27", "2026-11-20"),
        ("Fri.", Nl, "2026-11-27", "2026-11-20"),
        ("vrijdag", Nl, "2026-11-27", "2026-11-20"),
        ("vr", Nl, "2026-11-27", "2026-11-20"),
        ("Freitag", De, "2026-11-27", "2026-11-20"),
        ("fr", De, "2026-11-27", "2026-11-20"),
        ("mon", En, "2026-11-30", "2026-11-16"),
        ("zo", Nl, "2026-11-29", "2026-11-22"),
        ("+3d", En, "2026-11-26", "2026-11-26"),
        ("-3d", En, "2026-11-20", "2026-11-20"),
        ("−3 d", En, "2026-11-20", "2026-11-20"),
        ("3d", En, "2026-11-26", "2026-11-20"),
        ("2w", De, "2026-12-07", "2026-11-09"),
        ("1m", En, "2026-12-23", "2026-10-23"),
        ("1y", En, "2027-11-23", "2025-11-23"),
        ("0d", En, "2026-11-23", "2026-11-23"),
        ("3 dagen", Nl, "2026-11-26", "2026-11-20"),
        ("2 Wochen", De, "2026-12-07", "2026-11-09"),
        ("in 2 weeks", Nl, "2026-12-07", "2026-12-07"),
        ("over 2 weken", Nl, "2026-12-07", "2026-12-07"),
        ("in 3 Tagen", De, "2026-11-26", "2026-11-26"),
        ("3 days ago", En, "2026-11-20", "2026-11-20"),
        ("3 dagen geleden", Nl, "2026-11-20", "2026-11-20"),
        ("vor 3 Tagen", De, "2026-11-20", "2026-11-20"),
        ("1-12-2026", Nl, "2026-12-01", "2026-12-01"),
        ("01.12.2026", De, "2026-12-01", "2026-12-01"),
        ("1. 12. 2026", De, "2026-12-01", "2026-12-01"),
        ("1/12/2026", Nl, "2026-12-01", "2026-12-01"),
        ("1-12", Nl, "2026-12-01", "2025-12-01"),
        ("1.12.", De, "2026-12-01", "2025-12-01"),
        ("23-11", Nl, "2026-11-23", "2026-11-23"),
        ("25/12/2026", En, "2026-12-25", "2026-12-25"),
        ("12/25/2026", En, "2026-12-25", "2026-12-25"),
        ("5/5/2026", En, "2026-05-05", "2026-05-05"),
        ("1 dec 2026", Nl, "2026-12-01", "2026-12-01"),
        ("1 Dec 2026", De, "2026-12-01", "2026-12-01"),
        ("1. Dez. 2026", De, "2026-12-01", "2026-12-01"),
        ("1-Dec-2026", En, "2026-12-01", "2026-12-01"),
        ("Dec 1, 2026", En, "2026-12-01", "2026-12-01"),
        ("december 1st", En, "2026-12-01", "2025-12-01"),
        ("1 december", Nl, "2026-12-01", "2025-12-01"),
        ("1e dec", Nl, "2026-12-01", "2025-12-01"),
        ("3. März", De, "2027-03-03", "2026-03-03"),
        ("29 feb", En, "2028-02-29", "2024-02-29"),
        ("Tue 1 Dec 2026", En, "2026-12-01", "2026-12-01"),
        ("di 1-12-2026", Nl, "2026-12-01", "2026-12-01"),
    ] {
        assert_eq!(
            day(text, lang, Forward).as_deref(),
            Ok(forward),
            "{text} forward"
        );
        assert_eq!(day(text, lang, Back).as_deref(), Ok(back), "{text} back");
    }
    let january = NaiveDate::from_ymd_opt(2027, 1, 31).unwrap();
    assert_eq!(
        read_day("1m", En, january, Forward)
            .map(|day| day.to_string())
            .as_deref(),
        Ok("2027-02-28")
    );
}

#[test]
fn moments_have_a_day_or_a_time_or_both() {
    for (text, lang, read) in [
        ("2026-12-01", En, "2026-12-01"),
        ("fri", En, "2026-11-27"),
        ("2026-12-01T09:30", En, "2026-12-01T09:30:00+01:00"),
        ("2026-12-01 09:30:15", En, "2026-12-01T09:30:15+01:00"),
        ("2026-12-01t09:30:15.25z", En, "2026-12-01T09:30:15+00:00"),
        ("2026-12-01T09:30-03:30", En, "2026-12-01T09:30:00-03:30"),
        ("2026-12-01 09:30:00 +0200", En, "2026-12-01T09:30:00+02:00"),
        ("2026-07-01 09:30", En, "2026-07-01T09:30:00+02:00"),
        ("16:30", En, "2026-11-23T16:30:00+01:00"),
        ("at 16:30", De, "2026-11-23T16:30:00+01:00"),
        ("16.30 Uhr", De, "2026-11-23T16:30:00+01:00"),
        ("um 9 Uhr", De, "2026-11-23T09:00:00+01:00"),
        ("9u30", Nl, "2026-11-23T09:30:00+01:00"),
        ("9.30uur", Nl, "2026-11-23T09:30:00+01:00"),
        ("4:30 pm", En, "2026-11-23T16:30:00+01:00"),
        ("12am", En, "2026-11-23T00:00:00+01:00"),
        ("fri 16:30", En, "2026-11-27T16:30:00+01:00"),
        ("morgen om 9:00", Nl, "2026-11-24T09:00:00+01:00"),
        ("1. Dez. 2026, 09:30", De, "2026-12-01T09:30:00+01:00"),
        ("dec 1 16:30", En, "2026-12-01T16:30:00+01:00"),
        ("3 d 16:30", En, "2026-11-26T16:30:00+01:00"),
        ("jetzt", De, "2026-11-23T09:12:00+01:00"),
    ] {
        assert_eq!(at_now(text, lang, Forward).as_deref(), Ok(read), "{text}");
    }
}

#[test]
fn a_day_is_noon_where_an_instant_is_needed() {
    let noon = |text| stamp(text, En, now(), Back, &Amsterdam).map(|stamp| stamp.to_string());
    assert_eq!(noon("fri").as_deref(), Ok("2026-11-20T12:00:00+01:00"));
    assert_eq!(
        noon("2026-07-01").as_deref(),
        Ok("2026-07-01T12:00:00+02:00")
    );
    assert_eq!(
        noon("yesterday 8:15").as_deref(),
        Ok("2026-11-22T08:15:00+01:00")
    );
}

#[test]
fn the_changes_of_the_clock_lose_no_time() {
    for (text, read) in [
        ("2026-03-29 01:59", "2026-03-29T01:59:00+01:00"),
        ("2026-03-29 02:30", "2026-03-29T03:30:00+02:00"),
        ("2026-03-29 03:00", "2026-03-29T03:00:00+02:00"),
        ("2026-10-25 02:30", "2026-10-25T02:30:00+02:00"),
        ("2026-10-25 03:00", "2026-10-25T03:00:00+01:00"),
    ] {
        assert_eq!(at_now(text, En, Forward).as_deref(), Ok(read), "{text}");
    }
}

#[test]
fn what_is_no_single_day_says_why() {
    let text = |text: &str| text.to_owned();
    let on = |day: &str| day.parse::<Day>().unwrap();
    for (typed, lang, error) in [
        (
            "1/12/2026",
            En,
            DateError::Ambiguous {
                text: text("1/12/2026"),
                day_first: on("2026-12-01"),
                month_first: on("2026-01-12"),
            },
        ),
        (
            "01.12.",
            En,
            DateError::Ambiguous {
                text: text("01.12."),
                day_first: on("2026-12-01"),
                month_first: on("2027-01-12"),
            },
        ),
        (
            "31 feb",
            En,
            DateError::NoSuchDay {
                text: text("31 feb"),
            },
        ),
        (
            "2026-02-29",
            En,
            DateError::NoSuchDay {
                text: text("2026-02-29"),
            },
        ),
        (
            "12/25/2026",
            Nl,
            DateError::NoSuchDay {
                text: text("12/25/2026"),
            },
        ),
        (
            "1-12-26",
            Nl,
            DateError::ShortYear {
                text: text("1-12-26"),
            },
        ),
        (
            "1 dec '26",
            Nl,
            DateError::ShortYear {
                text: text("1 dec '26"),
            },
        ),
        (
            "Wed 1 Dec 2026",
            En,
            DateError::WrongWeekday {
                text: text("Wed 1 Dec 2026"),
                named: Weekday::Wed,
                day: on("2026-12-01"),
            },
        ),
        (
            "16:30",
            En,
            DateError::TimeNotWanted {
                text: text("16:30"),
            },
        ),
        (
            "2026-12-01T09:30",
            En,
            DateError::TimeNotWanted {
                text: text("2026-12-01T09:30"),
            },
        ),
        (
            "+9999y",
            En,
            DateError::TooFar {
                text: text("+9999y"),
            },
        ),
        (
            "99999999999999999999d",
            En,
            DateError::TooFar {
                text: text("99999999999999999999d"),
            },
        ),
        (
            "0000-01-01",
            En,
            DateError::TooFar {
                text: text("0000-01-01"),
            },
        ),
    ] {
        assert_eq!(day(typed, lang, Forward), Err(error), "{typed}");
    }
    let no_such_time = |typed: &str| {
        Err(DateError::NoSuchTime {
            text: typed.to_owned(),
        })
    };
    for typed in ["25:00", "fri 12:60", "13pm", "2026-12-01T09:30+24:00"] {
        assert_eq!(at_now(typed, En, Forward), no_such_time(typed));
    }
    assert_eq!(
        day("Wed 1 Dec 2026", En, Forward).unwrap_err().to_string(),
        "\"Wed 1 Dec 2026\" names a Wednesday, but 2026-12-01 is a Tuesday"
    );
}

#[test]
fn what_is_no_date_says_what_is_one() {
    for typed in [
        "",
        " ",
        "soon",
        "5",
        "d",
        "+d",
        "3",
        "3h",
        "3u",
        "3x",
        "2026",
        "-",
        "--3d",
        "+-3d",
        "in +3d",
        "1 2 3",
        "fri fri",
        "1 december 12026",
        "vrijdag",
        "in",
        "at",
        "16",
        "16:3",
        "1:2:3",
        "over 3 uur",
        "2026-12-01T",
        "2026-12-01T09:30+1",
        "fri x",
        "1.2.3.4",
        "20261-1-1",
    ] {
        for read in [day(typed, En, Forward), at_now(typed, En, Forward)] {
            assert!(
                matches!(read, Err(DateError::NotADate { .. })),
                "{typed}: {read:?}"
            );
        }
    }
    assert_eq!(
        day("bald", De, Forward),
        Err(DateError::NotADate {
            text: "bald".to_owned(),
            accepted: words::accepted(De)
        })
    );
}

#[test]
fn a_month_is_no_day_and_the_day_is_asked_for() {
    for (text, lang, example) in [
        ("juni 2027", Nl, "2027-06-30"),
        ("2027-02", En, "2027-02-28"),
        ("6/2027", En, "2027-06-30"),
        ("06.2027", De, "2027-06-30"),
        ("Juni", De, "2027-06-30"),
        ("dec-2026", En, "2026-12-31"),
    ] {
        let example: Day = example.parse().unwrap();
        let text = text.to_owned();
        assert_eq!(
            read_day(&text, lang, today(), Forward),
            Err(DateError::NoDay { text, example })
        );
    }
}

#[test]
fn an_hour_behind_a_day_needs_no_minutes() {
    for (text, lang) in [
        ("fri 10h", En),
        ("vr 10u", Nl),
        ("vr om 10u", Nl),
        ("vr 10 uur", Nl),
        ("fr 10 Uhr", De),
        ("fri 10am", En),
    ] {
        let read = at_now(text, lang, Forward);
        assert_eq!(read.as_deref(), Ok("2026-11-27T10:00:00+01:00"), "{text}");
    }
    assert!(at_now("10u", Nl, Forward).is_err());
    assert!(at_now("over 3u", Nl, Forward).is_err());
}

#[test]
fn what_is_accepted_is_accepted() {
    for lang in Lang::ALL {
        for example in words::accepted(lang).split([',', ';']) {
            let example = example.trim().trim_start_matches(|c: char| {
                !c.is_ascii_digit() && c != '+' && example.contains(':')
            });
            assert!(at_now(example, lang, Forward).is_ok(), "{example}");
        }
    }
}

#[test]
fn days_are_shown_in_words() {
    let first: Day = "2026-12-01".parse().unwrap();
    let march: Day = "2026-03-09".parse().unwrap();
    for (lang, short, long, in_march, moment) in [
        (
            En,
            "1 Dec 2026",
            "Tuesday 1 December 2026",
            "9 Mar 2026",
            "1 Dec 2026, 09:30",
        ),
        (
            Nl,
            "1 dec 2026",
            "dinsdag 1 december 2026",
            "9 mrt 2026",
            "1 dec 2026, 09:30",
        ),
        (
            De,
            "1. Dez. 2026",
            "Dienstag, 1. Dezember 2026",
            "9. März 2026",
            "1. Dez. 2026, 09:30",
        ),
    ] {
        assert_eq!(show_day(first, lang), short);
        assert_eq!(show_day_long(first, lang), long);
        assert_eq!(show_day(march, lang), in_march);
        assert_eq!(show_moment(first.into(), lang), short);
        assert_eq!(
            show_moment("2026-12-01T09:30:00-05:00".parse().unwrap(), lang),
            moment
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_text_breaks_it(
        text in any::<String>(),
        dateish in "(fri|vor|in|\\+|-|−)? ?[0-9]{0,5}[-./: ]?([0-9]{1,3}|dec|märz|w)?[-./: t]?[0-9]{0,5}(:[0-9]{2}|z|uur|\\+[0-9:]{0,5}|.)?",
        seconds in any::<i64>(),
    ) {
        let then = DateTime::<Utc>::from_timestamp(seconds % 8_000_000_000_000, 0).unwrap_or_default();
        for text in [text, dateish] {
            for lang in Lang::ALL {
                for dir in [Forward, Back] {
                    for now in [now(), then.fixed_offset(), DateTime::<Utc>::MAX_UTC.with_timezone(&hour(1))] {
                        let _ = read_day(&text, lang, today(), dir);
                        let _ = read_day(&text, lang, NaiveDate::MAX, dir);
                        let _ = read_day(&text, lang, NaiveDate::MIN, dir);
                        let _ = read_moment(&text, lang, now, dir);
                        let _ = read_stamp(&text, lang, now, dir);
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_shown_is_read_back(days in 1i64..3_652_000, minutes in 0i64..1440) {
        let date = NaiveDate::from_ymd_opt(1, 1, 1).unwrap() + TimeDelta::days(days);
        let local = date.and_time(NaiveTime::MIN) + TimeDelta::minutes(minutes);
        for lang in Lang::ALL {
            let day = Day::from(date);
            prop_assert_eq!(read_day(&show_day(day, lang), lang, today(), Forward), Ok(day));
            prop_assert_eq!(read_day(&show_day_long(day, lang), lang, today(), Back), Ok(day));
            let shown = Moment::from(Stamp::from(hour(3).from_local_datetime(&local).unwrap()));
            prop_assert_eq!(moment(&show_moment(shown, lang), lang, now(), Forward, &hour(3)), Ok(shown));
        }
    }
}
