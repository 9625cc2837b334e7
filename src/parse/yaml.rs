//! YAML values as their authors wrote them. The only user of `serde_yaml`.
//!
//! `serde_yaml` would make a float of the commit hash `1234e5`; scalars are asked for as
//! strings here, which hands over the raw text.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;

use super::model::Value;

/// Why YAML could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YamlError {
    /// What is wrong: lower case, no full stop.
    pub message: String,
    /// Byte offset in the text that was read, where known.
    pub offset: Option<usize>,
}

/// Collections that may be open within one another. `serde_yaml` refuses more as well,
/// after a time that grows with their square.
const MAX_DEPTH: usize = 128;

/// Reads a document of a known shape.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, YamlError> {
    let body = text.trim_start_matches('\u{feff}');
    let mark = text.len() - body.len();
    if let Some(offset) = too_deep(text) {
        return Err(YamlError {
            message: format!("more than {MAX_DEPTH} brackets are open"),
            offset: Some(offset),
        });
    }
    serde_yaml::from_str(body).map_err(|error| YamlError {
        offset: error
            .location()
            .map(|location| (mark + location.index()).min(text.len())),
        message: without_location(&error.to_string()),
    })
}

/// Where one bracket too many is opened.
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
        other => format!("{other:?}"),
    }
}

fn without_location(message: &str) -> String {
    let end = message.find(" at line ").unwrap_or(message.len());
    message[..end].to_lowercase()
}
