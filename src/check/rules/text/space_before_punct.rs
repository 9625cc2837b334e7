use crate::check::input::Prose;
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;

declare_rule! {
    /// A blank before a comma or a full stop.
    ///
    /// ## Why
    ///
    /// The mark may begin a line. Translation by machine leaves such blanks after markup;
    /// the source has none there.
    ///
    /// ## Example
    ///
    /// ```pairs ru-RU
    /// Выберите **Поддержка** , затем сохраните. => Select **Support**, then save.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs ru-RU
    /// Выберите **Поддержка**, затем введите .NET. => Select **Support**, then enter .NET.
    /// ```
    SPACE_BEFORE_PUNCT = "text-space-before-punct", Some(Severity::Info), Check::Prose(check)
}

fn check(prose: &Prose<'_>, out: &mut Reporter<'_>) {
    let text = &prose.text.words.text;
    let strays = |text: &str| {
        let marks = [" ,", " .", " ，", " 。", " 、"];
        let found = marks.iter().flat_map(|mark| text.match_indices(*mark));
        let mut found: Vec<usize> = found
            .map(|(at, mark)| (at, &text[at + mark.len()..]))
            // `.NET`, `.5` and `...` begin with the mark; a list's dash stands alone.
            .filter(|(at, after)| *at > 0 && (after.is_empty() || after.starts_with([' ', '\n'])))
            .map(|(at, _)| at)
            .collect();
        found.sort_unstable();
        found
    };
    let own = strays(text);
    if own.len() <= strays(prose.source_words()).len() {
        return;
    }
    let at = own[0];
    let mark = text[at + 1..].chars().next().unwrap_or(',');
    out.report(
        prose.text.span_of_words(at..at + 1 + mark.len_utf8()),
        format!("stray blank before `{mark}`"),
    )
    .help("remove it")
    .subject(prose.subject(""));
}
