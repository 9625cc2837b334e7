//! What stands around the segments, compared between the locales of one revision.

use crate::check::contexts::Context;
use crate::check::deviations::{Aspect, Deviation, deviations};
use crate::check::input::Group;
use crate::check::parts::{self, Part};
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::{Change, Drift, Severity};
use crate::parse::AlertKind;

declare_rule! {
    /// An alert that is of another kind in the other locales of the same revision.
    ///
    /// ## Why
    ///
    /// The marker `[!WARNING]` stands outside of the segments, so no comparison with the
    /// source text shows that it was changed or lost. A warning that became a note is
    /// overlooked. Of several locales, the one that differs from most is told; of two, the
    /// one that lacks the alert. Against a page of a newer revision it is drift.
    ///
    /// ## Example
    ///
    /// ```pairs fr-FR
    /// ---
    /// ms.openlocfilehash: 481f8cdf5ab1
    /// ---
    /// # Assistance => # Support
    /// > [!NOTE]
    /// > Fermé à midi. => > It is closed at noon.
    /// ```
    ///
    /// ```pairs ru-RU
    /// ---
    /// ms.openlocfilehash: 481f8cdf5ab1
    /// ---
    /// # Поддержка => # Support
    /// > [!WARNING]
    /// > В полдень закрыто. => > It is closed at noon.
    /// ```
    ///
    /// ```pairs pt-BR
    /// ---
    /// ms.openlocfilehash: 481f8cdf5ab1
    /// ---
    /// # Suporte => # Support
    /// > [!WARNING]
    /// > Fecha ao meio-dia. => > It is closed at noon.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs fr-FR
    /// ---
    /// ms.openlocfilehash: 481f8cdf5ab1
    /// ---
    /// # Assistance => # Support
    /// > [!WARNING]
    /// > Fermé à midi. => > It is closed at noon.
    /// ```
    ///
    /// ```pairs ru-RU
    /// ---
    /// ms.openlocfilehash: 481f8cdf5ab1
    /// ---
    /// # Поддержка => # Support
    /// > [!WARNING]
    /// > В полдень закрыто. => > It is closed at noon.
    /// ```
    ALERT_DIFFERS_LOCALES = "alert-differs-locales", Some(Severity::Warning), Check::Group(alerts)
}

fn alerts(group: &Group<'_>, out: &mut Reporter<'_>) {
    let aspect = Aspect {
        value: |context| context.alert.map(alert),
        older: true,
    };
    for deviation in deviations(group, &aspect) {
        let theirs = deviation.theirs.as_deref();
        let (message, help) = match (theirs, deviation.own.as_deref()) {
            (Some(theirs), Some(own)) => (
                format!("this alert is {theirs} in other locales, not {own}"),
                format!("write `[!{theirs}]`"),
            ),
            (Some(theirs), None) => (
                format!("this text is in an alert, {theirs}, in other locales"),
                format!("restore the marker `[!{theirs}]`"),
            ),
            (None, own) => (
                format!(
                    "this alert, {}, is none in other locales",
                    own.unwrap_or_default()
                ),
                "remove the marker, or add it in the other locales".to_owned(),
            ),
        };
        report(&deviation, message, help, out);
    }
}

fn alert(kind: AlertKind) -> String {
    format!("{kind:?}").to_uppercase()
}

declare_rule! {
    /// A heading of another level than in the other locales of the same revision.
    ///
    /// ## Why
    ///
    /// The outline of the page changes, and with it the addresses of steps and what screen
    /// readers jump to. The `#` stand outside of the segments, so no comparison with the
    /// source text shows it.
    ///
    /// ## Example
    ///
    /// ```pairs fr-FR
    /// ---
    /// ms.openlocfilehash: 481f8cdf5ab1
    /// ---
    /// # Assistance => # Support
    /// #### Horaires => #### Hours
    /// ```
    ///
    /// ```pairs ru-RU
    /// ---
    /// ms.openlocfilehash: 481f8cdf5ab1
    /// ---
    /// # Поддержка => # Support
    /// ### Часы => ### Hours
    /// ```
    ///
    /// ```pairs pt-BR
    /// ---
    /// ms.openlocfilehash: 481f8cdf5ab1
    /// ---
    /// # Suporte => # Support
    /// ### Horário => ### Hours
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs fr-FR
    /// ---
    /// ms.openlocfilehash: 481f8cdf5ab1
    /// ---
    /// # Assistance => # Support
    /// ### Horaires => ### Hours
    /// ```
    ///
    /// ```pairs ru-RU
    /// ---
    /// ms.openlocfilehash: 481f8cdf5ab1
    /// ---
    /// # Поддержка => # Support
    /// ### Часы => ### Hours
    /// ```
    HEADING_LEVEL_DIFFERS = "heading-level-differs-locales", Some(Severity::Warning),
    Check::Group(headings)
}

