//! `report --format json`.

use super::model::Report;

/// The report as JSON, indented, with a line end.
pub fn write(report: &Report) -> serde_json::Result<String> {
    let mut text = serde_json::to_string_pretty(report)?;
    text.push('\n');
    Ok(text)
}
