//! What a file is for, by its path alone.

/// What a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKind {
    /// A Markdown page.
    Markdown,
    /// A YAML page (FAQ, landing, …), decided by its first line when it is parsed.
    Yaml,
    /// `TOC.yml`: navigation.
    TocYaml,
    /// `TOC.md`: navigation.
    TocMarkdown,
    /// `breadcrumb/toc.yml`.
    Breadcrumb,
    /// An image or another file that pages show or offer.
    Asset,
    /// Any other file: pages may quote code from it.
    Code,
    /// `docfx.json`, redirections, publishing configuration.
    DocsetSettings,
    /// What is there and not read, whatever its name says: a link to elsewhere, a pipe, a
    /// page whose path cannot be published.
    Refused,
}

/// Files that are handed to a reader: none of them is a page that could run a script.
/// Other files of a content root are quoted at most. [`super::assets`] looks closer.
const ASSETS: &[&str] = &[
    // Images; SVG is cleaned before it is handed over.
    "apng", "avif", "bmp", "gif", "ico", "jfif", "jpeg", "jpg", "png", "svg", "tif", "tiff", "webp",
    // Films, sound and their captions.
    "aac", "flac", "m4a", "m4v", "mkv", "mov", "mp3", "mp4", "oga", "ogg", "ogv", "opus", "srt",
    "vtt", "wav", "webm", // Documents and tables.
    "csv", "doc", "docx", "epub", "odp", "ods", "odt", "pdf", "ppt", "pptx", "rtf", "txt", "vsd",
    "vsdx", "xls", "xlsx", // Archives.
    "7z", "bz2", "gz", "rar", "tar", "tgz", "xz", "zip", // Fonts.
    "otf", "ttf", "woff", "woff2",
];

impl FileKind {
    /// The kind of the file at `path` (relative to the content root, with `/`), or
    /// `None` for a hidden file, which is no part of the documentation.
    pub fn of(path: &str) -> Option<Self> {
        let path = path.to_lowercase();
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", &path));
        match name.rsplit_once('.').unwrap_or((name, "")) {
            ("toc", "md") => Some(Self::TocMarkdown),
            ("toc", "yml" | "yaml") if folder.ends_with("breadcrumb") => Some(Self::Breadcrumb),
            ("toc", "yml" | "yaml") => Some(Self::TocYaml),
            (_, "md") => Some(Self::Markdown),
            (_, "yml" | "yaml") if !name.starts_with('.') => Some(Self::Yaml),
            ("docfx", "json") => Some(Self::DocsetSettings),
            (_, "json") if name.starts_with(".openpublishing.") => Some(Self::DocsetSettings),
            (_, extension) if ASSETS.contains(&extension) && !name.starts_with('.') => {
                Some(Self::Asset)
            }
            _ => (!name.starts_with('.')).then_some(Self::Code),
        }
    }

    /// Whether such a file is a page, and so in a page group.
    pub fn is_page(self) -> bool {
        matches!(self, Self::Markdown | Self::Yaml)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_tells_the_kind() {
        for (path, kind) in [
            ("a/b.md", Some(FileKind::Markdown)),
            ("TOC.md", Some(FileKind::TocMarkdown)),
            ("a/TOC.yml", Some(FileKind::TocYaml)),
            ("breadcrumb/toc.yml", Some(FileKind::Breadcrumb)),
            ("payout-faq.yml", Some(FileKind::Yaml)),
            ("media/Screen.PNG", Some(FileKind::Asset)),
            ("docfx.json", Some(FileKind::DocsetSettings)),
            (
                ".openpublishing.redirection.json",
                Some(FileKind::DocsetSettings),
            ),
            ("deploy.sh", Some(FileKind::Code)),
            ("page.html", Some(FileKind::Code)),
            ("LICENSE", Some(FileKind::Code)),
            (".env", None),
            (".hidden.yml", None),
            (".hidden.png", None),
            (".htaccess", None),
        ] {
            assert_eq!(FileKind::of(path), kind, "{path}");
        }
    }
}
