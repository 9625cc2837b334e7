//! What a build has to say about the documents.

use crate::project::Project;

fn told(path: &str, bytes: &[u8]) -> Vec<String> {
    Project::new()
        .locale("fr-FR")
        .file("fr-FR/first.md", "# Un\n")
        .file(path, bytes)
        .build()
        .told()
}

#[test]
fn a_file_that_is_not_text_is_told_and_counts_as_absent() {
    for bytes in [b"# caf\xe9\n".as_slice(), b"\xff\xfe#\0 \0A\0"] {
        let project = Project::new()
            .locale("fr-FR")
            .file("fr-FR/a.md", bytes)
            .file("fr-FR/b.md", "# B\n");
        let built = project.build();
        assert_eq!(built.found.len(), 1, "{:?}", built.told());
        assert!(!built.has("fr-FR/a.html") && built.has("fr-FR/b.html"));
    }
}

#[test]
fn ordinary_irregularities_are_no_findings() {
    for text in [
        "",
        "\u{feff}# A\r\n\r\nb\r\n",
        "no heading",
        "---\n---\n",
        "\n\n\n",
        "# A",
    ] {
        assert_eq!(
            told("fr-FR/a.md", text.as_bytes()),
            Vec::<String>::new(),
            "{text:?}"
        );
    }
}

#[test]
fn front_matter_that_cannot_be_read_is_told() {
    for text in [
        "---\ntitle: [\n---\n# A\n",
        "---\ntitle: a: b\n---\n# A\n",
        "---\njust words\n---\n# A\n",
    ] {
        assert_eq!(
            told("fr-FR/a.md", text.as_bytes()).len(),
            1,
            "{text:?}: {:?}",
            told("fr-FR/a.md", text.as_bytes())
        );
    }
}

#[test]
fn a_broken_yaml_page_is_told_where_it_breaks() {
    let built = Project::new()
        .locale("fr-FR")
        .file("fr-FR/faq.yml", "### YamlMime:FAQ\ntitle: Q\nsections: [\n")
        .build();
    assert_eq!(built.found.len(), 1, "{:?}", built.told());
    let at = built.found[0].span.range.start;
    assert!(at >= 25, "{at} is not the place");
}
