//! Output folders that came with a checkout: `cargo +nightly fuzz run output`.
//!
//! The text is cut into the records of the folder, the journal of the user's state, and
//! the names of files that a run writes. *Law:* opening, writing and committing give a
//! result or an error, and no file outside of the folder is changed, created or removed.

#![no_main]

use std::fs;
use std::path::Path;

use isogloss::files::{Destination, Output, Product, State};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let mut parts = text.split("\n---\n");
    let mut part = || parts.next().unwrap_or_default();
    let own = root.join("site/.isogloss");
    fs::create_dir_all(own.join("run-00/staged/0")).unwrap();
    fs::create_dir_all(own.join("run-00/kept")).unwrap();
    for number in 0..3 {
        fs::write(own.join(format!("run-00/kept/{number}")), "kept").unwrap();
        fs::write(own.join(format!("run-00/staged/0/{number}")), "staged").unwrap();
    }
    fs::create_dir(root.join("outside")).unwrap();
    fs::write(root.join("outside/victim"), "precious").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("../outside", root.join("site/link")).unwrap();
    fs::write(own.join("manifest"), part()).unwrap();
    fs::write(own.join("journal"), part()).unwrap();
    write_journal(root, part());
    write_files(root, part());
    write_files(root, part());

    assert_eq!(fs::read(root.join("outside/victim")).unwrap(), b"precious");
    assert_eq!(fs::read_dir(root.join("outside")).unwrap().count(), 1);
    assert_eq!(fs::read_dir(root).unwrap().count(), 3);
});

/// Puts `changes` into a journal of the very folder, as if a run had been killed.
fn write_journal(root: &Path, changes: &str) {
    let site = fs::canonicalize(root).unwrap().join("site");
    let site = site.to_string_lossy();
    let name = &blake3::hash(site.as_bytes()).to_hex()[..32];
    let outputs = root.join("state/outputs");
    fs::create_dir_all(&outputs).unwrap();
    let (kind, changes) = match changes.strip_prefix('u') {
        Some(changes) => ("undoing", changes),
        None => ("journal", changes),
    };
    let journal = format!("isogloss journal 2\n{site}\nrun-00\n{changes}");
    fs::write(outputs.join(format!("{name}.{kind}")), journal).unwrap();
}

fn write_files(root: &Path, names: &str) {
    let Ok(out) = Destination::named(&root.join("site")) else {
        return;
    };
    let state = State::at(root.join("state"));
    let Ok(output) = Output::open(&out, Product::Site, &state) else {
        return;
    };
    for name in names.lines() {
        let _ = output.add(name, name.as_bytes());
    }
    let _ = output.commit(|_| true);
}
