//! The demo of the repository, as it is published.

use std::path::Path;

use isogloss::config;
use isogloss::library::Library;

use crate::links;
use crate::project::Built;

fn demo() -> Built {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let config = config::load(root, None).unwrap();
    Built::of(&Library::open(config).unwrap())
}

#[test]
fn the_demo_can_be_read_from_the_disk() {
    let built = demo();
    assert_eq!(links::broken(&built), Vec::<String>::new());
    for (path, page) in built.pages() {
        assert_eq!(page.faults(), Vec::<String>::new(), "{path}");
    }
    assert_eq!(built.told(), Vec::<String>::new());
}

#[test]
fn the_demo_speaks_five_languages() {
    let built = demo();
    for locale in ["en-US", "fr", "pt-BR", "ru", "zh-TW"] {
        for page in [
            "index",
            "overview",
            "report-a-problem-for-a-customer",
            "request-a-customer-relationship",
            "faq",
        ] {
            assert!(
                built.has(&format!("{locale}/{page}.html")),
                "{locale} {page}"
            );
        }
    }
}
