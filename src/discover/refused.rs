//! What is told of files and paths that have no place in the site.

use super::{Docset, FILE_REFUSED, FileEntry, PATH_COLLISION, PATH_REFUSED};
use crate::diagnostic::{Diagnostic, RuleName, Severity};
use crate::files::Refusal;
use crate::files::names::{self, PathFault};
use crate::text::{FileId, Span, TextRange};

/// The start of a file.
pub(super) fn start(file: FileId) -> Span {
    Span {
        file,
        range: TextRange::empty(0),
    }
}

/// That a file is not read.
pub(super) fn file(id: FileId, entry: &FileEntry, why: &Refusal) -> Diagnostic {
    let path = entry.key.as_str();
    let (rule, label, help) = match why {
        Refusal::Path(fault) => return self::path(start(id), path, fault).with(entry),
        Refusal::Special => (
            FILE_REFUSED,
            "it is not opened: to read it could wait for ever",
            "replace it by a file",
        ),
        Refusal::Dead | Refusal::Circle | Refusal::TooMany => (
            FILE_REFUSED,
            "it is left out",
            "remove the link, or let it lead to a file of the content root",
        ),
        Refusal::Outside | Refusal::Hidden => (
            FILE_REFUSED,
            "what it leads to would be published",
            "copy what may be published into the content root",
        ),
    };
    let message = format!("`{}` {why}", shortened(path));
    finding(rule, start(id), message, path)
        .label(label)
        .help(help)
        .with(entry)
}

/// That nothing can be written at a path, which is named at `span`.
pub(super) fn path(span: Span, path: &str, fault: &PathFault) -> Diagnostic {
    let path = names::visible(path);
    let message = format!("the path {fault}");
    finding(PATH_REFUSED, span, message, &path)
        .label("it is left out of the site, which can be copied to every system")
        .help("choose a path without it")
}

/// That a file gives way to another.
pub fn collision(docset: &Docset, loser: FileId, holder: FileId) -> Diagnostic {
    gives_way(docset, loser, start(holder))
}

/// That a file gives way to what is named or begins at a place.
pub(super) fn gives_way(docset: &Docset, loser: FileId, holder: Span) -> Diagnostic {
    let (own, other) = (docset.file(loser), docset.file(holder.file));
    let same = own.key.folded() == other.key.folded();
    let (own_path, other_path) = (shortened(own.key.as_str()), shortened(other.key.as_str()));
    let message = if same && holder == start(holder.file) {
        format!("`{own_path}` has the same address as `{other_path}`")
    } else {
        format!("`{own_path}` would lie in the way of another file")
    };
    finding(PATH_COLLISION, start(loser), message, own.key.as_str())
        .label("this file is left out of the site")
        .related(holder, "this file has the address")
        .help("rename or remove one of the two")
        .with(own)
}

/// That a file would lie where the site's own files do.
pub(super) fn own_file(docset: &Docset, loser: FileId) -> Diagnostic {
    let own = docset.file(loser);
    let message = format!(
        "`{}` would lie in the way of the site's own files",
        shortened(own.key.as_str())
    );
    finding(PATH_COLLISION, start(loser), message, own.key.as_str())
        .label("this file is left out of the site")
        .help("rename its folder")
        .with(own)
}

/// That an old address, which is named at `span`, is something else's too.
pub(super) fn stub(span: Span, path: &str, holder: Option<Span>) -> Diagnostic {
    let path = names::visible(path);
    let message = format!("the old address `{}` is taken", shortened(&path));
    let finding = finding(PATH_COLLISION, span, message, &path)
        .label("nothing leads on from there")
        .help("remove the redirection, or rename what has the address");
    match holder {
        Some(holder) => finding.related(holder, "this has the address"),
        None => finding,
    }
}

fn finding(rule: RuleName, span: Span, message: String, subject: &str) -> Diagnostic {
    Diagnostic::new(rule, Severity::Error, span, message).subject(subject)
}

/// The end of a path, for a message.
fn shortened(path: &str) -> String {
    const LONGEST: usize = 40;
    let length = path.chars().count();
    if length <= LONGEST {
        return path.to_owned();
    }
    let end: String = path.chars().skip(length - LONGEST).collect();
    format!("…{end}")
}

/// Tells the locale of a finding.
trait With {
    fn with(self, entry: &FileEntry) -> Self;
}

impl With for Diagnostic {
    fn with(mut self, entry: &FileEntry) -> Self {
        self.locale = Some(entry.locale.clone());
        self
    }
}