fn headings(group: &Group<'_>, out: &mut Reporter<'_>) {
    let aspect = Aspect {
        value: |context| context.heading.map(|level| level.to_string()),
        older: true,
    };
    for deviation in deviations(group, &aspect) {
        let hashes = |level: &str| "#".repeat(level.parse().unwrap_or_default());
        let (message, help) = match (deviation.theirs.as_deref(), deviation.own.as_deref()) {
            (Some(theirs), Some(own)) => (
                format!("heading of level {own} is of level {theirs} in other locales"),
                format!("begin it with `{} `", hashes(theirs)),
            ),
            (Some(theirs), None) => (
                format!("this text is a heading of level {theirs} in other locales"),
                format!("begin it with `{} `", hashes(theirs)),
            ),
            (None, _) => (
                "this heading is a plain text in other locales".to_owned(),
                "take the `#` away, or make it a heading in the other locales".to_owned(),
            ),
        };
        report(&deviation, message, help, out);
    }
}

declare_rule! {
    /// A list, table, zone, tab, image or include that other locales of the same revision
    /// have otherwise.
    ///
    /// ## Why
    ///
    /// What stands outside of the segments is copied, not translated: a difference is a
    /// slip. Readers of one locale miss an image, or see a step outside of its list. Of
    /// several locales, the one that differs from most is told; of two, the one that lacks
    /// something.
    ///
    /// ## Example
    ///
    /// ```pairs fr-FR
    /// ---
    /// ms.openlocfilehash: 481f8cdf5ab1
    /// ---
    /// # Assistance => # Support
    /// Appelez le bureau. => Call the desk.
    /// ```
    ///
    /// ```pairs ru-RU
    /// ---
    /// ms.openlocfilehash: 481f8cdf5ab1
    /// ---
    /// # Поддержка => # Support
    /// Позвоните. => Call the desk.
    ///
    /// ![](media/desk.png)
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs fr-FR
    /// ---
    /// ms.openlocfilehash: 481f8cdf5ab1
    /// ---
    /// # Assistance => # Support
    /// Appelez le bureau. => Call the desk.
    ///
    /// ![](media/desk.png)
    /// ```
    ///
    /// ```pairs ru-RU
    /// ---
    /// ms.openlocfilehash: 481f8cdf5ab1
    /// ---
    /// # Поддержка => # Support
    /// Позвоните. => Call the desk.
    ///
    /// ![](media/desk.png)
    /// ```
    STRUCTURE_DIFFERS_LOCALES = "structure-differs-locales", Some(Severity::Warning),
    Check::Group(structure)
}

fn structure(group: &Group<'_>, out: &mut Reporter<'_>) {
    let aspects: [(&str, Value); 4] = [
        ("list", lists),
        ("table", |context| {
            context
                .table
                .map(|columns| format!("table of {columns} columns"))
        }),
        ("zone or tab", |context| {
            (!context.conditions.is_empty()).then(|| context.conditions.join(", "))
        }),
        ("code block", |context| {
            context.code.then(|| "code".to_owned())
        }),
    ];
    for (name, value) in aspects {
        let aspect = Aspect {
            value,
            older: false,
        };
        for deviation in deviations(group, &aspect) {
            let message = match (deviation.theirs.as_deref(), deviation.own.as_deref()) {
                (Some(theirs), Some(own)) => {
                    format!("this text is in `{theirs}` in other locales, not in `{own}`")
                }
                (Some(theirs), None) => {
                    format!("this text is in a {name} in other locales, `{theirs}`")
                }
                (None, own) => format!(
                    "this text is in no {name} in other locales, here in `{}`",
                    own.unwrap_or_default()
                ),
            };
            let help = "make what stands around the text as the other locales have it";
            report(&deviation, message, help.to_owned(), out);
        }
    }
    for Part {
        page,
        span,
        related,
        message,
        subject,
    } in parts::missing(group)
    {
        out.report(span, message)
            .help("add what the other locales have here")
            .subject(subject)
            .related_at(related, "another locale has it here")
            .locale(&page.locale);
    }
}

/// What a text has of one kind of container.
type Value = fn(&Context) -> Option<String>;

fn lists(context: &Context) -> Option<String> {
    let name = |ordered: &bool| if *ordered { "ordered list" } else { "list" };
    let names: Vec<_> = context.lists.iter().map(name).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

fn report(deviation: &Deviation<'_>, message: String, help: String, out: &mut Reporter<'_>) {
    let mut said = out.report(deviation.span, message);
    said.help(help)
        .subject(format!(
            "{}|{}",
            deviation.words,
            deviation.theirs.as_deref().unwrap_or_default()
        ))
        .locale(&deviation.page.locale)
        .related(deviation.elsewhere, "another locale has it here");
    if deviation.older {
        said.drift(Drift {
            change: Change::Reworded,
            part: crate::diagnostic::Part::Sentence,
        });
    }
}
