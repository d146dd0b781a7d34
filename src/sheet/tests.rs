//! What is written in some shape is read back the same or refused, and nothing at all makes it panic.

use std::io::{Cursor, Read, Write};

use chrono::{Datelike, NaiveDate};
use proptest::prelude::*;
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::*;
use crate::{
    practice::{
        spreadsheet::{DateOrder, Decimal},
        when::{Day, Moment, Stamp},
    },
    sheet::{date::Clock, number::Mark},
};

fn local(at: chrono::NaiveDateTime) -> Option<Stamp> {
    Some(at.and_utc().fixed_offset().into())
}

fn wanted(order: Option<DateOrder>, mark: Mark) -> Wanted<'static> {
    Wanted {
        metrics: vec![Asked {
            slug: "lead-time".to_owned(),
            name: None,
            unit: "min".to_owned(),
            column: None,
            mark,
        }],
        any: false,
        others: Vec::new(),
        date_column: None,
        order,
        clock: Clock {
            today: NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(),
            local: &local,
        },
    }
}

fn values(bytes: &[u8], wanted: &Wanted<'_>) -> Result<Vec<(Moment, f64)>, SheetError> {
    let grid = open(bytes, None)?;
    let mut reading = read(&grid, wanted)?;
    Ok(reading.columns.remove(0).values)
}

/// A way in which people write.
#[derive(Debug, Clone)]
struct Shape {
    order: DateOrder,
    between: char,
    padded: bool,
    short_year: bool,
    decimal: Decimal,
    digits: usize,
    grouped: bool,
    separator: char,
    titles: usize,
    header: bool,
    encoding: usize,
    carriage_returns: bool,
}

prop_compose! {
    fn shape()(
        order in prop::sample::select(DateOrder::ALL.to_vec()),
        between in prop::sample::select(vec!['-', '/', '.']),
        padded: bool,
        short_year: bool,
        decimal in prop::sample::select(Decimal::ALL.to_vec()),
        digits in 0..=3usize,
        grouped: bool,
        separator in prop::sample::select(vec![';', '\t', ',', '|']),
        titles in 0..3usize,
        header: bool,
        encoding in 0..4usize,
        carriage_returns: bool,
    ) -> Shape {
        // Short years at the beginning have two digits behind them.
        Shape { order, between, padded: padded || order == DateOrder::Ymd, short_year, decimal, digits, grouped, separator, titles, header, encoding, carriage_returns }
    }
}

impl Shape {
    fn date(&self, day: NaiveDate) -> String {
        let (d, m) = match self.padded {
            true => (format!("{:02}", day.day()), format!("{:02}", day.month())),
            false => (day.day().to_string(), day.month().to_string()),
        };
        let y = match self.short_year {
            true => format!("{:02}", day.year() % 100),
            false => day.year().to_string(),
        };
        let parts = match self.order {
            DateOrder::Dmy => [d, m, y],
            DateOrder::Mdy => [m, d, y],
            DateOrder::Ymd => [y, m, d],
        };
        parts.join(&self.between.to_string())
    }

    /// A number of thousandths.
    fn value(&self, thousandths: i64) -> (String, f64) {
        let text = format!("{:.*}", self.digits, thousandths as f64 / 1000.0);
        let exact: f64 = text.parse().unwrap();
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let (sign, whole) = whole
            .strip_prefix('-')
            .map_or(("", whole), |whole| ("-", whole));
        let apart = match self.decimal {
            Decimal::Comma => '.',
            Decimal::Point => ',',
        };
        let mut grouped = String::new();
        for (place, digit) in whole.chars().enumerate() {
            if self.grouped && place > 0 && (whole.len() - place) % 3 == 0 {
                grouped.push(apart);
            }
            grouped.push(digit);
        }
        let fraction = match fraction {
            "" => String::new(),
            fraction => format!("{}{fraction}", self.decimal.mark()),
        };
        (format!("{sign}{grouped}{fraction}"), exact)
    }

    fn cell(&self, text: &str) -> String {
        match text.contains(self.separator) {
            true => format!("\"{text}\""),
            false => text.to_owned(),
        }
    }

