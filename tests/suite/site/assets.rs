//! Files that are no pages: which are handed over, and how.

use crate::project::Project;

const OPEN: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\">";

fn site(files: &[(&str, &str)]) -> crate::project::Built {
    let links = files
        .iter()
        .map(|(path, _)| format!("[x]({path}) ![y]({path})\n\n"));
    let page = format!("# Quai\n\n{}", links.collect::<String>());
    let project = Project::new().locale("fr-FR").file("fr-FR/a.md", page);
    let files = files.iter();
    files
        .fold(project, |project, (path, text)| {
            project.file(&format!("fr-FR/{path}"), text)
        })
        .build()
}

#[test]
fn drawings_are_cleaned_in_any_letter_case() {
    let drawing = format!("{OPEN}<script>run()</script><g onload='run()' fill='red'/></svg>");
    let built = site(&[("a.svg", &drawing), ("B.SVG", &drawing)]);
    for path in ["fr-FR/a.svg", "fr-FR/B.SVG"] {
        assert_eq!(built.text(path), format!("{OPEN}<g fill=\"red\"/></svg>\n"));
    }
    assert_eq!(built.found.len(), 4, "{:?}", built.told());
}

#[test]
fn what_cannot_be_read_is_a_dead_link() {
    let built = site(&[("a.svg", "<svg><g></svg>"), ("b.svg", "\u{1f}\u{8b}")]);
    assert!(!built.has("fr-FR/a.svg") && !built.has("fr-FR/b.svg"));
    let page = built.text("fr-FR/a.html");
    assert!(
        !page.contains("href=\"a.svg\"") && !page.contains("src=\"a.svg\""),
        "{page}"
    );
    assert_eq!(built.found.len(), 2, "{:?}", built.told());
}

#[test]
fn what_could_run_is_not_handed_over() {
    let active = [
        "demo.html",
        "b.HTM",
        "c.xhtml",
        "d.xht",
        "e.shtml",
        "f.xml",
        "g.xsl",
        "h.js",
        "i.mjs",
        "j.cjs",
        "k.wasm",
        "l.swf",
        "m.mht",
        "n.mhtml",
        "o.svgz",
        "p.hta",
        "q.htc",
        "r.jar",
        "s.xul",
        "t.rdf",
        "u.atom",
        "v.rss",
        "w.css",
        "x.webmanifest",
        "y.appcache",
        "z.php",
        "aa.asp",
        "ab.aspx",
        "ac.jsp",
        "ad.cgi",
        "_headers",
        "_redirects",
        "web.config",
        "CNAME",
        "ae.php.png",
        "af.xslt",
    ];
    let files = active.map(|path| (path, "x"));
    let built = site(&files);
    for path in active {
        assert!(!built.has(&format!("fr-FR/{path}")), "{path}");
    }
    assert_eq!(built.found.len(), active.len(), "{:#?}", built.told());
    let hidden = site(&[
        (".htaccess", "x"),
        (".user.ini", "x"),
        (".nojekyll", "x"),
        (".a.png", "x"),
    ]);
    assert!(!hidden.files.keys().any(|path| path.contains("/.")));
}

#[test]
fn other_files_are_handed_over_as_they_are() {
    let files = [
        ("a.pdf", "%PDF"),
        ("b.zip", "PK"),
        ("c.docx", "PK"),
        ("d.xlsx", "PK"),
        ("e.txt", "<b>"),
        ("f.csv", "<b>"),
        ("g.png", "x"),
        ("h.mp4", "x"),
        ("i.woff2", "x"),
        ("j.vtt", "WEBVTT"),
        ("k.tar.gz", "x"),
        ("robots.txt", "x"),
        ("Node.js.pdf", "%PDF"),
    ];
    let built = site(&files);
    for (path, text) in files {
        assert_eq!(built.text(&format!("fr-FR/{path}")), text);
    }
    assert_eq!(built.told(), Vec::<String>::new());
}

#[test]
fn markup_under_the_name_of_a_bitmap_is_not_handed_over() {
    let built = site(&[
        ("a.png", "\u{feff}\n <html>"),
        ("b.avif", OPEN),
        ("c.vsdx", "<?xml?>"),
    ]);
    for path in ["fr-FR/a.png", "fr-FR/b.avif", "fr-FR/c.vsdx"] {
        assert!(!built.has(path), "{path}");
    }
    assert_eq!(built.found.len(), 3, "{:?}", built.told());
}

#[test]
fn code_that_a_page_quotes_is_where_it_belongs() {
    let page = "# Quai\n\n> :::code language=\"html\" source=\"demo.html\":::\n";
    let project = Project::new()
        .locale("fr-FR")
        .file("fr-FR/a.md", page)
        .file("fr-FR/demo.html", "<p>");
    let built = project.build();
    assert!(!built.has("fr-FR/demo.html"));
    assert_eq!(built.told(), Vec::<String>::new());
}
