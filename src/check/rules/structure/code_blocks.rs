use crate::check::input::{Group, Page};
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;
use crate::read::Side;

declare_rule! {
    /// A code block that differs between pages of the same source revision.
    ///
    /// ## Why
    ///
    /// Code is not translated, so what one locale has and another has not is damage:
    /// readers paste it as it stands. Comments may be translated.
    ///
    /// ## Example
    ///
    /// ````pairs fr-FR
    /// ---
    /// ms.openlocfilehash: 481f8cdf5ab1
    /// ---
    /// # Titre => # Title
    ///
    /// ```json
    /// { "billet": 1 }
    /// ```
    /// ````
    ///
    /// ````pairs ru-RU
    /// ---
    /// ms.openlocfilehash: 481f8cdf5ab1
    /// ---
    /// # Заголовок => # Title
    ///
    /// ```json
    /// { "ticket": 1 }
    /// ```
    /// ````
    ///
    /// ## Instead
    ///
    /// ````pairs fr-FR
    /// ---
    /// ms.openlocfilehash: 481f8cdf5ab1
    /// ---
    /// # Titre => # Title
    ///
    /// ```sql
    /// -- les billets
    /// SELECT ticket
    /// ```
    /// ````
    ///
    /// ````pairs ru-RU
    /// ---
    /// ms.openlocfilehash: 481f8cdf5ab1
    /// ---
    /// # Заголовок => # Title
    ///
    /// ```sql
    /// -- билеты
    /// SELECT ticket
    /// ```
    /// ````
    CODE_BLOCK_DIFFERS = "code-block-differs", Some(Severity::Error), Check::Group(check)
}

fn check(group: &Group<'_>, out: &mut Reporter<'_>) {
    let alignment = &group.aligned.alignment;
    let Some(reference) = alignment.reference else {
        return;
    };
    let newest = &group.pages[reference];
    for (page, standing) in group.pages.iter().zip(&alignment.editions) {
        if page.file == newest.file || !standing.same_revision || page.source.is_none() {
            continue;
        }
        compare(page, newest, out);
    }
}

fn compare(page: &Page, newest: &Page, out: &mut Reporter<'_>) {
    let (own, theirs) = (&page.target.code_blocks, &newest.target.code_blocks);
    if own.len() != theirs.len() {
        return;
    }
    for (own, theirs) in own.iter().zip(theirs) {
        let (left, right) = (code(&own.text), code(&theirs.text));
        if left == right {
            continue;
        }
        let first = right.iter().zip(&left).find(|(right, left)| right != left);
        let known = first.map_or("", |(right, _)| right);
        out.report(
            page.span(Side::Target, own.range),
            "this code differs from the same revision elsewhere",
        )
        .related(newest.span(Side::Target, theirs.range), "the code there")
        .help("copy the code as it is in the source")
        .subject(known)
        .locale(&page.locale);
    }
}

/// The lines without comments, blanks collapsed.
fn code(text: &str) -> Vec<String> {
    let lines = text.lines().map(|line| {
        let end = ["//", "#", "--", "<!--"]
            .iter()
            .filter_map(|mark| line.find(mark))
            .min();
        let line = &line[..end.unwrap_or(line.len())];
        line.split_whitespace().collect::<Vec<_>>().join(" ")
    });
    lines.filter(|line| !line.is_empty()).collect()
}