    fn file(&self, rows: &[(NaiveDate, i64)]) -> (Vec<u8>, Vec<(Moment, f64)>) {
        let s = self.separator;
        let mut text = format!("Metingen{s}{s}\n{s}{s}\n").repeat(self.titles);
        if self.header {
            text.push_str(&format!("Datum{s}Größe{s}Uitleg\n"));
        }
        let mut read = Vec::new();
        for (day, thousandths) in rows {
            let (value, exact) = self.value(*thousandths);
            text.push_str(&format!("{}{s}{}{s}\n", self.date(*day), self.cell(&value)));
            read.push((Moment::Day(Day::from(*day)), exact + 0.0));
        }
        text.push_str(&format!("{s}{s}\n").repeat(2));
        if self.carriage_returns {
            text = text.replace('\n', "\r\n");
        }
        let bytes = match self.encoding {
            0 => text.into_bytes(),
            1 => format!("\u{feff}{text}").into_bytes(),
            2 => encoding_rs::WINDOWS_1252.encode(&text).0.into_owned(),
            _ => [0xff, 0xfe]
                .into_iter()
                .chain(text.encode_utf16().flat_map(u16::to_le_bytes))
                .collect(),
        };
        (bytes, read)
    }
}

fn rows() -> impl Strategy<Value = Vec<(NaiveDate, i64)>> {
    let day = (2001..2026i32, 1..=366u32)
        .prop_filter_map("a day", |(year, day)| NaiveDate::from_yo_opt(year, day));
    prop::collection::vec((day, -9_999_999..9_999_999i64), 1..12)
}

