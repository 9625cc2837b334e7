//! How locales set their marks.

use crate::check::input::Prose;
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;

declare_rule! {
    /// An ordinary blank, or none, before `:`, `;`, `!`, `?` or `»` in French.
    ///
    /// ## Why
    ///
    /// French sets these marks off by a blank that does not break; with an ordinary one
    /// the mark may begin a line. The narrow no-break space is U+202F, the wide one
    /// U+00A0. Canadian French is passed over.
    ///
    /// ## Example
    ///
    /// ```pairs fr-FR
    /// Êtes-vous prêt ? => Are you ready?
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs fr-FR
    /// Êtes-vous prêt ? => Are you ready?
    /// ```
    FR_NBSP = "typo-fr-nbsp", None, Check::Prose(fr_nbsp)
}

fn fr_nbsp(prose: &Prose<'_>, out: &mut Reporter<'_>) {
    let region = prose.page.locale.id().region;
    if prose.page.locale.language() != "fr" || region.is_some_and(|region| region.as_str() == "CA")
    {
        return;
    }
    let text = &prose.text.words.text;
    for (at, found) in text.match_indices([':', ';', '!', '?', '»']) {
        if !text[..at].ends_with(' ') {
            continue;
        }
        out.report(
            prose.text.span_of_words(at - 1..at + found.len()),
            format!("the blank before `{found}` may break the line"),
        )
        .help("use a no-break space, U+202F or U+00A0")
        .subject(prose.subject(found));
    }
}

declare_rule! {
    /// A half-width comma or full stop between Chinese characters.
    ///
    /// ## Why
    ///
    /// Chinese sets marks in the width of a character; a half-width one makes the line
    /// uneven and looks like another language's.
    ///
    /// ## Example
    ///
    /// ```pairs zh-TW
    /// 選取支援,然後儲存。 => Select Support, then save.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs zh-TW
    /// 選取支援，然後儲存。 => Select Support, then save.
    /// ```
    ZH_FULLWIDTH = "typo-zh-fullwidth", Some(Severity::Info), Check::Prose(zh_fullwidth)
}

fn zh_fullwidth(prose: &Prose<'_>, out: &mut Reporter<'_>) {
    if prose.page.locale.language() != "zh" {
        return;
    }
    let is_han = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}');
    let text = &prose.text.words.text;
    for (at, mark) in text.match_indices([',', ';', '?', '!', ':']) {
        let before = text[..at].chars().next_back().is_some_and(is_han);
        let after = text[at + 1..].chars().next().is_some_and(is_han);
        if before && after {
            let wide = mark
                .chars()
                .map(|c| char::from_u32(u32::from(c) + 0xfee0).unwrap_or(c));
            let wide: String = wide.collect();
            out.report(
                prose.text.span_of_words(at..at + 1),
                format!("half-width `{mark}` between Chinese characters"),
            )
            .help(format!("write `{wide}`"))
            .subject(prose.subject(mark));
        }
    }
}
