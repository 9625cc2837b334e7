//! The theme: templates, style and script, embedded and overridable file by file.
//!
//! [`Theme::load`] takes the files of a project's theme folder, which has the layout of
//! `templates/`; a file of the same name replaces the embedded one, and a template may
//! extend what it replaces as `builtin/<name>`. [`Theme::frame`] prepares what the pages
//! of a locale share, [`Theme::render`] makes one page. *Invariant:* values are escaped
//! unless they are [`Content`], and no template reads anything but the model.

use std::collections::BTreeMap;
use std::sync::Arc;

use fluent_bundle::{FluentArgs, FluentValue};
use tera::{Context, ErrorKind, Kwargs, State, Tera, TeraResult, Value};

use super::messages::Messages;
use super::model::{Content, LocaleInfo, Page, Site};

/// The files of a theme folder: bytes by path, relative to the folder, with `/`.
pub type ThemeFiles = BTreeMap<String, Vec<u8>>;

/// Where assets lie in the site, with its slash.
pub(super) const ASSETS: &str = "assets/";

/// Bytes of a page around its body, more or less: so much room is made at once.
const FRAME: usize = 24 * 1024;

/// The embedded templates: pages first, then what they include.
const TEMPLATES: [(&str, &str); 17] = [
    ("base.html", include_str!("../../../templates/base.html")),
    ("page.html", include_str!("../../../templates/page.html")),
    ("faq.html", include_str!("../../../templates/faq.html")),
    (
        "landing.html",
        include_str!("../../../templates/landing.html"),
    ),
    ("toc.html", include_str!("../../../templates/toc.html")),
    ("role.html", include_str!("../../../templates/role.html")),
    ("roles.html", include_str!("../../../templates/roles.html")),
    (
        "matrix.html",
        include_str!("../../../templates/matrix.html"),
    ),
    ("map.html", include_str!("../../../templates/map.html")),
    (
        "not_found.html",
        include_str!("../../../templates/not_found.html"),
    ),
    (
        "redirect.html",
        include_str!("../../../templates/redirect.html"),
    ),
    ("home.html", include_str!("../../../templates/home.html")),
    (
        "contours.html",
        include_str!("../../../templates/contours.html"),
    ),
    ("mark.html", include_str!("../../../templates/mark.html")),
    (
        "navigation.html",
        include_str!("../../../templates/navigation.html"),
    ),
    (
        "notice.html",
        include_str!("../../../templates/notice.html"),
    ),
    ("facts.html", include_str!("../../../templates/facts.html")),
];

/// The parts of the embedded `site.js`, in their order. A project replaces one part, or
/// all of them with a `site.js` of its own.
const SCRIPT: [(&str, &str); 3] = [
    (
        "script/base.js",
        include_str!("../../../templates/script/base.js"),
    ),
    (
        "script/reading.js",
        include_str!("../../../templates/script/reading.js"),
    ),
    (
        "script/steps.js",
        include_str!("../../../templates/script/steps.js"),
    ),
];

/// The script that is loaded when the search is opened.
const SEARCH: (&str, &str) = (
    "search.js",
    include_str!("../../../templates/script/search.js"),
);

/// The parts of the embedded `site.css`, in the order of the cascade. A project replaces
/// one part, or all of them with a `site.css` of its own.
const STYLE: [(&str, &str); 10] = [
    (
        "style/tokens.css",
        include_str!("../../../templates/style/tokens.css"),
    ),
    (
        "style/frame.css",
        include_str!("../../../templates/style/frame.css"),
    ),
    (
        "style/layout.css",
        include_str!("../../../templates/style/layout.css"),
    ),
    (
        "style/prose.css",
        include_str!("../../../templates/style/prose.css"),
    ),
    (
        "style/code.css",
        include_str!("../../../templates/style/code.css"),
    ),
    (
        "style/blocks.css",
        include_str!("../../../templates/style/blocks.css"),
    ),
    (
        "style/pages.css",
        include_str!("../../../templates/style/pages.css"),
    ),
    (
        "style/guides.css",
        include_str!("../../../templates/style/guides.css"),
    ),
    (
        "style/language.css",
        include_str!("../../../templates/style/language.css"),
    ),
    (
        "style/media.css",
        include_str!("../../../templates/style/media.css"),
    ),
];

