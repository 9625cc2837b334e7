//! `report --format xlsx`: the table for spreadsheets, and a sheet of the coverage.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

use super::model::{PageLocale, Report};
use super::table::{fitting, standing, translation};
use super::words::Words;
use crate::align::State;

/// Rows on one sheet; the format ends at 1,048,576.
const SHEET: usize = 1_000_000;
/// Columns before those of the locales.
const BEFORE: u16 = 3;

/// The workbook's bytes. `words` are those of the interface language; the same report
/// gives the same bytes.
pub fn write(report: &Report, words: &Words<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let properties = DocProperties::new()
        .set_title(words.with("report-title", &[("site", report.title.as_str().into())]))
        .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    workbook.set_properties(&properties);
    coverage(workbook.add_worksheet(), report, words)?;
    let rows: Vec<(usize, usize)> = report
        .pages
        .iter()
        .enumerate()
        .flat_map(|(page, of)| (0..of.rows.len()).map(move |row| (page, row)))
        .collect();
    for (number, rows) in rows.chunks(SHEET).enumerate() {
        let sheet = workbook.add_worksheet();
        let name = words.get("report-nav-pages");
        sheet.set_name(match number {
            0 => name,
            number => format!("{name} {}", number + 1),
        })?;
        table(sheet, report, rows, words)?;
    }
    workbook.save_to_buffer()
}

fn coverage(sheet: &mut Worksheet, report: &Report, words: &Words<'_>) -> Result<(), XlsxError> {
    let head = head();
    sheet.set_name(words.get("dashboard-coverage"))?;
    sheet.set_freeze_panes(1, 1)?;
    sheet.write_string_with_format(0, 0, words.get("dashboard-page"), &head)?;
    sheet.set_column_width(0, 50)?;
    for (column, locale) in (1..).zip(&report.locales) {
        sheet.write_string_with_format(0, column, locale.to_string(), &head)?;
        sheet.set_column_width(column, 12)?;
    }
    let share = Format::new().set_num_format("0 %");
    for (row, page) in (1..).zip(&report.pages) {
        sheet.write_string(row, 0, fitting(page.page.clone()))?;
        for (column, locale) in (1..).zip(&report.locales) {
            if let Some(share_of) = page.locales.get(locale).and_then(PageLocale::coverage) {
                sheet.write_number_with_format(row, column, share_of, &share)?;
            }
        }
    }
    Ok(())
}

fn table(
    sheet: &mut Worksheet,
    report: &Report,
    rows: &[(usize, usize)],
    words: &Words<'_>,
) -> Result<(), XlsxError> {
    let head = head();
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let drifted = text.clone().set_background_color(Color::RGB(0x00FB_F1DC));
    let labels = [
        (words.get("dashboard-page"), 28),
        (
            words
                .with("view-row", &[("number", "".into())])
                .trim()
                .to_owned(),
            6,
        ),
        (words.get("view-source"), 60),
    ];
    for (column, (label, width)) in (0..).zip(labels) {
        sheet.write_string_with_format(0, column, label, &head)?;
        sheet.set_column_width(column, width)?;
    }
    let mut column = BEFORE;
    for locale in &report.locales {
        sheet.write_string_with_format(0, column, locale.to_string(), &head)?;
        sheet.set_column_width(column, 60)?;
        let state = format!("{locale} – {}", words.get("state-label"));
        sheet.write_string_with_format(0, column + 1, state, &head)?;
        sheet.set_column_width(column + 1, 16)?;
        column += 2;
    }
    sheet.set_freeze_panes(1, BEFORE)?;
    for (line, &(page, row)) in (1..).zip(rows) {
        let (page, row) = (&report.pages[page], &report.pages[page].rows[row]);
        sheet.write_string_with_format(line, 0, fitting(page.page.clone()), &text)?;
        #[expect(clippy::cast_precision_loss, reason = "no page has 2^53 rows")]
        sheet.write_number_with_format(line, 1, row.row as f64, &text)?;
        let source = row.source.clone().unwrap_or_default();
        sheet.write_string_with_format(line, 2, fitting(source), &text)?;
        for (column, locale) in (BEFORE..).step_by(2).zip(&report.locales) {
            let Some(cell) = row.cells.get(locale) else {
                continue;
            };
            let format = match cell.state {
                State::Current | State::Unpaired => &text,
                _ => &drifted,
            };
            sheet.write_string_with_format(line, column, translation(row, locale), format)?;
            sheet.write_string_with_format(line, column + 1, standing(cell), format)?;
        }
    }
    let last = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    sheet.autofilter(0, 0, last, column.saturating_sub(1))?;
    Ok(())
}

fn head() -> Format {
    Format::new()
        .set_bold()
        .set_text_wrap()
        .set_background_color(Color::RGB(0x00E1_F0EF))
}
