//! The drawing of a map.

use std::fmt::Write;

use unicode_segmentation::UnicodeSegmentation;

use super::super::address::relative;
use super::super::body::escape_into;
use super::{Map, layout};

const BOX_WIDTH: usize = 220;
const BOX_HEIGHT: usize = 66;
const GAP_X: usize = 80;
const GAP_Y: usize = 18;
const MARGIN: usize = 12;
/// Layers up to this height are never parted.
const MIN_ROWS: usize = 8;
/// What fits on a line of a box, in halves of a Han character's width.
const LINE: usize = 24;

/// The drawing as an `svg` element; empty where no guide leads to another.
pub(super) fn svg(map: &Map<'_>, from: &str) -> String {
    let layers = columns(&layout::layers(map.guides.len(), &map.ways));
    let tallest = layers.iter().map(Vec::len).max().unwrap_or_default();
    if tallest == 0 {
        return String::new();
    }
    let width = MARGIN * 2 + layers.len() * (BOX_WIDTH + GAP_X) - GAP_X;
    let height = MARGIN * 2 + tallest * (BOX_HEIGHT + GAP_Y) - GAP_Y;
    let mut places = vec![(0, 0); map.guides.len()];
    for (column, layer) in layers.iter().enumerate() {
        let free = (tallest - layer.len()) * (BOX_HEIGHT + GAP_Y) / 2;
        for (row, &guide) in layer.iter().enumerate() {
            places[guide] = (
                MARGIN + column * (BOX_WIDTH + GAP_X),
                MARGIN + free + row * (BOX_HEIGHT + GAP_Y),
            );
        }
    }
    let mut out = format!(
        "<svg class=\"map\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n\
         <defs><marker id=\"isogloss:map-tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" \
         markerWidth=\"8\" markerHeight=\"8\" markerUnits=\"userSpaceOnUse\" orient=\"auto\">\
         <path class=\"map-tip\" d=\"M0 0L8 4L0 8z\"/></marker></defs>\n"
    );
    for &way in &map.ways {
        let (from, to) = (places[way.0], places[way.1]);
        let path = way_between(from, to);
        if map.is_handover(way) {
            let _ = writeln!(
                out,
                "<path class=\"map-way map-handover\" d=\"{path}\"/>\
                 <path class=\"map-way map-inner\" d=\"{path}\"/>\
                 <path class=\"map-way map-thread\" d=\"{path}\" marker-end=\"url(#isogloss:map-tip)\"/>"
            );
        } else {
            let _ = writeln!(
                out,
                "<path class=\"map-way\" d=\"{path}\" marker-end=\"url(#isogloss:map-tip)\"/>"
            );
        }
    }
    for &guide in layers.iter().flatten() {
        guide_box(map, guide, places[guide], from, &mut out);
    }
    out.push_str("</svg>\n");
    out
}

/// The layers, those that are much taller than the map is wide in several columns.
fn columns(layers: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let count: usize = layers.iter().map(Vec::len).sum();
    let most = count.isqrt().max(MIN_ROWS);
    let columns = layers.iter().flat_map(|layer| {
        let parts = layer.len().div_ceil(most).max(1);
        layer.chunks(layer.len().div_ceil(parts).max(1))
    });
    columns.map(<[usize]>::to_vec).collect()
}

/// From the end of one box to the start of another; a way back leaves and arrives below.
fn way_between((x1, y1): (usize, usize), (x2, y2): (usize, usize)) -> String {
    if x2 > x1 {
        let (from, to) = (x1 + BOX_WIDTH, x2 - 1);
        let (y1, y2) = (y1 + BOX_HEIGHT / 2, y2 + BOX_HEIGHT / 2);
        let bend = GAP_X / 2;
        format!(
            "M{from} {y1}C{} {y1} {} {y2} {to} {y2}",
            from + bend,
            to - bend
        )
    } else {
        let (from, to) = (x1 + BOX_WIDTH / 2, x2 + BOX_WIDTH / 2 + 20);
        let (y1, y2) = (y1 + BOX_HEIGHT, y2 + BOX_HEIGHT + 1);
        let low = y1.max(y2) + 26;
        format!("M{from} {y1}C{from} {low} {to} {low} {to} {y2}")
    }
}

fn guide_box(map: &Map<'_>, number: usize, (x, y): (usize, usize), from: &str, out: &mut String) {
    let guide = map.guides[number];
    out.push_str("<a href=\"");
    escape_into(&relative(from, &guide.path), out);
    out.push_str("\"><title>");
    escape_into(&guide.title, out);
    out.push_str("</title>");
    let _ = write!(
        out,
        "<rect class=\"map-box\" x=\"{x}\" y=\"{y}\" width=\"{BOX_WIDTH}\" height=\"{BOX_HEIGHT}\" rx=\"6\"/>"
    );
    let lang = guide.lang.as_deref();
    for (line, words) in lines(&guide.title, 2).iter().enumerate() {
        let _ = write!(
            out,
            "<text class=\"map-title\" x=\"{}\" y=\"{}\"",
            x + 10,
            y + 20 + line * 17
        );
        if let Some(lang) = lang {
            let _ = write!(out, " lang=\"{lang}\"");
        }
        out.push('>');
        escape_into(words, out);
        out.push_str("</text>");
    }
    let roles: Vec<&str> = guide.roles.iter().map(|role| role.name.as_str()).collect();
    if let Some(words) = lines(&roles.join(", "), 1).first() {
        let _ = write!(
            out,
            "<text class=\"map-roles\" x=\"{}\" y=\"{}\">",
            x + 10,
            y + 57
        );
        escape_into(words, out);
        out.push_str("</text>");
    }
    out.push_str("</a>\n");
}

/// A text in at most so many lines; what does not fit is cut.
fn lines(text: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for part in text.split_word_bounds() {
        if width(&line) + width(part) <= LINE {
            line.push_str(part);
            continue;
        }
        if lines.len() + 1 == most || line.is_empty() {
            let room = LINE.saturating_sub(width(&line) + 1);
            let mut taken = 0;
            line.extend(part.graphemes(true).take_while(|grapheme| {
                taken += width(grapheme);
                taken <= room
            }));
            line.truncate(line.trim_end().len());
            line.push('…');
            lines.push(line);
            return lines;
        }
        lines.push(line.trim_end().to_owned());
        part.trim_start().clone_into(&mut line);
    }
    if !line.trim().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// The width of a text, in halves of a Han character's.
fn width(text: &str) -> usize {
    let wide =
        |c: char| ('\u{1100}'..='\u{ffdc}').contains(&c) && !('\u{2000}'..='\u{206f}').contains(&c);
    text.chars().map(|c| if wide(c) { 2 } else { 1 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_wrapped_and_cut() {
        assert_eq!(lines("Sell a ticket", 2), ["Sell a ticket"]);
        let long = "Troubleshoot the desk after the evening crossing was cancelled";
        let cut = lines(long, 2);
        assert_eq!(cut.len(), 2);
        assert!(cut.iter().all(|line| width(line) <= LINE), "{cut:?}");
        assert!(cut[1].ends_with('…'));
        assert_eq!(lines("將遺失物品交到失物招領處然後關閉班次", 2).len(), 2);
        assert!(lines("", 2).is_empty());
    }
}