proptest! {
    #[test]
    fn what_is_written_in_a_shape_that_is_known_is_read_back(shape in shape(), rows in rows()) {
        let (bytes, written) = shape.file(&rows);
        let wanted = wanted(Some(shape.order), Mark::Told(shape.decimal));
        prop_assert_eq!(values(&bytes, &wanted), Ok(written));
    }

    #[test]
    fn what_is_found_out_is_right_or_left_open(shape in shape(), rows in rows()) {
        let (bytes, written) = shape.file(&rows);
        // Whether a year of two digits stands first is told by how likely it is, so it may be wrong
        // for days at random; that is not so for the order of day and month.
        let likely = !shape.short_year || shape.order == DateOrder::Ymd;
        match values(&bytes, &wanted(None, Mark::Unknown)) {
            Ok(read) if likely && !shape.short_year => prop_assert_eq!(read, written),
            Ok(_) | Err(SheetError::OrderOpen { .. } | SheetError::MarkOpen { .. }) => {}
            // A column of short years in no order at all may have nothing that fits.
            Err(SheetError::BadRows { .. }) if shape.short_year => {}
            Err(error) => prop_assert!(false, "{error:?}"),
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[0-9a-zA-Z;,.\t\"'\n\r:%€ /-]{0,200}") {
        let _ = values(text.as_bytes(), &wanted(None, Mark::Unknown));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = values(&bytes, &wanted(None, Mark::Unknown));
    }

    #[test]
    fn any_cell_is_read_or_refused(cell in "\\PC{0,30}", unit in "\\PC{0,5}") {
        let cell = Cell::Text(cell);
        let _ = number::column(&[(1, &cell)], &unit, "x", Mark::Unknown);
        let _ = (number::is_value(&cell), date::is_date(&cell));
        let clock = wanted(None, Mark::Unknown).clock;
        let _ = date::column(&[(1, &cell)], None, clock);
    }

    #[test]
    fn any_change_in_a_workbook_is_read_or_refused(
        book in 0..3usize, part in 0..20usize, at in any::<prop::sample::Index>(),
        with in prop::collection::vec(any::<u8>(), 0..6), cut in 0..8usize,
    ) {
        const BOOKS: [&[u8]; 3] = [
            include_bytes!("../../tests/cli/sheets/nl-1904.xlsx"),
            include_bytes!("../../tests/cli/sheets/de-calc.xlsx"),
            include_bytes!("../../tests/cli/sheets/en.ods"),
        ];
        let bytes = repacked(BOOKS[book], part, |xml| {
            let at = at.index(xml.len().max(1)).min(xml.len());
            let end = (at + cut).min(xml.len());
            xml.splice(at..end, with.iter().copied());
        });
        let _ = values(&bytes, &wanted(None, Mark::Unknown));
    }
}

/// The same workbook with one of its files changed.
fn repacked(book: &[u8], part: usize, change: impl Fn(&mut Vec<u8>)) -> Vec<u8> {
    let mut zip = ZipArchive::new(Cursor::new(book)).unwrap();
    let mut parts = Vec::new();
    for place in 0..zip.len() {
        let mut file = zip.by_index(place).unwrap();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        if place == part % 20 {
            change(&mut content);
        }
        parts.push((file.name().unwrap().into_owned(), content));
    }
    packed(&parts)
}

fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(name.as_str(), SimpleFileOptions::default())
            .unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook whose only sheet has these rows.
fn xlsx(rows: &str) -> Vec<u8> {
    let part = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
    packed(&[
        part(
            "_rels/.rels",
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
        ),
        part(
            "xl/workbook.xml",
            r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Blad1" sheetId="1" r:id="r1"/></sheets></workbook>"#,
        ),
        part(
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
        ),
        part(
            "xl/worksheets/sheet1.xml",
            &format!(
                r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
            ),
        ),
    ])
}

fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        r#"<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="Blad1">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    packed(&[("content.xml".to_owned(), content.into_bytes())])
}

#[test]
fn a_workbook_that_is_large_only_when_unpacked_is_refused() {
    let zeros = xlsx(&" ".repeat(80 * 1024 * 1024));
    assert!(zeros.len() < 1024 * 1024);
    assert_eq!(open(&zeros, None), Err(SheetError::TooLarge));
    assert_eq!(
        open(&ods(&" ".repeat(80 * 1024 * 1024)), None),
        Err(SheetError::TooLarge)
    );
}

#[test]
fn a_cell_in_the_far_corner_costs_no_memory() {
    let far = r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#;
    assert_eq!(
        open(&xlsx(far), None),
        Err(SheetError::TooWide { line: 1_048_576 })
    );
    let many: String = (1..=3_000)
        .map(|row| format!(r#"<row r="{row}"><c r="ALL{row}"><v>1</v></c></row>"#))
        .collect();
    assert_eq!(open(&xlsx(&many), None), Err(SheetError::TooLong));
}

#[test]
fn what_opendocument_repeats_is_not_spread_out() {
    let cell = r#"<table:table-cell office:value-type="float" office:value="1"/>"#;
    let rows = format!(
        r#"<table:table-row table:number-rows-repeated="1000000">{cell}</table:table-row>"#
    );
    assert_eq!(open(&ods(&rows), None), Err(SheetError::TooLong));
    // Blank ones are how every sheet ends.
    let blank = format!(
        r#"<table:table-row>{cell}<table:table-cell table:number-columns-repeated="16000"/></table:table-row><table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#
    );
    let grid = open(&ods(&blank), None).unwrap();
    assert_eq!(grid.rows.len(), 1);
    assert_eq!(grid.rows[0].cells, [Cell::Number(1.0)]);
    let absurd = r#"<table:table-row table:number-rows-repeated="99999999999999999999"><table:table-cell table:number-columns-repeated="-1"/></table:table-row>"#;
    assert_eq!(open(&ods(absurd), None), Err(SheetError::Empty));
}

#[test]
fn a_formula_counts_by_its_result() {
    let rows = r#"<row r="1"><c r="A1" t="str"><f>"2026-"&amp;"11-13"</f><v>2026-11-13</v></c><c r="B1"><f>1+1</f><v>2</v></c></row>"#;
    let read = values(&xlsx(rows), &wanted(None, Mark::Unknown)).unwrap();
    assert_eq!(
        read.iter().map(|(_, value)| *value).collect::<Vec<_>>(),
        [2.0]
    );
}
