//! Checks JSON against the files in `schema/`.
#![allow(dead_code, reason = "not every test file uses all of it")]

use serde_json::Value;

pub fn schema(name: &str) -> Value {
    let path = format!("{}/schema/{name}-1.schema.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// Checks values by `schema/NAME-1.schema.json`, which may refer to what a comparison has.
pub fn validator(name: &str) -> jsonschema::Validator {
    let registry = jsonschema::Registry::new()
        .add("urn:resdiff:comparison:1", schema("comparison"))
        .unwrap()
        .prepare()
        .unwrap();
    jsonschema::options()
        .with_draft(jsonschema::Draft::Draft202012)
        .with_registry(&registry)
        .build(&schema(name))
        .unwrap()
}

/// Fails unless a value is as `schema/NAME-1.schema.json` says.
pub fn assert_valid(name: &str, value: &Value) {
    let errors: Vec<String> = validator(name)
        .iter_errors(value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

/// The lines of JSON lines, each as `schema/NAME-1.schema.json` says.
pub fn valid_lines(name: &str, lines: &str) -> Vec<Value> {
    let value = |line: &str| {
        let value: Value = serde_json::from_str(line).unwrap();
        assert_valid(name, &value);
        value
    };
    lines.lines().map(value).collect()
}
