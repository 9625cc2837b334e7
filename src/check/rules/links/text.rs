//! Links in themselves: their words and their syntax.

use crate::check::input::{Page, Pair, Policy};
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;
use crate::parse::TargetKind;
use crate::read::Side;

declare_rule! {
    /// A link without words.
    ///
    /// ## Why
    ///
    /// There is nothing to see or to click on, and a screen reader reads the address
    /// letter by letter (WCAG 2.4.4).
    ///
    /// ## Example
    ///
    /// ```md pt-BR
    /// # Título
    ///
    /// Consulte [](support.md) para obter ajuda.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md pt-BR
    /// # Título
    ///
    /// Consulte [o suporte](support.md) para obter ajuda.
    /// ```
    LINK_TEXT_EMPTY = "link-text-empty", Some(Severity::Warning), Check::Page(text_empty)
}

fn text_empty(page: &Page, _: &Policy, out: &mut Reporter<'_>) {
    for link in page.target.links.iter().filter(|link| link.is_empty) {
        out.report(
            page.span(Side::Target, link.range),
            format!("link to `{}` has no words", link.target.raw),
        )
        .help("write what the link leads to")
        .subject(link.target.raw.clone());
    }
}

declare_rule! {
    /// A link that a blank between `]` and `(` has taken apart.
    ///
    /// ## Why
    ///
    /// Readers see the brackets and the address, and no link. It is the most frequent
    /// damage that translation does to links.
    ///
    /// ## Example
    ///
    /// ```pairs fr-FR
    /// Consultez [le support] (https://example.com/). => See [support](https://example.com/).
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs fr-FR
    /// Consultez [le support](https://example.com/). => See [support](https://example.com/).
    /// ```
    LINK_SYNTAX_SPACE = "link-syntax-space", Some(Severity::Error), Check::Pair(syntax_space)
}

fn syntax_space(pair: &Pair<'_>, out: &mut Reporter<'_>) {
    let text = &pair.target.words.text;
    if !text.contains(']') && !text.contains('］') {
        return;
    }
    for (at, _) in text.match_indices([']', '］']) {
        let close = text[at..].chars().next().map_or(1, char::len_utf8);
        let after = text[at + close..].trim_start();
        let blanks = text.len() - after.len() - (at + close);
        let Some(inside) = after.strip_prefix(['(', '（']) else {
            continue;
        };
        let open = after.len() - inside.len();
        let wide = close > 1 || open > 1;
        let address = inside
            .split([')', '）', ' ', '\n'])
            .next()
            .unwrap_or_default();
        let is_address = crate::parse::Target::new(address).kind == TargetKind::Web
            || address.contains(".md") && !address.contains(' ');
        if !is_address || (blanks == 0 && !wide) {
            continue;
        }
        let end = text.len() - inside.len() + address.len();
        out.report(
            pair.target.span_of_words(at..end),
            "this link is shown as text",
        )
        .label("its brackets and its address must touch")
        .help("write `](` without a blank, in half-width characters")
        .subject(pair.subject(address));
    }
}

declare_rule! {
    /// A link within a link.
    ///
    /// ## Why
    ///
    /// Only the inner link works; readers see the brackets and the address of the outer
    /// one.
    ///
    /// ## Example
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// Voir [[le support](support.md)](support.md).
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// Voir [le support](support.md) [1].
    /// ```
    LINK_NESTED = "link-nested", Some(Severity::Error), Check::Page(nested)
}

fn nested(page: &Page, _: &Policy, out: &mut Reporter<'_>) {
    let text = page.text();
    for link in &page.target.links {
        let before = &text[..link.range.start as usize];
        let after = &text[link.range.end as usize..];
        if before.ends_with('[') && !before.ends_with("\\[") && after.starts_with("](") {
            out.report(
                page.span(Side::Target, link.range),
                "this link stands within another",
            )
            .label("the outer one is shown as text")
            .help("remove the outer brackets and their address")
            .subject(link.target.raw.clone());
        }
    }
}