/// The sign of the site in the browser's tab.
const ICON: &str = include_str!("../../../templates/icon.svg");

/// A theme folder that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ThemeError {
    /// A template does not parse, or calls what does not exist.
    #[error("{path}: {problem}")]
    Template {
        /// The template, in the theme folder; with line and column where they are known.
        path: String,
        /// What the template engine says.
        problem: String,
    },
    /// A file of messages does not parse.
    #[error("{path}:{line}: {problem}")]
    Messages {
        /// The file, in the theme folder.
        path: String,
        /// The line, from 1.
        line: u32,
        /// What the parser says.
        problem: String,
    },
    /// A folder under `locales/` is not named for a locale.
    #[error("{path}: `{tag}` is not a BCP 47 locale tag")]
    Locale {
        /// The file, in the theme folder.
        path: String,
        /// The folder's name.
        tag: String,
    },
    /// A template or a file of messages is not text.
    #[error("{path}: not UTF-8")]
    NotUtf8 {
        /// The file, in the theme folder.
        path: String,
        /// Where it stops being UTF-8.
        source: std::str::Utf8Error,
    },
}

/// A file of the site that pages refer to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// Where it lies, from the root of the site. The names of styles and scripts carry a
    /// hash of their content, so that a browser's copy is never an old one.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Templates and assets, ready to render. Shared between threads.
pub struct Theme {
    tera: Tera,
    assets: Vec<Asset>,
}

/// What the pages of one locale share.
#[derive(Clone)]
pub struct Frame {
    context: Context,
}

impl Theme {
    /// Compiles the templates, those of `files` before the embedded ones.
    ///
    /// # Errors
    /// A template that is not UTF-8, does not parse, or calls a function, filter or
    /// template that does not exist.
    pub fn load(files: &ThemeFiles, messages: Arc<Messages>) -> Result<Self, ThemeError> {
        let (assets, addresses) = assets(files);
        let mut tera = Tera::default();
        // Functions come first: an unknown one is an error when a template is added.
        tera.register_function("t", move |args: Kwargs, state: &State| {
            translate(&messages, &args, state)
        });
        let addresses = Arc::new(addresses);
        let known = Arc::clone(&addresses);
        tera.register_function("asset", move |args: Kwargs, state: &State| {
            asset(&addresses, &args, state)
        });
        tera.register_function("has_asset", move |args: Kwargs, _: &State| {
            let name = args.must_get::<&str>("name")?;
            TeraResult::Ok(known.contains_key(name))
        });
        tera.set_fallback_prefixes(["project/", "builtin/"])
            .map_err(|error| template_error(&error))?;
        let mut templates: Vec<(String, &str)> = TEMPLATES
            .iter()
            .map(|(name, text)| (format!("builtin/{name}"), *text))
            .collect();
        for (path, bytes) in files.iter().filter(|(path, _)| is_template(path)) {
            templates.push((format!("project/{path}"), utf8(path, bytes)?));
        }
        tera.add_raw_templates(templates)
            .map_err(|error| template_error(&error))?;
        Ok(Self { tera, assets })
    }

    /// The files that belong beside the pages.
    pub fn assets(&self) -> &[Asset] {
        &self.assets
    }

    /// Prepares what the pages of `locale` share; made once, used for all of them. `words`
    /// is where the words of its scripts lie, from the root of the site.
    ///
    /// # Errors
    /// None that the model can cause; the engine's signature asks for it.
    pub fn frame(
        &self,
        site: &Site,
        locale: &LocaleInfo,
        words: &str,
    ) -> Result<Frame, ThemeError> {
        let value = |what: Result<Value, tera::Error>| what.map_err(|e| template_error(&e));
        let mut context = Context::new();
        context.insert_value("site", value(Value::try_from_serializable(site))?);
        context.insert_value("locale", value(Value::try_from_serializable(locale))?);
        context.insert_value("words", Value::from(words));
        Ok(Frame { context })
    }

