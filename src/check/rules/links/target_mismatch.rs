use crate::check::facts::within;
use crate::check::input::{Pair, Text};
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::check::rules::inline::missing;
use crate::diagnostic::Severity;
use crate::parse::TargetKind;

declare_rule! {
    /// A link that is lost, added or leads elsewhere than in the source.
    ///
    /// ## Why
    ///
    /// Readers of this locale do not get where the source leads. Links may stand in
    /// another order, and a locale code in an address may be the locale's own.
    ///
    /// ## Example
    ///
    /// ```pairs zh-TW
    /// 請參閱[支援](contact.md)。 => See [support](support.md).
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs zh-TW
    /// 請參閱[支援](support.md)。 => See [support](support.md).
    /// ```
    LINK_TARGET_MISMATCH = "link-target-mismatch", Some(Severity::Error), Check::Pair(check)
}

fn check(pair: &Pair<'_>, out: &mut Reporter<'_>) {
    let (own, theirs) = (targets(&pair.target), targets(&pair.source));
    if own == theirs {
        return;
    }
    let lost = missing(theirs.clone(), own.clone());
    let new = missing(own, theirs);
    let place = |wanted: &str| {
        let mut links = within(&pair.target.facts.links, pair.target.range);
        let link = links.find(|link| normal(&link.target.raw) == wanted)?;
        Some(pair.target.span_of(link.range))
    };
    let (message, span, subject) = match (lost.first(), new.first()) {
        (Some(lost), Some(new)) => (
            format!("link leads to `{}`, not to `{}`", short(new), short(lost)),
            place(new),
            lost,
        ),
        (Some(lost), None) => (format!("link to `{}` is lost", short(lost)), None, lost),
        (None, Some(new)) => (
            format!("link to `{}` is not in the source", short(new)),
            place(new),
            new,
        ),
        (None, None) => return,
    };
    out.report(span.unwrap_or_else(|| pair.target.span()), message)
        .help("restore the link as the source has it")
        .subject(pair.subject(subject));
}

fn targets(text: &Text<'_>) -> Vec<String> {
    within(&text.facts.links, text.range)
        // Links into this page follow its anchors, which are checked by themselves.
        .filter(|link| link.target.kind != TargetKind::Anchor)
        .map(|link| normal(&link.target.raw))
        .collect()
}

/// The address without a locale code as its first part: `/en-us/` and `/fr-fr/` agree.
fn normal(raw: &str) -> String {
    let is_code = |part: &str| {
        let bytes = part.as_bytes();
        bytes.len() == 5 && bytes[2] == b'-' && part.is_ascii()
    };
    let mut parts: Vec<_> = raw.split('/').collect();
    let first = if raw.contains("://") { 3 } else { 1 };
    if parts.get(first).is_some_and(|part| is_code(part)) {
        parts.remove(first);
    }
    parts.join("/")
}

/// The end of a long address: what tells it from others.
fn short(address: &str) -> String {
    let count = address.chars().count();
    if count <= 24 {
        return address.to_owned();
    }
    let end: String = address.chars().skip(count - 23).collect();
    format!("…{end}")
}
