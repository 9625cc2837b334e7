//! YAML values as their authors wrote them. The only user of `serde_yaml`.
//!
//! `serde_yaml` would make a float of the commit hash `1234e5`; scalars are asked for as
//! strings here, which hands over the raw text.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fmt;

use serde::de::{
    self, DeserializeOwned, DeserializeSeed, EnumAccess, MapAccess, SeqAccess, VariantAccess as _,
    Visitor,
};
use serde_yaml::Deserializer;

use super::model::Value;

/// Why YAML could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YamlError {
    /// What is wrong: lower case, no full stop.
    pub message: String,
    /// Byte offset in the text that was read, where known.
    pub offset: Option<usize>,
}

/// Collections that may be open within one another, aliases followed. No page, front
/// matter or navigation comes near it, and each costs stack.
pub const MAX_DEPTH: usize = 32;

/// Bytes that a text may always come to, aliases followed.
const SMALL: usize = 64 << 10;

/// How many times its own size a longer text may come to.
const MOST_TIMES: usize = 4;

/// Bytes that are counted for each value beside its text.
const PER_VALUE: usize = 8;

/// Reads a document of a known shape.
///
/// A text is refused, whatever its shape, where more than [`MAX_DEPTH`] collections are
/// open within one another, or its aliases repeat so much of it that it would come to
/// more than 64 KiB and four times its size.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, YamlError> {
    let body = text.trim_start_matches('\u{feff}');
    let mark = text.len() - body.len();
    if let Some(offset) = too_deep(text) {
        return Err(YamlError {
            message: DeepError.to_string(),
            offset: Some(offset),
        });
    }
    let size = Size {
        depth: 0,
        left: &Cell::new(SMALL.max(MOST_TIMES * body.len())),
    };
    size.deserialize(Deserializer::from_str(body))
        .and_then(|()| serde_yaml::from_str(body))
        .map_err(|error| YamlError {
            offset: error
                .location()
                .map(|location| (mark + location.index()).min(text.len())),
            message: without_location(&error.to_string()),
        })
}

/// Where one bracket too many is opened: `serde_yaml` would refuse it as well, after a
/// time that grows with the square of their number.
fn too_deep(text: &str) -> Option<usize> {
    let mut open = 0_usize;
    memchr::memchr2_iter(b'[', b'{', text.as_bytes()).nth(MAX_DEPTH)?;
    text.bytes().position(|byte| {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        open > MAX_DEPTH
    })
}

/// Goes through a document for its depth and size, and keeps nothing of it.
#[derive(Clone, Copy)]
struct Size<'a> {
    depth: usize,
    /// How many bytes may follow.
    left: &'a Cell<usize>,
}

/// That collections are nested too deeply.
struct DeepError;

impl fmt::Display for DeepError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "more than {MAX_DEPTH} lists and mappings are open")
    }
}

impl Size<'_> {
    fn take<E: de::Error>(self, bytes: usize) -> Result<(), E> {
        let cost = bytes.saturating_add(PER_VALUE);
        let left = self.left.get().checked_sub(cost);
        self.left
            .set(left.ok_or_else(|| E::custom("its aliases repeat too much of it"))?);
        Ok(())
    }

    fn inner<E: de::Error>(self) -> Result<Self, E> {
        self.take(0)?;
        let depth = self.depth + 1;
        if depth > MAX_DEPTH {
            return Err(E::custom(DeepError));
        }
        Ok(Self { depth, ..self })
    }
}

impl<'de> DeserializeSeed<'de> for Size<'_> {
    type Value = ();

    fn deserialize<D: de::Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Size<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<(), E> {
        self.take(0)
    }

    fn visit_i64<E: de::Error>(self, _: i64) -> Result<(), E> {
        self.take(0)
    }

    fn visit_i128<E: de::Error>(self, _: i128) -> Result<(), E> {
        self.take(0)
    }

    fn visit_u64<E: de::Error>(self, _: u64) -> Result<(), E> {
        self.take(0)
    }

    fn visit_u128<E: de::Error>(self, _: u128) -> Result<(), E> {
        self.take(0)
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<(), E> {
        self.take(0)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<(), E> {
        self.take(text.len())
    }

    fn visit_unit<E: de::Error>(self) -> Result<(), E> {
        self.take(0)
    }

    fn visit_none<E: de::Error>(self) -> Result<(), E> {
        self.take(0)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let inner = self.inner()?;
        while items.next_element_seed(inner)?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let inner = self.inner()?;
        while entries.next_key_seed(inner)?.is_some() {
            entries.next_value_seed(inner)?;
        }
        Ok(())
    }

    /// A value with a tag, such as `!a b`.
    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<(), A::Error> {
        let inner = self.inner()?;
        let ((), value) = tagged.variant_seed(inner)?;
        value.newtype_variant_seed(inner)
    }
}

/// A value of any shape, its keys in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    /// Text, or another scalar as it is written.
    Text(String),
    /// A sequence.
    List(Vec<Node>),
    /// A mapping.
    Map(Vec<(String, Node)>),
}

impl Node {
    /// The entries of a mapping; none of another value.
    pub(super) fn entries(&self) -> &[(String, Self)] {
        match self {
            Self::Map(entries) => entries,
            Self::Text(_) | Self::List(_) => &[],
        }
    }