    /// Renders a page with the template of its kind.
    ///
    /// # Errors
    /// A template that asks for what the model does not hold, with its place.
    pub fn render(
        &self,
        frame: &Frame,
        page: &Page,
        content: &Content,
    ) -> Result<Vec<u8>, ThemeError> {
        let page_value =
            Value::try_from_serializable(page).map_err(|error| template_error(&error))?;
        let mut context = frame.context.clone();
        context.insert_value("page", page_value);
        context.insert_value("heading", Value::safe_string(&content.heading));
        context.insert_value("body", Value::safe_string(&content.body));
        context.insert_value("roles", Value::safe_string(&content.roles));
        context.insert_value("applies_to", Value::safe_string(&content.applies_to));
        let mut html = Vec::with_capacity(content.body.len() + FRAME);
        self.tera
            .render_to(page.kind.template(), &context, &mut html)
            .map_err(|error| template_error(&error))?;
        Ok(html)
    }
}

/// `t(key="…", …)`: the message in the page's locale; further arguments are the message's.
pub(crate) fn translate(messages: &Messages, args: &Kwargs, state: &State) -> TeraResult<String> {
    let locale = state.get::<Value>("locale")?;
    let tag = locale
        .as_ref()
        .and_then(|locale| locale.get_from_path("tag"))
        .and_then(Value::as_str)
        .unwrap_or_default();
    let key = args.must_get::<&str>("key")?;
    let mut own = FluentArgs::new();
    for (name, value) in args.iter() {
        let Some(name) = name.as_str().filter(|name| *name != "key") else {
            continue;
        };
        let value = match (value.as_i64(), value.as_f64()) {
            (Some(number), _) => FluentValue::from(number),
            (None, Some(number)) => FluentValue::from(number),
            (None, None) => FluentValue::from(value.to_string()),
        };
        own.set(name.to_owned(), value);
    }
    Ok(messages.format(tag, key, Some(&own)))
}

/// `asset(name="…")`: the address of an asset from the page.
fn asset(addresses: &BTreeMap<String, String>, args: &Kwargs, state: &State) -> TeraResult<String> {
    let name = args.must_get::<&str>("name")?;
    let Some(path) = addresses.get(name) else {
        return Err(tera::Error::message(format!(
            "the theme has no asset `{name}`"
        )));
    };
    let page = state.get::<Value>("page")?;
    let root = page
        .as_ref()
        .and_then(|page| page.get_from_path("root"))
        .and_then(Value::as_str)
        .unwrap_or_default();
    Ok(format!("{root}{path}"))
}

/// The assets, and their addresses by the names that templates know.
fn assets(files: &ThemeFiles) -> (Vec<Asset>, BTreeMap<String, String>) {
    let joined = |parts: &[(&str, &str)]| {
        let parts = parts.iter().map(|(path, text)| match files.get(*path) {
            Some(own) => own.clone(),
            None => lean(text).into_bytes(),
        });
        parts.collect::<Vec<_>>().concat()
    };
    let embedded = [
        ("site.css", joined(&STYLE)),
        ("site.js", joined(&SCRIPT)),
        (SEARCH.0, lean(SEARCH.1).into_bytes()),
        ("icon.svg", ICON.as_bytes().to_vec()),
    ];
    let is_part = |path: &str| {
        let mut parts = STYLE.iter().chain(&SCRIPT);
        parts.any(|(part, _)| *part == path)
    };
    let own = files
        .iter()
        .filter(|(path, _)| !is_template(path) && !path.starts_with("locales/"))
        .filter(|(path, _)| !is_part(path))
        .map(|(path, bytes)| (path.as_str(), bytes.clone()));
    // The later wins, which is the project's.
    let all: BTreeMap<&str, Vec<u8>> = embedded.into_iter().chain(own).collect();
    all.into_iter()
        .map(|(name, bytes)| {
            let path = format!("{ASSETS}{}", hashed(name, &bytes));
            let asset = Asset {
                path: path.clone(),
                bytes,
            };
            (asset, (name.to_owned(), path))
        })
        .unzip()
}

