//! What a spreadsheet leaves open, asked.

use crate::{
    cmd::{app::App, ask::Offer, failure::Failure},
    practice::{
        board::Board,
        metric::Metric,
        spreadsheet::{DateOrder, Decimal},
        when::Day,
    },
    say,
    sheet::{SheetError, Wanted, number::Mark},
    view::lang::number,
};

/// Asks what would settle an error, and puts the answer into what is wanted; false where there is no
/// such question.
pub fn settle(
    app: &mut App<'_>,
    board: &Board,
    error: &SheetError,
    wanted: &mut Wanted<'_>,
    sheet: &mut Option<String>,
) -> Result<bool, Failure> {
    match error {
        SheetError::OrderOpen {
            line,
            text,
            readings,
        } => {
            wanted.order = order(app, text, *line, readings)?;
        }
        SheetError::MarkOpen {
            line,
            column,
            text,
            comma,
            point,
        } => {
            let lang = app.words().lang();
            let offers: Vec<Offer> = [(Decimal::Comma, comma), (Decimal::Point, point)]
                .map(|(decimal, value)| Offer::new(decimal.as_str(), number::show(*value, lang)))
                .into();
            let question = say!(
                "ask-sheet-decimal",
                text = text,
                line = *line,
                column = column
            );
            let answer = app.choose(&question, &offers, None)?;
            let decimal = Decimal::ALL
                .into_iter()
                .find(|decimal| decimal.as_str() == answer);
            for asked in &mut wanted.metrics {
                asked.mark = decimal.map_or(Mark::Unknown, Mark::Told);
            }
            app.answered.extend(["--decimal".to_owned(), answer]);
        }
        SheetError::WhichColumn { metric, there } => {
            let question = say!("ask-sheet-column", metric = metric);
            let column = app.choose(&question, &names(there), None)?;
            app.answered
                .extend(["--column".to_owned(), format!("{column}={metric}")]);
            let asked = wanted
                .metrics
                .iter_mut()
                .find(|asked| asked.slug == *metric);
            if let Some(asked) = asked {
                asked.column = Some(column);
            }
        }
        SheetError::WhichDate { there } => {
            let column = app.choose(&say!("ask-sheet-date-column"), &names(there), None)?;
            app.answered
                .extend(["--column".to_owned(), format!("{column}=date")]);
            wanted.date_column = Some(column);
        }
        SheetError::WhichSheet { there } => {
            let name = app.choose(&say!("ask-sheet-sheet"), &names(there), None)?;
            app.answered.extend(["--sheet".to_owned(), name.clone()]);
            *sheet = Some(name);
        }
        SheetError::NoneKnown { .. } => {
            let metrics: Vec<Offer> = board
                .all::<Metric>()
                .map(|metric| Offer::new(metric.stem(), metric.entry.lead()))
                .collect();
            let slug = app.choose(&say!("ask-measure-metric"), &metrics, None)?;
            app.answered.push(slug.clone());
            wanted.metrics.retain(|asked| asked.slug == slug);
            wanted.any = false;
            for asked in &mut wanted.metrics {
                asked.column = None;
            }
        }
        _ => return Ok(false),
    }
    Ok(true)
}

/// Which of several days a text is, and so in which order the others are read.
pub fn order(
    app: &mut App<'_>,
    text: &str,
    line: usize,
    readings: &[(DateOrder, Day)],
) -> Result<Option<DateOrder>, Failure> {
    let offers: Vec<Offer> = readings
        .iter()
        .map(|(order, day)| Offer::new(order.as_str(), app.words().day(*day)))
        .collect();
    let question = say!("ask-sheet-dates", text = text, line = line);
    let answer = app.choose(&question, &offers, None)?;
    let order = DateOrder::ALL
        .into_iter()
        .find(|order| order.as_str() == answer);
    app.answered.extend(["--dates".to_owned(), answer]);
    Ok(order)
}

/// Asks whether the file was understood.
pub fn go_on(app: &mut App<'_>) -> Result<bool, Failure> {
    app.confirm(&say!("ask-sheet-go-on"), true)
}

fn names(there: &[String]) -> Vec<Offer> {
    there.iter().map(|name| Offer::new(name, name)).collect()
}
