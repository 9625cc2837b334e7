//! The objects of a repository, with bounds.

use std::path::PathBuf;

use gix_hash::{ObjectId, oid};
use gix_object::{Data, Find, Kind};

use super::{GitError, Place};
use crate::files::{self, Entry};

/// The largest object that is read, in bytes, and the largest part of a chain of deltas.
pub(super) const OBJECT_LIMIT: u64 = files::SIZE_LIMIT;

/// The most packs that are looked into; `git gc` keeps fifty.
const MOST_PACKS: u16 = 4096;

/// How many tags may lead on to one another.
const LONGEST_CHAIN: usize = 16;

/// The objects of one repository.
pub(super) struct Objects {
    handle: gix_odb::Handle,
    folder: PathBuf,
}

impl Objects {
    /// The objects of a place that was examined.
    pub(super) fn open(place: &Place) -> Result<Self, GitError> {
        let folder = place.common_dir.join("objects");
        let options = gix_odb::store::init::Options {
            slots: gix_odb::store::init::Slots::Given(MOST_PACKS),
            // An index over packs could contradict theirs.
            use_multi_pack_index: false,
            alloc_limit_bytes: usize::try_from(OBJECT_LIMIT).ok(),
            // Paths are absolute; only alternates would be relative.
            current_dir: Some(folder.clone()),
            ..Default::default()
        };
        let handle = gix_odb::at_opts(folder.clone(), gix_hash::Kind::Sha1, None, options)
            .map_err(|error| GitError::Damaged {
                path: place.common_dir.clone(),
                reason: error.to_string(),
            })?;
        Ok(Self { handle, folder })
    }

    /// The kind of an object, and its bytes in `buffer`; `None` where it is not there.
    pub(super) fn kind(&self, id: &oid, buffer: &mut Vec<u8>) -> gix_error::Result<Option<Kind>> {
        Ok(self.try_find(id, buffer)?.map(|object| object.kind))
    }

    /// What an object is once tags are followed, and its bytes in `buffer`.
    pub(super) fn peeled(
        &self,
        mut id: ObjectId,
        buffer: &mut Vec<u8>,
    ) -> gix_error::Result<Option<(ObjectId, Kind)>> {
        for _ in 0..LONGEST_CHAIN {
            match self.kind(&id, buffer)? {
                Some(Kind::Tag) => {
                    let tag = gix_object::TagRefIter::from_bytes(buffer, gix_hash::Kind::Sha1);
                    id = tag.target_id()?;
                }
                kind => return Ok(kind.map(|kind| (id, kind))),
            }
        }
        Err(error(format!(
            "more than {LONGEST_CHAIN} tags lead on to one another"
        )))
    }

    /// The objects whose hash begins so.
    pub(super) fn with_prefix(&self, prefix: gix_hash::Prefix) -> gix_error::Result<Vec<ObjectId>> {
        let mut found = std::collections::HashSet::default();
        self.handle.lookup_prefix(prefix, Some(&mut found))?;
        let mut found: Vec<_> = found.into_iter().collect();
        found.sort();
        Ok(found)
    }

    /// Whether a loose object may be opened: a link or a pipe of its name may not.
    fn is_plain(&self, id: &oid) -> bool {
        let hex = id.to_string();
        let (folder, name) = hex.split_at(2);
        let folder = self.folder.join(folder);
        match files::entry(&folder) {
            Entry::Missing => true,
            Entry::Folder => match files::entry(&folder.join(name)) {
                Entry::Missing => true,
                Entry::File(size) => size <= OBJECT_LIMIT,
                _ => false,
            },
            _ => false,
        }
    }
}

impl Find for Objects {
    fn try_find<'a>(
        &self,
        id: &oid,
        buffer: &'a mut Vec<u8>,
    ) -> gix_error::Result<Option<Data<'a>>> {
        if !self.is_plain(id) {
            return Err(error(format!("the object {id} is a link, or too large")));
        }
        self.handle.try_find(id, buffer)
    }
}

/// An error of our own among those of the library.
pub(super) fn error(message: String) -> gix_error::Error {
    gix_error::Error::from_error(std::io::Error::other(message))
}
