//! `docs/report.schema.json`, applied: the part of JSON Schema that it uses.

use serde_json::Value;

const SCHEMA: &str = include_str!("../../docs/report.schema.json");

/// What a report breaks of its schema, by path; the first twenty.
pub(crate) fn violations(report: &Value) -> Vec<String> {
    let root: Value = serde_json::from_str(SCHEMA).unwrap();
    let mut found = Vec::new();
    visit(&root, &root, report, "$", &mut found);
    found.truncate(20);
    found
}

fn visit(root: &Value, schema: &Value, value: &Value, path: &str, found: &mut Vec<String>) {
    if let Some(name) = schema["$ref"].as_str() {
        let target = root.pointer(name.trim_start_matches('#')).unwrap();
        return visit(root, target, value, path, found);
    }
    let types: Vec<&str> = match &schema["type"] {
        Value::String(name) => vec![name],
        Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    if !types.is_empty() && !types.iter().any(|name| is_of_type(value, name)) {
        found.push(format!("{path}: not of type {types:?}"));
    }
    if let Some(allowed) = schema["enum"].as_array()
        && !allowed.contains(value)
    {
        found.push(format!("{path}: {value} is none of {allowed:?}"));
    }
    if schema.get("const").is_some_and(|only| only != value) {
        found.push(format!("{path}: not {}", schema["const"]));
    }
    for name in schema["required"].as_array().into_iter().flatten() {
        if value.get(name.as_str().unwrap()).is_none() {
            found.push(format!("{path}: lacks {name}"));
        }
    }
    for (name, inner) in value.as_object().into_iter().flatten() {
        let path = format!("{path}.{name}");
        match (
            schema["properties"].get(name),
            &schema["additionalProperties"],
        ) {
            (Some(known), _) => visit(root, known, inner, &path, found),
            (None, Value::Bool(false)) => found.push(format!("{path}: not in the schema")),
            (None, Value::Object(_)) => {
                visit(root, &schema["additionalProperties"], inner, &path, found);
            }
            _ => {}
        }
    }
    for (at, inner) in value.as_array().into_iter().flatten().enumerate() {
        visit(
            root,
            &schema["items"],
            inner,
            &format!("{path}[{at}]"),
            found,
        );
    }
}

fn is_of_type(value: &Value, name: &str) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_u64() || value.is_i64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        _ => false,
    }
}