/// A style or script of the theme without what only its authors read: comments that take
/// up whole lines, and the white space that lines begin with.
fn lean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut in_comment = false;
    for line in text.lines().map(str::trim) {
        let begins = line.starts_with("/*");
        if begins || in_comment {
            in_comment = !line.ends_with("*/");
        } else if !line.is_empty() && !line.starts_with("//") {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

/// Puts a hash into the name of a style or script. Other files keep their names, so that
/// a style can refer to them.
pub(super) fn hashed(name: &str, bytes: &[u8]) -> String {
    match name.rsplit_once('.') {
        Some((stem, extension @ ("css" | "js"))) => {
            let hash = blake3::hash(bytes).to_hex();
            format!("{stem}.{}.{extension}", &hash[..10])
        }
        _ => name.to_owned(),
    }
}

fn is_template(path: &str) -> bool {
    has_extension(path, "html")
}

pub(crate) fn has_extension(path: &str, extension: &str) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, own)| own == extension)
}

/// The text of a theme file.
pub(crate) fn utf8<'a>(path: &str, bytes: &'a [u8]) -> Result<&'a str, ThemeError> {
    std::str::from_utf8(bytes).map_err(|source| ThemeError::NotUtf8 {
        path: path.to_owned(),
        source,
    })
}

