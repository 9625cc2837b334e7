//! Pages without source text: placed beside the rows by their structure alone.
//!
//! Heading anchors are fixed points; between them, blocks of the same shape pair off in
//! order. Nothing of this is drift: the cells are [`State::Unpaired`].

use std::ops::Range;

use super::anchors::{longest_chain, unique};
use super::edition::{Block, Edition, Shape};
use super::link::Reason;
use super::model::{Alignment, Cell, Flags, Row, State};

/// Larger gaps than this pair off from both ends only.
const EXACT: usize = 40_000;

/// Adds the plain edition of number `plain` to an alignment, beside the edition of
/// number `beside`, which is in it already. Without one, its blocks make the rows.
pub(super) fn place(
    alignment: &mut Alignment,
    editions: &[Edition],
    plain: usize,
    beside: Option<usize>,
) {
    let blocks = block_words(&editions[plain]);
    let rows = match beside {
        Some(other) => {
            let rows = rows_of_words(alignment, editions, other);
            let partners = pair(&editions[plain].blocks, &editions[other].blocks);
            let words = block_words(&editions[other]);
            partners
                .into_iter()
                .map(|partner| partner.map_or_else(Vec::new, |at| rows_of(&rows, &words[at])))
                .collect()
        }
        None => vec![Vec::new(); blocks.len()],
    };
    let mut added: Vec<(usize, Row)> = Vec::new();
    let mut after = 0;
    for (words, rows) in blocks.iter().zip(&rows) {
        let sentences = sentences(&editions[plain], words);
        let pieces = if sentences.len() == rows.len() {
            sentences
        } else {
            vec![words.clone()]
        };
        for (piece, &row) in pieces.iter().zip(rows) {
            let cell = &mut alignment.rows[row].cells[plain];
            let cell = cell.get_or_insert_with(|| unpaired(piece));
            cell.words = cell.words.start.min(piece.start)..cell.words.end.max(piece.end);
            after = row + 1;
        }
        if rows.is_empty() && !words.is_empty() {
            let mut cells = vec![None; editions.len()];
            cells[plain] = Some(unpaired(words));
            added.push((after, Row { lead: plain, cells }));
        }
    }
    insert(&mut alignment.rows, added);
}

fn unpaired(words: &Range<u32>) -> Cell {
    Cell {
        state: State::Unpaired,
        flags: Flags::default(),
        segments: Vec::new(),
        words: words.clone(),
    }
}

/// Inserts rows before the rows of the given numbers, which ascend.
fn insert(rows: &mut Vec<Row>, added: Vec<(usize, Row)>) {
    let mut added = added.into_iter().peekable();
    let mut all = Vec::with_capacity(rows.len() + added.len());
    for (number, row) in rows.drain(..).enumerate() {
        while let Some((_, new)) = added.next_if(|(before, _)| *before <= number) {
            all.push(new);
        }
        all.push(row);
    }
    all.extend(added.map(|(_, row)| row));
    *rows = all;
}

/// The words of each block.
fn block_words(edition: &Edition) -> Vec<Range<u32>> {
    let end = super::builder::count(edition.words.len());
    let ends = edition.blocks.iter().skip(1).map(|block| block.first);
    edition
        .blocks
        .iter()
        .zip(ends.chain([end]))
        .map(|(block, end)| block.first..end)
        .collect()
}

fn sentences(edition: &Edition, words: &Range<u32>) -> Vec<Range<u32>> {
    let mut start = words.start;
    let mut found = Vec::new();
    for at in words.clone() {
        if edition.words[at as usize].ends || at + 1 == words.end {
            found.push(start..at + 1);
            start = at + 1;
        }
    }
    found
}

/// The row of every word of an edition that is in the alignment.
fn rows_of_words(alignment: &Alignment, editions: &[Edition], of: usize) -> Vec<Option<usize>> {
    let edition = &editions[of];
    let mut by_number: Vec<(u32, &Range<u32>)> = edition
        .segments
        .iter()
        .map(|segment| (segment.number, &segment.words))
        .collect();
    by_number.sort_unstable_by_key(|&(number, _)| number);
    let mut rows = vec![None; edition.words.len()];
    for (row, cell) in alignment.rows.iter().enumerate() {
        let Some(cell) = &cell.cells[of] else {
            continue;
        };
        let segments = cell.segments.iter().filter_map(|number| {
            let at = by_number.binary_search_by_key(number, |&(number, _)| number);
            at.ok().map(|at| by_number[at].1)
        });
        for words in segments.chain([&cell.words]) {
            rows[words.start as usize..words.end as usize].fill(Some(row));
        }
    }
    rows
}

fn rows_of(rows: &[Option<usize>], words: &Range<u32>) -> Vec<usize> {
    let mut found: Vec<usize> = rows[words.start as usize..words.end as usize]
        .iter()
        .flatten()
        .copied()
        .collect();
    found.dedup();
    found
}

/// For each block of `a`, the block of `b` that it corresponds to.
fn pair(a: &[Block], b: &[Block]) -> Vec<Option<usize>> {
    let anchors = unique(
        &(0..a.len()),
        &(0..b.len()),
        |i| a[i].anchor,
        |j| b[j].anchor,
    );
    let points: Vec<_> = anchors
        .into_iter()
        .map(|(i, j)| (i, j, Reason::Anchor))
        .collect();
    let mut partners = vec![None; a.len()];
    let (mut i, mut j) = (0, 0);
    for (m, n, _) in longest_chain(&points) {
        pair_shapes(a, i..m, b, j..n, &mut partners);
        partners[m] = Some(n);
        (i, j) = (m + 1, n + 1);
    }
    pair_shapes(a, i..a.len(), b, j..b.len(), &mut partners);
    partners
}

/// Pairs blocks of the same shape in order: equal ends first, then what a longest common
/// subsequence leaves.
fn pair_shapes(
    a: &[Block],
    mut left: Range<usize>,
    b: &[Block],
    mut right: Range<usize>,
    partners: &mut [Option<usize>],
) {
    let same = |i: usize, j: usize| a[i].shape.kind() == b[j].shape.kind();
    while !left.is_empty() && !right.is_empty() && same(left.start, right.start) {
        partners[left.start] = Some(right.start);
        (left.start, right.start) = (left.start + 1, right.start + 1);
    }
    while !left.is_empty() && !right.is_empty() && same(left.end - 1, right.end - 1) {
        partners[left.end - 1] = Some(right.end - 1);
        (left.end, right.end) = (left.end - 1, right.end - 1);
    }
    if left.len() * right.len() > EXACT {
        return;
    }
    let width = right.len() + 1;
    let mut common = vec![0_u32; (left.len() + 1) * width];
    for i in (0..left.len()).rev() {
        for j in (0..right.len()).rev() {
            common[i * width + j] = if same(left.start + i, right.start + j) {
                common[(i + 1) * width + j + 1] + 1
            } else {
                common[(i + 1) * width + j].max(common[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < left.len() && j < right.len() {
        if same(left.start + i, right.start + j) {
            partners[left.start + i] = Some(right.start + j);
            (i, j) = (i + 1, j + 1);
        } else if common[(i + 1) * width + j] >= common[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
}

impl Shape {
    /// The shape without level, depth and column.
    fn kind(self) -> std::mem::Discriminant<Self> {
        std::mem::discriminant(&self)
    }
}
