//! The attributes of one start tag, read and cleaned.

use std::collections::BTreeSet;

use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;

use super::names::{self, Use};
use super::scope::{Namespace, Scope, declares};
use super::{ATTRIBUTE_LIMIT, LostKind, css, encoding, reference};

/// An attribute as written; its value with references resolved.
pub(super) struct Attribute<'a> {
    pub(super) name: &'a str,
    pub(super) value: String,
}

/// Why attributes cannot be read.
pub(super) enum Fault {
    Malformed,
    Entity,
    TooMany,
}

/// The attributes of a start tag, in order.
pub(super) fn read<'a>(tag: &'a BytesStart<'_>) -> Result<Vec<Attribute<'a>>, Fault> {
    let mut attributes = Vec::new();
    let mut names = BTreeSet::new();
    // The check of the library compares each with each.
    for attribute in tag.attributes().with_checks(false) {
        if attributes.len() == ATTRIBUTE_LIMIT {
            return Err(Fault::TooMany);
        }
        let attribute = attribute.map_err(|_| Fault::Malformed)?;
        let name = attribute.key.into_inner();
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_err(|_| Fault::Entity)?;
        if !names.insert(name) || !value.chars().all(encoding::is_allowed) {
            return Err(Fault::Malformed);
        }
        attributes.push(Attribute {
            name,
            value: value.into_owned(),
        });
    }
    Ok(attributes)
}

/// The attributes of an element that can be published, in order, no name twice. What is
/// lost is added to `lost`.
pub(super) fn clean(
    element: &str,
    attributes: &[Attribute<'_>],
    scope: &Scope,
    lost: &mut Vec<LostKind>,
) -> Vec<(&'static str, String)> {
    let is_href = |attribute: &Attribute<'_>| attribute.name == "href";
    // The newer spelling wins where both are given (SVG 2, 16.1.5).
    let has_href = attributes.iter().any(is_href);
    let mut kept: Vec<(&'static str, String)> = Vec::new();
    for Attribute { name, value } in attributes {
        if declares(name).is_some() {
            continue;
        }
        let cleaned = match scope.attribute(name) {
            (None, name) => own(element, name, value),
            (Some(Namespace::Xml), local) => of_xml(local, value),
            (Some(Namespace::Xlink), "href") if has_href => Cleaned::Ignored,
            (Some(Namespace::Xlink), "href") => href(element, value),
            (Some(_), local) if is_handler(local) => Cleaned::Lost(LostKind::Handler),
            (Some(_), _) => Cleaned::Ignored,
        };
        match cleaned {
            // Two prefixes can stand for one namespace.
            Cleaned::Kept(name, _) if kept.iter().any(|(other, _)| *other == name) => {}
            Cleaned::Kept(name, value) => kept.push((name, value)),
            Cleaned::Lost(kind) => lost.push(kind),
            Cleaned::Ignored => {}
        }
    }
    kept
}

enum Cleaned {
    Kept(&'static str, String),
    Lost(LostKind),
    /// It changes nothing that readers see.
    Ignored,
}

fn own(element: &str, name: &str, value: &str) -> Cleaned {
    if is_handler(name) {
        return Cleaned::Lost(LostKind::Handler);
    }
    match (name, names::attribute(name)) {
        ("href", _) => href(element, value),
        // What is not an animation has no use for it.
        ("attributeName", _) if !names::may_be_animated(value) => Cleaned::Ignored,
        ("style", _) => checked("style", value, LostKind::Style),
        (_, Some((name, Use::Text))) => Cleaned::Kept(name, value.to_owned()),
        (_, Some((name, _))) => checked(name, value, LostKind::Reference),
        (_, None) => Cleaned::Ignored,
    }
}

fn checked(name: &'static str, value: &str, kind: LostKind) -> Cleaned {
    css::clean(value).map_or(Cleaned::Lost(kind), |value| Cleaned::Kept(name, value))
}

fn of_xml(local: &str, value: &str) -> Cleaned {
    match (local, value) {
        ("space", "preserve" | "default") => Cleaned::Kept("xml:space", value.to_owned()),
        ("lang", _) => Cleaned::Kept("xml:lang", value.to_owned()),
        _ => Cleaned::Ignored,
    }
}

fn href(element: &str, value: &str) -> Cleaned {
    // What is left of it is a group.
    if element == "a" {
        return Cleaned::Lost(LostKind::Link);
    }
    let shows_pictures = matches!(element, "image" | "feImage");
    let picture = || {
        shows_pictures
            .then(|| reference::of_picture(value))
            .flatten()
    };
    match reference::of_own_part(value).or_else(picture) {
        Some(address) => Cleaned::Kept("href", address),
        None if value.trim().is_empty() => Cleaned::Ignored,
        None => Cleaned::Lost(LostKind::Reference),
    }
}

fn is_handler(name: &str) -> bool {
    let head = name.as_bytes().get(..2);
    head.is_some_and(|head| head.eq_ignore_ascii_case(b"on"))
}
