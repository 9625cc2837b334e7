//! From the scopes of a grammar to classes.
//!
//! Grammars name what they find by dotted scopes
//! (<https://www.sublimetext.com/docs/scope_naming.html>), which nest.

use std::sync::LazyLock;

use syntect::parsing::Scope;

use super::Class;

/// What a scope means for the text in it.
#[derive(Clone, Copy)]
enum Effect {
    /// It has a class, whatever it stands in.
    Is(Class),
    /// It is a text of its own within another: code within a string.
    Resets,
}

/// Scopes by their beginnings; the first that fits counts. Those that are not here leave
/// their text as the scope around them has it.
const EFFECTS: &[(&str, Effect)] = &[
    ("comment", Effect::Is(Class::Comment)),
    ("string", Effect::Is(Class::String)),
    ("constant.numeric", Effect::Is(Class::Constant)),
    ("constant.language", Effect::Is(Class::Constant)),
    ("constant.other.color", Effect::Is(Class::Constant)),
    ("support.constant", Effect::Is(Class::Constant)),
    ("keyword.operator.word", Effect::Is(Class::Keyword)),
    ("keyword.operator.logical.sql", Effect::Is(Class::Keyword)),
    ("keyword.operator", Effect::Resets),
    ("keyword.other.substatement", Effect::Resets),
    ("keyword.other.unit", Effect::Is(Class::Constant)),
    ("keyword", Effect::Is(Class::Keyword)),
    ("storage", Effect::Is(Class::Keyword)),
    ("entity.name.tag.toml", Effect::Is(Class::Attribute)),
    ("entity.name.tag.yaml", Effect::Is(Class::Attribute)),
    ("entity.name.tag", Effect::Is(Class::Tag)),
    ("entity.name.section", Effect::Is(Class::Heading)),
    ("markup.heading", Effect::Is(Class::Heading)),
    ("entity.other.attribute-name", Effect::Is(Class::Attribute)),
    ("meta.mapping.key", Effect::Is(Class::Attribute)),
    ("variable.parameter.option", Effect::Is(Class::Attribute)),
    ("entity.name", Effect::Is(Class::Name)),
    ("support.function", Effect::Is(Class::Name)),
    ("support.type", Effect::Is(Class::Name)),
    ("support.class", Effect::Is(Class::Name)),
    ("variable.function", Effect::Is(Class::Name)),
    // Only where variables are marked: elsewhere every name would be one.
    (
        "meta.group.expansion.parameter",
        Effect::Is(Class::Variable),
    ),
    ("support.variable.automatic", Effect::Is(Class::Variable)),
    ("variable.language.perl", Effect::Is(Class::Variable)),
    ("variable.other.php", Effect::Is(Class::Variable)),
    (
        "variable.other.readwrite.dosbatch",
        Effect::Is(Class::Variable),
    ),
    (
        "variable.other.readwrite.powershell",
        Effect::Is(Class::Variable),
    ),
    (
        "variable.other.readwrite.shell",
        Effect::Is(Class::Variable),
    ),
    ("variable.language.star", Effect::Resets),
    // `this`, `self`
    ("variable.language", Effect::Is(Class::Keyword)),
    ("markup.inserted", Effect::Is(Class::Inserted)),
    ("markup.deleted", Effect::Is(Class::Deleted)),
    ("meta.interpolation", Effect::Resets),
    ("meta.embedded", Effect::Resets),
    ("source", Effect::Resets),
    ("text", Effect::Resets),
];

static TABLE: LazyLock<Vec<(Scope, Effect)>> = LazyLock::new(|| {
    let known = EFFECTS.iter();
    // Every entry is a scope (the test below), so nothing is left out.
    known
        .filter_map(|&(name, effect)| Some((Scope::new(name).ok()?, effect)))
        .collect()
});

/// The class of the text in `scope`, which stands in text of the class `around`.
pub(super) fn within(around: Option<Class>, scope: Scope) -> Option<Class> {
    let effect = TABLE.iter().find(|(known, _)| known.is_prefix_of(scope));
    match effect {
        // The name of a key stays one in quotes.
        Some((_, Effect::Is(Class::String))) if around == Some(Class::Attribute) => around,
        Some((_, Effect::Is(class))) => Some(*class),
        Some((_, Effect::Resets)) => None,
        None => around,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole() {
        assert_eq!(TABLE.len(), EFFECTS.len());
    }
}
