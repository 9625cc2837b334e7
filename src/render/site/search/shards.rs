//! The index as files: scripts that each register a string with the page that asks.
//!
//! `index.js` tells of each page a number that it has in all editions and how many units
//! it has, the endings of the language, and the first key of each shard. A shard `N.js` holds its entries in order, each as
//! `<shared><rest>:<postings>`, with `,` between them: `shared` is a base-36 digit, the
//! number of characters that the key has in common with the one before; `postings` are
//! differences between unit numbers, doubled and one more for a heading where the key is
//! a single term, in groups of five bits as source maps write them, in base 64.
//! `uN.js` holds anchors and headings of a run of units, and the addresses and titles of
//! the pages that have them, so that only those of what is shown are loaded.

use std::collections::BTreeMap;

use serde_json::json;

use super::index::{Index, Posting};
use super::{Page, index_path, words};
use crate::locale::Locale;
use crate::render::site::{Sink, SiteError};

/// Bytes of a shard, more or less: a query loads one for each of its words and pairs.
const SHARD: usize = 10_000;

/// Units whose anchors and headings lie in one file.
const UNITS: usize = 64;

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Writes the index of an edition.
pub(super) fn write(
    locale: &Locale,
    pages: &[Page],
    index: &Index,
    sink: &Sink<'_>,
) -> Result<(), SiteError> {
    let folder = format!("{locale}/search");
    let mut firsts: Vec<String> = Vec::new();
    let mut shard = String::with_capacity(SHARD * 2);
    let mut before = String::new();
    index.each(|key, postings| {
        if shard.is_empty() {
            firsts.push(key.to_owned());
            before.clear();
        } else {
            shard.push(',');
        }
        let (characters, bytes) = shared(&before, key);
        shard.push(char::from_digit(characters, 36).unwrap_or('0'));
        shard.push_str(&key[bytes..]);
        shard.push(':');
        encode(postings, !key.contains(' '), &mut shard);
        before.truncate(bytes);
        before.push_str(&key[bytes..]);
        if shard.len() >= SHARD {
            flush(locale, &folder, firsts.len() - 1, &shard, sink)?;
            shard.clear();
        }
        Ok::<_, SiteError>(())
    })?;
    if !shard.is_empty() {
        flush(locale, &folder, firsts.len() - 1, &shard, sink)?;
    }
    write_units(locale, pages, sink)?;
    let listed = pages
        .iter()
        .map(|page| (name(path_in(locale, page)), page.len()));
    let listed: Vec<_> = listed.collect();
    let about = json!({
        "pages": listed,
        "firsts": firsts,
        "run": UNITS,
        "endings": words::endings(locale),
        "stem": words::STEM,
    });
    let script = format!("isogloss.index(\"{locale}\",{about})\n");
    sink(&index_path(locale), script.as_bytes())?;
    Ok(())
}

/// Writes what is told of the units, and of the pages that have them.
fn write_units(locale: &Locale, pages: &[Page], sink: &Sink<'_>) -> Result<(), SiteError> {
    let numbered = pages.iter().enumerate();
    let mut parts = numbered
        .flat_map(|(number, page)| page.parts().map(move |part| (number, page, part)))
        .peekable();
    let mut run = 0;
    while parts.peek().is_some() {
        let mut units: Vec<&str> = Vec::with_capacity(UNITS);
        let mut titles: BTreeMap<usize, (&str, &str)> = BTreeMap::new();
        for (number, page, part) in parts.by_ref().take(UNITS) {
            units.push(part.told);
            titles.insert(number, (path_in(locale, page), &page.title));
        }
        let (units, titles) = (units.join(","), json!(titles));
        let script = format!("isogloss.units(\"{locale}\",{run},[{units}],{titles})\n");
        sink(&format!("{locale}/search/u{run}.js"), script.as_bytes())?;
        run += 1;
    }
    Ok(())
}

/// Where a page lies in its edition: the same in all of them.
fn path_in<'a>(locale: &Locale, page: &'a Page) -> &'a str {
    let folder = page.path.strip_prefix(&locale.to_string());
    let path = folder.and_then(|path| path.strip_prefix('/'));
    path.unwrap_or(&page.path)
}

/// A number for a path in an edition, that a script takes for a whole number and that no
/// other path of the site is likely to have: the first 48 bits of its BLAKE3 hash.
fn name(path: &str) -> u64 {
    let hash = blake3::hash(path.as_bytes());
    let bits = hash.as_bytes()[..6].iter();
    bits.fold(0, |name, &byte| name << 8 | u64::from(byte))
}

/// What two keys begin with in common, 35 characters at most: in characters, in bytes.
fn shared(before: &str, key: &str) -> (u32, usize) {
    let equal = before.bytes().zip(key.bytes()).take_while(|(a, b)| a == b);
    let bytes = key.floor_char_boundary(equal.count());
    let starts = key[..bytes].char_indices().map(|(start, _)| start);
    let mut characters = 0;
    for start in starts {
        if characters == 35 {
            return (characters, start);
        }
        characters += 1;
    }
    (characters, bytes)
}

/// Hands a shard over.
fn flush(
    locale: &Locale,
    folder: &str,
    number: usize,
    shard: &str,
    sink: &Sink<'_>,
) -> Result<(), SiteError> {
    // Keys are letters and digits, so that nothing needs an escape.
    let script = format!("isogloss.shard(\"{locale}\",{number},\"{shard}\")\n");
    sink(&format!("{folder}/{number}.js"), script.as_bytes())?;
    Ok(())
}

fn encode(postings: &[Posting], is_term: bool, out: &mut String) {
    let mut last = 0;
    for posting in postings {
        let mut value = posting.unit() - last;
        last = posting.unit();
        if is_term {
            value = value * 2 + u32::from(posting.is_in_heading());
        }
        loop {
            let group = (value & 31) as usize;
            value >>= 5;
            let more = if value > 0 { 32 } else { 0 };
            out.push(char::from(DIGITS[group | more]));
            if value == 0 {
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postings_are_differences_in_groups_of_five_bits() {
        let postings = [(0, true), (3, false), (700, false)]
            .map(|(unit, heading)| Posting::new(unit, heading));
        let mut out = String::new();
        encode(&postings, true, &mut out);
        assert_eq!(out, "BGyrB");
        let mut out = String::new();
        encode(&postings, false, &mut out);
        assert_eq!(out, "AD5V");
    }
}
