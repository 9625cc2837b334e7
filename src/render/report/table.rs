//! The report as a table: a row for each row, columns for each locale.

use super::model::{CellReport, Report, RowReport};
use crate::locale::Locale;

/// A cell of a spreadsheet holds no more characters (of UTF-16) than this.
const LONGEST: usize = 32_767;

/// `report --format csv`: RFC 4180, with a byte order mark so that spreadsheets take it
/// for UTF-8, and without cells that they would take for formulas. Every value is quoted,
/// so that no record begins like a command of a build server (`::error::`).
///
/// The columns are `page`, `row`, `key` and `source`, then for each locale its
/// translation, its state with its flags, and its segments' ids.
pub fn csv(report: &Report) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .quote_style(csv::QuoteStyle::Always)
        .from_writer("\u{feff}".as_bytes().to_vec());
    let mut header: Vec<String> = ["page", "row", "key", "source"].map(str::to_owned).into();
    for locale in &report.locales {
        header.extend([
            locale.to_string(),
            format!("{locale} state"),
            format!("{locale} segments"),
        ]);
    }
    writer.write_record(&header)?;
    for page in &report.pages {
        for row in &page.rows {
            let mut record = vec![
                harmless(&page.page),
                row.row.to_string(),
                row.key.clone(),
                harmless(row.source.as_deref().unwrap_or_default()),
            ];
            for locale in &report.locales {
                let cell = row.cells.get(locale);
                record.extend([
                    harmless(&cell.map_or_else(String::new, CellReport::target)),
                    cell.map_or_else(String::new, standing),
                    harmless(&cell.map_or_else(String::new, ids)),
                ]);
            }
            writer.write_record(&record)?;
        }
    }
    writer
        .into_inner()
        .map_err(|error| error.into_error().into())
}

/// A state with its flags: `stale, retargeted`.
pub(super) fn standing(cell: &CellReport) -> String {
    let names = std::iter::once(cell.state.name()).chain(cell.flags.iter().copied());
    names.collect::<Vec<_>>().join(", ")
}

fn ids(cell: &CellReport) -> String {
    let ids = cell.segments.iter().filter_map(|one| one.id.as_deref());
    ids.collect::<Vec<_>>().join(" ")
}

/// Text that no spreadsheet takes for a formula: what begins like one gets an apostrophe
/// before it, as OWASP advises against CSV injection.
fn harmless(text: &str) -> String {
    let first = text.trim_start_matches([' ', '\u{a0}']).chars().next();
    match first {
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠') => {
            format!("'{text}")
        }
        _ => text.to_owned(),
    }
}

/// Text that fits a spreadsheet's cell; what does not is cut, visibly. XML 1.0 has no way
/// to write U+FFFE and U+FFFF (§2.2).
pub(super) fn fitting(mut text: String) -> String {
    if text.contains(['\u{fffe}', '\u{ffff}']) {
        text = text.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}");
    }
    if text.len() <= LONGEST || text.encode_utf16().count() <= LONGEST {
        return text;
    }
    let mut length = 0;
    let kept = text.chars().take_while(|c| {
        length += c.len_utf16();
        length < LONGEST
    });
    let mut cut: String = kept.collect();
    cut.push('…');
    cut
}

/// What a locale has for a row, as one text: its translation.
pub(super) fn translation(row: &RowReport, locale: &Locale) -> String {
    fitting(
        row.cells
            .get(locale)
            .map_or_else(String::new, CellReport::target),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_text() {
        for text in ["=1+1", "+1", "-1", "@a", "\t=1", " =1", "＝1"] {
            assert!(harmless(text).starts_with('\''), "{text}");
        }
        assert_eq!(harmless("a = b"), "a = b");
        assert_eq!(harmless(""), "");
    }

    #[test]
    fn long_text_is_cut_where_a_cell_ends() {
        let long = "𝄞".repeat(LONGEST);
        let cut = fitting(long);
        assert!(cut.encode_utf16().count() <= LONGEST && cut.ends_with('…'));
        assert_eq!(fitting("short".to_owned()), "short");
        assert_eq!(
            fitting("a\u{ffff}b\u{fffe}".to_owned()),
            "a\u{fffd}b\u{fffd}"
        );
    }
}