    /// The text under the first of several keys that has any.
    pub(super) fn text(&self, keys: &[&str]) -> Option<&str> {
        let find = |key: &&str| {
            self.entries().iter().find_map(|(name, value)| match value {
                Self::Text(text) if name == key && !text.trim().is_empty() => Some(text.as_str()),
                _ => None,
            })
        };
        keys.iter().find_map(find)
    }

    fn of(value: serde_yaml::Value) -> Self {
        match value {
            serde_yaml::Value::Sequence(items) => {
                Self::List(items.into_iter().map(Self::of).collect())
            }
            serde_yaml::Value::Mapping(map) => Self::Map(
                map.into_iter()
                    .map(|(key, value)| (scalar(key), Self::of(value)))
                    .collect(),
            ),
            serde_yaml::Value::Tagged(tagged) => Self::of(tagged.value),
            other => Self::Text(scalar(other)),
        }
    }
}

/// Reads a document of any shape.
pub(super) fn tree(text: &str) -> Result<Node, YamlError> {
    read::<serde_yaml::Value>(text).map(Node::of)
}

/// The value of one `key: value` entry, given with its key.
pub(super) fn entry(text: &str) -> Result<Value, YamlError> {
    if let Ok(mut scalar) = read::<BTreeMap<String, Option<String>>>(text) {
        let (_, value) = scalar.pop_first().unwrap_or_default();
        return Ok(value.map_or(Value::Null, Value::Scalar));
    }
    if let Ok(mut list) = read::<BTreeMap<String, Vec<String>>>(text) {
        let (_, value) = list.pop_first().unwrap_or_default();
        return Ok(Value::List(value));
    }
    let mut any = read::<BTreeMap<String, serde_yaml::Value>>(text)?;
    let (_, value) = any.pop_first().unwrap_or_default();
    Ok(untyped(value))
}

fn untyped(value: serde_yaml::Value) -> Value {
    match value {
        serde_yaml::Value::Null => Value::Null,
        serde_yaml::Value::Bool(value) => Value::Scalar(value.to_string()),
        serde_yaml::Value::Number(value) => Value::Scalar(value.to_string()),
        serde_yaml::Value::String(value) => Value::Scalar(value),
        serde_yaml::Value::Sequence(items) => Value::List(items.into_iter().map(scalar).collect()),
        serde_yaml::Value::Mapping(map) => Value::Map(
            map.into_iter()
                .map(|(key, value)| (scalar(key), untyped(value)))
                .collect(),
        ),
        serde_yaml::Value::Tagged(tagged) => untyped(tagged.value),
    }
}

fn scalar(value: serde_yaml::Value) -> String {
    match untyped(value) {
        Value::Scalar(text) => text,
        Value::Null => String::new(),
        other => {
            let mut text = String::new();
            write_flow(&other, &mut text);
            text
        }
    }
}

/// Writes a collection on one line, nearly as YAML has it. Nothing is escaped: escapes of
/// escapes would double with each level.
fn write_flow(value: &Value, out: &mut String) {
    match value {
        Value::Null => {}
        Value::Scalar(text) => out.push_str(text),
        Value::List(items) => {
            out.push('[');
            out.push_str(&items.join(", "));
            out.push(']');
        }
        Value::Map(entries) => {
            out.push('{');
            for (number, (key, value)) in entries.iter().enumerate() {
                out.push_str(if number == 0 { "" } else { ", " });
                out.push_str(key);
                out.push_str(": ");
                write_flow(value, out);
            }
            out.push('}');
        }
    }
}

fn without_location(message: &str) -> String {
    let end = message.find(" at line ").unwrap_or(message.len());
    message[..end].to_lowercase()
}

#[cfg(test)]
mod tests {
    use serde::de::IgnoredAny;

    use super::*;

    fn error(text: &str) -> Option<String> {
        read::<IgnoredAny>(text).err().map(|error| error.message)
    }

    #[test]
    fn depth_is_bounded_however_it_is_written() {
        let indented = |depth: usize| {
            let lines = (0..depth).map(|level| format!("{}a:\n", " ".repeat(level)));
            lines.collect::<String>()
        };
        let aliased = |depth: usize| {
            let lines = (1..depth).map(|n| format!("- &a{n} [*a{}]\n", n - 1));
            format!("- &a0 x\n{}", lines.collect::<String>())
        };
        assert_eq!(error(&"- ".repeat(20)), None);
        assert_eq!(error(&indented(30)), None);
        assert_eq!(error(&aliased(30)), None);
        for text in [
            "[".repeat(40),
            "- ".repeat(40),
            "? ".repeat(40),
            indented(40),
            aliased(40),
            "!a [".repeat(40),
        ] {
            let found = error(&text).unwrap();
            assert!(found.contains("more than 32"), "{text}: {found}");
        }
    }

    #[test]
    fn aliases_repeat_a_bounded_text() {
        let text = format!("a: &a {}\nb: [{}]\n", "x".repeat(1000), "*a,".repeat(1000));
        assert!(error(&text).unwrap().contains("aliases repeat too much"));
        let few = format!("a: &a {}\nb: [{}]\n", "x".repeat(1000), "*a,".repeat(10));
        assert_eq!(error(&few), None);
    }

    #[test]
    fn keys_that_are_mappings_stay_small() {
        let text = format!("a: {}1{}", "{? ".repeat(30), ": 1}".repeat(30));
        let Value::Map(map) = entry(&text).unwrap() else {
            panic!("a mapping");
        };
        assert!(map.keys().all(|key| key.len() < 1000));
    }
}
