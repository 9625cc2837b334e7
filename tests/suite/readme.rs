//! The README tells what the gate runs.

use std::path::Path;

#[expect(clippy::disallowed_methods, reason = "the documents are the input")]
fn file(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The commands of the README's shell blocks, in order.
fn commands() -> Vec<String> {
    let readme = file("README.md");
    let blocks = readme.split("```sh\n").skip(1);
    let lines = blocks.flat_map(|block| block.split("```").next().unwrap().lines());
    lines.map(str::to_owned).collect()
}

#[test]
fn the_gate_runs_the_commands_of_the_readme() {
    let gate = file(".ci/run");
    let commands = commands();
    assert!(
        commands.len() >= 2,
        "one builds the demo, one runs the tests"
    );
    for command in commands {
        let runs = |line: &str| line.starts_with("step ") && line.ends_with(&command);
        assert!(gate.lines().any(runs), "`{command}` is not in .ci/run");
    }
}

#[test]
fn the_readme_leads_to_files_that_exist() {
    let readme = file("README.md");
    for part in readme.split("](").skip(1) {
        let path = part.split([')', '#']).next().unwrap();
        if !path.starts_with("http") && !path.is_empty() {
            assert!(
                Path::new(env!("CARGO_MANIFEST_DIR")).join(path).exists(),
                "{path}"
            );
        }
    }
}
