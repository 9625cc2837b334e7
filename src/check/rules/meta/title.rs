use crate::check::input::{Page, Policy, fold};
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::check::words::Words;
use crate::diagnostic::Severity;
use crate::read::Side;

declare_rule! {
    /// A title that was left in the source language.
    ///
    /// ## Why
    ///
    /// The title is what search results and the browser's tab show. It has no source
    /// copy, so the rule looks at the page's first heading: the title is its source, word
    /// for word, while the heading was translated.
    ///
    /// ## Example
    ///
    /// ```pairs ru-RU
    /// ---
    /// title: Refund a ticket
    /// ---
    /// # Возврат билета => # Refund a ticket
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs ru-RU
    /// ---
    /// title: Возврат билета
    /// ---
    /// # Возврат билета => # Refund a ticket
    /// ```
    TITLE_UNTRANSLATED = "meta-title-untranslated", Some(Severity::Warning), Check::Page(check)
}

fn check(page: &Page, _: &Policy, out: &mut Reporter<'_>) {
    let front = page.front_matter();
    let (Some(title), Some(source)) = (&front.title, &page.source) else {
        return;
    };
    let (Some(own), Some(theirs)) = (page.target.headings.first(), source.headings.first()) else {
        return;
    };
    let words = |facts, side, range| fold(&Words::of(facts, page.parsed.text(side), range).text);
    let heading = words(&page.target, Side::Target, own.range);
    let original = words(source, Side::Source, theirs.range);
    if fold(title) != original || heading == original {
        return;
    }
    let entry = front.entries.iter().find(|entry| entry.key == "title");
    let range = entry.map_or(front.range, |entry| entry.range);
    out.report(
        page.span(Side::Target, range),
        "the title is not translated",
    )
    .related(page.span(Side::Target, own.range), "the heading is")
    .help("translate the title")
    .subject(original);
}
