//! The report's templates, style and script, embedded and overridable file by file.

use std::borrow::Cow;
use std::sync::Arc;

use serde::Serialize;
use tera::{Context, Kwargs, State, Tera, Value};

use super::view::{Dashboard, Frame, PageView, TermsView};
use crate::locale::Locale;
use crate::render::site::messages::Messages;
use crate::render::site::theme::{
    ThemeError, ThemeFiles, has_extension, template_error, translate, utf8,
};

const TEMPLATES: [(&str, &str); 5] = [
    (
        "report/base.html",
        include_str!("../../../../templates/report/base.html"),
    ),
    (
        "report/dashboard.html",
        include_str!("../../../../templates/report/dashboard.html"),
    ),
    (
        "report/page.html",
        include_str!("../../../../templates/report/page.html"),
    ),
    (
        "report/terms.html",
        include_str!("../../../../templates/report/terms.html"),
    ),
    (
        "report/icons.html",
        include_str!("../../../../templates/report/icons.html"),
    ),
];

/// The parts of the style: the site's colours and typefaces, then the report's own.
const STYLE: [(&str, &str); 3] = [
    (
        "style/tokens.css",
        include_str!("../../../../templates/style/tokens.css"),
    ),
    (
        "report/report.css",
        include_str!("../../../../templates/report/report.css"),
    ),
    (
        "report/narrow.css",
        include_str!("../../../../templates/report/narrow.css"),
    ),
];

const SCRIPT: (&str, &str) = (
    "report/report.js",
    include_str!("../../../../templates/report/report.js"),
);

/// The files beside the pages: path and bytes. A theme folder's file of the same name
/// wins.
pub(super) fn assets(files: &ThemeFiles) -> Vec<(&'static str, Cow<'_, [u8]>)> {
    let own =
        |name: &str, text: &'static str| files.get(name).map_or(text.as_bytes(), Vec::as_slice);
    let style: Vec<u8> = STYLE
        .iter()
        .flat_map(|(name, text)| own(name, text))
        .copied()
        .collect();
    vec![
        ("assets/report.css", Cow::Owned(style)),
        ("assets/report.js", Cow::Borrowed(own(SCRIPT.0, SCRIPT.1))),
    ]
}

/// The templates in one interface language.
pub(super) struct Theme {
    tera: Tera,
    locale: Value,
}

impl Theme {
    pub(super) fn load(
        files: &ThemeFiles,
        messages: Arc<Messages>,
        language: &Locale,
    ) -> Result<Self, ThemeError> {
        #[derive(Serialize)]
        struct Interface {
            tag: String,
        }
        let mut tera = Tera::default();
        tera.register_function("t", move |args: Kwargs, state: &State| {
            translate(&messages, &args, state)
        });
        let failed = |error: tera::Error| template_error(&error);
        tera.set_fallback_prefixes(["project/", "builtin/"])
            .map_err(failed)?;
        let mut templates: Vec<(String, &str)> = TEMPLATES
            .iter()
            .map(|(name, text)| (format!("builtin/{name}"), *text))
            .collect();
        for (path, bytes) in files {
            if path.starts_with("report/") && has_extension(path, "html") {
                templates.push((format!("project/{path}"), utf8(path, bytes)?));
            }
        }
        tera.add_raw_templates(templates).map_err(failed)?;
        let interface = Interface {
            tag: language.to_string(),
        };
        Ok(Self {
            tera,
            locale: Value::try_from_serializable(&interface).map_err(failed)?,
        })
    }

    pub(super) fn dashboard(&self, frame: &Frame, view: &Dashboard) -> Result<String, ThemeError> {
        self.render("report/dashboard.html", frame, view)
    }

    pub(super) fn page(&self, frame: &Frame, view: &PageView) -> Result<String, ThemeError> {
        self.render("report/page.html", frame, view)
    }

    pub(super) fn terms(&self, frame: &Frame, view: &TermsView) -> Result<String, ThemeError> {
        self.render("report/terms.html", frame, view)
    }

    fn render<V: Serialize>(
        &self,
        name: &str,
        frame: &Frame,
        view: &V,
    ) -> Result<String, ThemeError> {
        let failed = |error: tera::Error| template_error(&error);
        let mut context = Context::new();
        context.insert_value("locale", self.locale.clone());
        context.insert_value(
            "frame",
            Value::try_from_serializable(frame).map_err(failed)?,
        );
        context.insert_value("view", Value::try_from_serializable(view).map_err(failed)?);
        self.tera.render(name, &context).map_err(failed)
    }
}
