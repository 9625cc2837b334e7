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
    let own = strays(text);
    if own.is_empty() || own.len() <= strays(prose.source_words()).len() {
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

/// The blanks before a mark that ends there: `.NET`, `.5` and `...` begin with one.
fn strays(text: &str) -> Vec<usize> {
    let blanks = memchr::memchr_iter(b' ', text.as_bytes());
    blanks
        .filter(|&at| at > 0)
        .filter(|&at| {
            let after = &text[at + 1..];
            let rest = after.strip_prefix([',', '.', '，', '。', '、']);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\n']))
        })
        .collect()
}
