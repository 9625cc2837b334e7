//! Which files get an address of their own.

use globset::{Glob, GlobBuilder, GlobSet, GlobSetBuilder};

/// What `exclude` is where the configuration does not say. A licence is matched by whole
/// names, since `license-based-billing.md` is a page.
pub(super) const DEFAULT_EXCLUDE: &[&str] = &[
    "**/README.md",
    "**/LICENSE",
    "**/LICENSE.*",
    "**/LICENSE-CODE*",
    "**/CONTRIBUTING.md",
    "**/includes/**",
];

/// The `include` and `exclude` globs over paths relative to the content root.
///
/// `*` stops at `/`, `**` does not; letter case is ignored. Excluded files are still
/// read, aligned and checked: they only get no address.
#[derive(Clone, Debug)]
pub struct Selection {
    include: Option<GlobSet>,
    exclude: GlobSet,
}

impl Selection {
    /// Of compiled globs; no `include` means every path.
    pub(super) fn new(include: Option<&[Glob]>, exclude: &[Glob]) -> Result<Self, globset::Error> {
        Ok(Self {
            include: include.map(set).transpose()?,
            exclude: set(exclude)?,
        })
    }

    /// Whether the file at `path` (relative to the content root, with `/`) gets an
    /// address.
    pub fn publishes(&self, path: &str) -> bool {
        self.include
            .as_ref()
            .is_none_or(|include| include.is_match(path))
            && !self.exclude.is_match(path)
    }
}

/// Compiles one glob as `include`, `exclude` and `docfx.json` mean it.
pub(crate) fn glob(pattern: &str) -> Result<Glob, globset::Error> {
    GlobBuilder::new(pattern)
        .literal_separator(true)
        .case_insensitive(true)
        .build()
}

/// A set of compiled globs.
pub(crate) fn set(globs: &[Glob]) -> Result<GlobSet, globset::Error> {
    let mut builder = GlobSetBuilder::new();
    for glob in globs {
        builder.add(glob.clone());
    }
    builder.build()
}
