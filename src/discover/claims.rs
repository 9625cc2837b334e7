//! Who has which path of a folder that files are written to.

use std::collections::BTreeMap;

use crate::files::names;

/// Paths that are taken, and by whom. Two paths are one where they differ only in letter
/// case or normalization; a file cannot lie where a folder does, nor below a file.
#[derive(Clone, Debug)]
pub struct Claims<'a, T> {
    /// Other paths that are taken too.
    base: Option<&'a Claims<'a, T>>,
    files: BTreeMap<String, T>,
    folders: BTreeMap<String, T>,
}

impl<T> Default for Claims<'_, T> {
    fn default() -> Self {
        Self {
            base: None,
            files: BTreeMap::new(),
            folders: BTreeMap::new(),
        }
    }
}

impl<'a, T: Clone> Claims<'a, T> {
    /// Claims beside those of `base`.
    pub fn over(base: &'a Claims<'a, T>) -> Self {
        Self {
            base: Some(base),
            ..Self::default()
        }
    }

    /// Takes all of `paths` for `owner`, or none of them.
    ///
    /// # Errors
    /// The owner of a path that is in the way.
    pub fn take(&mut self, paths: &[&str], owner: &T) -> Result<(), T> {
        let paths: Vec<String> = paths.iter().map(|path| names::fold(path)).collect();
        if let Some(other) = paths.iter().find_map(|path| self.in_the_way(path)) {
            return Err(other.clone());
        }
        for path in paths {
            for folder in folders(&path) {
                let folder = self.folders.entry(folder.to_owned());
                folder.or_insert_with(|| owner.clone());
            }
            self.files.insert(path, owner.clone());
        }
        Ok(())
    }

    fn in_the_way(&self, path: &str) -> Option<&T> {
        let own = || {
            self.files
                .get(path)
                .or_else(|| self.folders.get(path))
                .or_else(|| folders(path).find_map(|folder| self.files.get(folder)))
        };
        own().or_else(|| self.base?.in_the_way(path))
    }
}

/// The folders that a path lies in, without a `/` at their ends.
fn folders(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_taken_once_in_any_spelling_and_as_a_file_or_a_folder() {
        let mut claims = Claims::default();
        for (owner, path) in ["a/b.html", "c.html/d.png", "\u{e9}.html"]
            .iter()
            .enumerate()
        {
            assert_eq!(claims.take(&[path], &owner), Ok(()));
        }
        for (path, owner) in [
            ("A/B.html", 0),
            ("a/b.html/x.png", 0),
            ("a", 0),
            ("C.HTML", 1),
            ("c.html/D.png", 1),
            ("e\u{301}.html", 2),
        ] {
            assert_eq!(claims.take(&[path], &9), Err(owner), "{path}");
            assert_eq!(Claims::over(&claims).take(&[path], &9), Err(owner));
        }
        assert_eq!(claims.take(&["new.html", "a"], &9), Err(0));
        assert_eq!(claims.take(&["new.html", "a/c.html"], &3), Ok(()));
    }
}
