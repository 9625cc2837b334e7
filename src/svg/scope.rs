//! Namespaces: what a prefix stands for, where it stands (Namespaces in XML 1.0).

use std::collections::BTreeMap;

use super::attributes::Attribute;

/// A namespace, as far as cleaning tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Namespace {
    Svg,
    Xlink,
    Xhtml,
    Xml,
    /// No namespace, one that nothing is known of, or a prefix that is not declared.
    Other,
}

impl Namespace {
    fn of(uri: &str) -> Self {
        match uri {
            "http://www.w3.org/2000/svg" => Self::Svg,
            "http://www.w3.org/1999/xlink" => Self::Xlink,
            "http://www.w3.org/1999/xhtml" => Self::Xhtml,
            _ => Self::Other,
        }
    }
}

/// The prefixes that are declared, the default namespace as the empty one.
#[derive(Default)]
pub(super) struct Scope {
    /// What each prefix stands for, the innermost last.
    bindings: BTreeMap<String, Vec<Namespace>>,
    /// The prefixes that each open element declares.
    declared: Vec<Vec<String>>,
}

impl Scope {
    /// An element is opened.
    pub(super) fn enter(&mut self, attributes: &[Attribute<'_>]) {
        let mut declared = Vec::new();
        for attribute in attributes {
            if let Some(prefix) = declares(attribute.name) {
                let namespace = Namespace::of(&attribute.value);
                self.bindings
                    .entry(prefix.to_owned())
                    .or_default()
                    .push(namespace);
                declared.push(prefix.to_owned());
            }
        }
        self.declared.push(declared);
    }

    /// The innermost element is closed.
    pub(super) fn leave(&mut self) {
        for prefix in self.declared.pop().unwrap_or_default() {
            if let Some(bindings) = self.bindings.get_mut(&prefix) {
                bindings.pop();
            }
        }
    }

    /// The namespace and the local name of an element.
    pub(super) fn element<'a>(&self, name: &'a str) -> (Namespace, &'a str) {
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        (self.resolve(prefix), local)
    }

    /// The namespace and the local name of an attribute; an attribute without a prefix
    /// belongs to its element, and has none.
    pub(super) fn attribute<'a>(&self, name: &'a str) -> (Option<Namespace>, &'a str) {
        match name.split_once(':') {
            Some((prefix, local)) => (Some(self.resolve(prefix)), local),
            None => (None, name),
        }
    }

    fn resolve(&self, prefix: &str) -> Namespace {
        if prefix == "xml" {
            return Namespace::Xml;
        }
        let bindings = self.bindings.get(prefix);
        let innermost = bindings.and_then(|bindings| bindings.last());
        innermost.copied().unwrap_or(Namespace::Other)
    }
}

/// The prefix that an attribute declares, empty for the default namespace.
pub(super) fn declares(name: &str) -> Option<&str> {
    match name.strip_prefix("xmlns")? {
        "" => Some(""),
        rest => rest.strip_prefix(':'),
    }
}