pub(crate) fn template_error(error: &tera::Error) -> ThemeError {
    let (path, problem) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let name = report.filename();
            let name = name.strip_prefix("project/").unwrap_or(name);
            let span = report.span();
            let place = format!("{name}:{}:{}", span.start_line, span.start_col + 1);
            (place, report.message().to_owned())
        }
        // The engine has put the place into the words.
        _ => ("templates".to_owned(), error.to_string()),
    };
    ThemeError::Template { path, problem }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::site::model::{Guide, LanguageLink, NavEntry, NavNode, PageKind, Term};

    fn theme(files: &[(&str, &str)]) -> Result<Theme, ThemeError> {
        let files: ThemeFiles = files
            .iter()
            .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()))
            .collect();
        let locales = ["ru-RU".parse().unwrap()];
        let messages = Messages::load(&locales, &files).unwrap();
        Theme::load(&files, Arc::new(messages))
    }

    fn frame(theme: &Theme) -> Frame {
        let locale = LocaleInfo {
            tag: "ru-RU".to_owned(),
            dir: "ltr",
            name: "Русский".to_owned(),
            interface: "ru-RU".to_owned(),
            interface_dir: "ltr",
        };
        let site = Site {
            title: "Tom & Jerry".to_owned(),
            base_url: None,
            locales: vec![locale.clone()],
            source: "en-US".to_owned(),
        };
        theme.frame(&site, &locale, "assets/words.js").unwrap()
    }

    fn page(kind: PageKind) -> Page {
        let entry = NavEntry {
            title: "Guides".to_owned(),
            url: Some("./".to_owned()),
            current: true,
            ..NavEntry::default()
        };
        Page {
            kind,
            title: "Add <one>".to_owned(),
            root: "../../".to_owned(),
            home_url: "../".to_owned(),
            content_lang: "ru-RU".to_owned(),
            content_dir: "ltr",
            languages: vec![LanguageLink::default()],
            navigation: NavNode::flatten(vec![NavNode {
                entry,
                children: vec![NavNode::default()],
            }]),
            guide: Some(Guide {
                roles: vec![Term {
                    name: "Admin agent".to_owned(),
                    url: None,
                }],
                procedures: 2,
                steps: 5,
                ..Guide::default()
            }),
            target: Some(crate::render::site::model::Crumb::default()),
            role: Some(crate::render::site::model::RolePage::default()),
            map: Some(crate::render::site::model::MapPage::default()),
            roles_url: Some("./".to_owned()),
            matrix_url: Some("./".to_owned()),
            ..Page::default()
        }
    }

    const KINDS: [PageKind; 11] = [
        PageKind::Page,
        PageKind::Faq,
        PageKind::Landing,
        PageKind::Toc,
        PageKind::Role,
        PageKind::Roles,
        PageKind::Matrix,
        PageKind::Map,
        PageKind::NotFound,
        PageKind::Redirect,
        PageKind::Home,
    ];

    fn rendered(theme: &Theme, kind: PageKind) -> String {
        let content = Content {
            heading: String::new(),
            body: "<p>Text</p>".to_owned(),
            ..Content::default()
        };
        let html = theme.render(&frame(theme), &page(kind), &content);
        String::from_utf8(html.unwrap()).unwrap()
    }

    #[test]
    fn every_kind_of_page_renders_and_knows_its_messages() {
        let messages = Messages::load(&["ru-RU".parse().unwrap()], &ThemeFiles::new());
        let messages = Arc::new(messages.unwrap());
        let theme = Theme::load(&ThemeFiles::new(), Arc::clone(&messages)).unwrap();
        for kind in KINDS {
            let html = rendered(&theme, kind);
            assert!(html.starts_with("<!DOCTYPE html>"), "{kind:?}");
            assert!(
                html.contains("<html lang=\"ru-RU\" dir=\"ltr\">"),
                "{kind:?}"
            );
            assert_eq!(html.matches("<h1").count(), 1, "{kind:?}");
            assert_eq!(html.matches("<main").count(), 1, "{kind:?}");
            assert_eq!(html.matches("<ul").count(), html.matches("</ul>").count());
        }
        assert_eq!(messages.faults(), []);
    }

    #[test]
    fn templates_ask_only_for_messages_that_exist() {
        let messages = Messages::load(&["en-US".parse().unwrap()], &ThemeFiles::new()).unwrap();
        for (name, text) in TEMPLATES {
            for (at, _) in text.match_indices("t(key=\"") {
                let key = text[at + 7..].split('"').next().unwrap();
                assert_ne!(messages.get("en-US", key), key, "{name}");
            }
        }
    }

    #[test]
    fn values_are_escaped_and_the_body_is_not() {
        let html = rendered(&theme(&[]).unwrap(), PageKind::Page);
        assert!(html.contains("<h1>Add &lt;one&gt;</h1>"));
        assert!(html.contains("<title>Add &lt;one&gt; | Tom &amp; Jerry</title>"));
        assert!(html.contains("<p>Text</p>"));
        assert!(html.contains("2 процедуры"));
    }

    #[test]
    fn nothing_is_inline_that_the_policy_forbids() {
        for kind in KINDS {
            let html = rendered(&theme(&[]).unwrap(), kind);
            assert!(html.contains("default-src 'none'"), "{kind:?}");
            assert!(
                !html.contains(" style=") && !html.contains("<style"),
                "{kind:?}"
            );
            assert!(
                !html.contains("<script>") && !html.contains(" on"),
                "{kind:?}"
            );
            assert!(!html.contains("//"), "{kind:?}");
        }
    }

    #[test]
    fn a_project_template_may_extend_the_one_it_replaces() {
        let own = "{% extends \"builtin/page.html\" %}{% block main %}<i>{{ super() }}</i>{% endblock main %}";
        let html = rendered(&theme(&[("page.html", own)]).unwrap(), PageKind::Page);
        assert!(html.contains("<i><article"));
        // What extends the replaced template sees the project's.
        let html = rendered(&theme(&[("page.html", own)]).unwrap(), PageKind::Faq);
        assert!(html.contains("<i><article"));
    }

    #[test]
    fn assets_of_a_project_replace_and_join_those_of_the_theme() {
        let theme = theme(&[("site.css", "p {}"), ("logo.svg", "<svg/>")]).unwrap();
        let assets = theme.assets();
        assert!(assets.iter().any(|asset| asset.path == "assets/logo.svg"));
        let style = assets.iter().find(|asset| asset.bytes == b"p {}").unwrap();
        let html = rendered(&theme, PageKind::Page);
        assert!(html.contains(&format!("href=\"../../{}\"", style.path)));
    }

    #[test]
    fn a_broken_template_is_an_error_with_its_place() {
        let error = theme(&[("page.html", "<p>\n{% if %}")]).err().unwrap();
        assert!(error.to_string().starts_with("page.html:2:"), "{error}");
        let error = theme(&[("page.html", "{{ tea(key=\"x\") }}")])
            .err()
            .unwrap();
        assert!(error.to_string().contains("tea"), "{error}");
    }
}
