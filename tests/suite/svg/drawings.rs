//! What drawing programs write keeps its looks.

use std::collections::BTreeSet;

use isogloss::svg::{self, LostKind};

use super::{cleaned, inside, lost};
use crate::corpus;
use crate::laws;

const PNG: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/// A drawing as Inkscape saves it, with its own data.
const INKSCAPE: &str = r##"<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape (http://www.inkscape.org/) -->
<svg width="210mm" height="297mm" viewBox="0 0 210 297" version="1.1" id="svg5"
   inkscape:version="1.2.2" sodipodi:docname="quay.svg" xml:space="preserve"
   xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
   xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
   xmlns:xlink="http://www.w3.org/1999/xlink" xmlns="http://www.w3.org/2000/svg"
   xmlns:svg="http://www.w3.org/2000/svg"><sodipodi:namedview id="namedview7" pagecolor="#ffffff"
     inkscape:zoom="0.7"/><defs id="defs2"><linearGradient inkscape:collect="always" id="g1"><stop
         style="stop-color:#003399;stop-opacity:1;" offset="0" id="s1"/><stop
         style="stop-color:#003399;stop-opacity:0;" offset="1" id="s2"/></linearGradient><linearGradient
       inkscape:collect="always" xlink:href="#g1" id="g2" x1="10" y1="10" x2="90" y2="90"
       gradientUnits="userSpaceOnUse"/><filter id="f1" x="-0.1" width="1.2"><feGaussianBlur
         stdDeviation="2" id="b1"/></filter></defs><svg:metadata><rdf:RDF
     xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">x</rdf:RDF></svg:metadata><g
     inkscape:label="Layer 1" inkscape:groupmode="layer" id="layer1"><rect
       style="fill:url(#g2);stroke:#000000;stroke-width:0.5;filter:url(#f1);-inkscape-stroke:none"
       id="rect1" width="80" height="80" x="10" y="10" rx="3"/><text xml:space="preserve"
       style="font-size:10.5833px;line-height:1.25;font-family:sans-serif" x="20" y="50"
       id="t1"><tspan sodipodi:role="line" id="ts1" x="20" y="50">Quai n° 3</tspan></text></g></svg>"##;

/// An export of Illustrator, with a style sheet and symbols.
const ILLUSTRATOR: &str = r##"<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: Adobe Illustrator 27.0.0, SVG Export Plug-In -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg version="1.1" id="Layer_1" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
	 x="0px" y="0px" viewBox="0 0 100 100" style="enable-background:new 0 0 100 100;" xml:space="preserve">
<style type="text/css">
	.st0{fill:#FFFFFF;stroke:#1D1D1B;stroke-miterlimit:10;}
	.st1{clip-path:url(#SVGID_2_);fill:url(#SVGID_3_);} /* the mast */
	.st2{font-family:'MyriadPro-Regular';} g > .st3:not(.x), a:hover {opacity:0.5}
</style>
<symbol id="Buoy" viewBox="-5 -5 10 10"><circle class="st0" r="5"/></symbol>
<g><defs><rect id="SVGID_1_" width="100" height="100"/></defs>
<clipPath id="SVGID_2_"><use xlink:href="#SVGID_1_" style="overflow:visible;"/></clipPath>
<radialGradient id="SVGID_3_" cx="50" cy="50" r="40" gradientTransform="matrix(1 0 0 -1 0 100)"><stop
 offset="0" style="stop-color:#F7931E"/><stop offset="1" stop-color="rgb(0, 0, 0)"/></radialGradient>
<path class="st1" d="M10,10c0,0,5-5,10,0
	s30,20,60,60z"/></g>
<use xlink:href="#Buoy" width="10" height="10" transform="translate (20 30) scale(2)"/>
<text transform="matrix(1 0 0 1 10 90)" class="st2">H&amp;K &lt;1&gt;</text></svg>"##;

/// An export of Figma: masks, shadows and a picture in a pattern.
fn figma() -> String {
    format!(
        r##"<svg width="120" height="80" viewBox="0 0 120 80" fill="none" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
<mask id="m" style="mask-type:luminance" maskUnits="userSpaceOnUse" x="0" y="0" width="120" height="80"><path d="M0 0H120V80H0V0Z" fill="white"/></mask>
<g mask="url(#m)" filter="url(#d)"><rect width="120" height="80" rx="8" fill="url(#p)"/><path fill-rule="evenodd" clip-rule="evenodd" d="M12 20L30 40Z" fill="#0F62FE" fill-opacity="0.6"/></g>
<defs><filter id="d" x="-4" y="0" width="128" height="88" filterUnits="userSpaceOnUse" color-interpolation-filters="sRGB"><feFlood flood-opacity="0" result="a"/><feColorMatrix in="SourceAlpha" type="matrix" values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 127 0" result="hardAlpha"/><feOffset dy="4"/><feGaussianBlur stdDeviation="2"/><feComposite in2="hardAlpha" operator="out"/><feBlend mode="normal" in2="a" result="b"/></filter>
<pattern id="p" patternContentUnits="objectBoundingBox" width="1" height="1"><use xlink:href="#i" transform="scale(0.01)"/></pattern>
<image id="i" width="1" height="1" preserveAspectRatio="none" xlink:href="data:image/png;base64,{PNG}"/></defs></svg>"##
    )
}

/// An export of draw.io, whose labels are HTML with a text for others.
const DRAWIO: &str = r#"<svg host="65bd71144e" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" width="121px" height="61px" viewBox="-0.5 -0.5 121 61" content="&lt;mxfile&gt;x&lt;/mxfile&gt;"><defs/><g><rect x="0" y="0" width="120" height="60" fill="rgb(255, 255, 255)" stroke="rgb(0, 0, 0)" pointer-events="all"/><g transform="translate(-0.5 -0.5)"><switch><foreignObject pointer-events="none" width="100%" height="100%" requiredFeatures="http://www.w3.org/TR/SVG11/feature#Extensibility" style="overflow: visible; text-align: left;"><div xmlns="http://www.w3.org/1999/xhtml">Harbour</div></foreignObject><text x="60" y="34" fill="rgb(0, 0, 0)" font-family="Helvetica" font-size="12px" text-anchor="middle">Harbour</text></switch></g></g><switch><g requiredFeatures="http://www.w3.org/TR/SVG11/feature#Extensibility"/><a transform="translate(0,-5)" xlink:href="https://www.diagrams.net/doc/faq/svg-export-text-problems" target="_blank"><text text-anchor="middle" font-size="10px" x="50%" y="100%">Text is not SVG - cannot display</text></a></switch></svg>"#;

/// Loading signs and the like.
const ANIMATED: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path id="way" d="M2 2h20v20z"/>
<circle r="2" fill="currentColor"><animateMotion dur="3s" repeatCount="indefinite" rotate="auto"><mpath href="#way"/></animateMotion>
<animate attributeName="opacity" values="1;.2;1" dur="1s" begin="0s;b.end+0.2s" calcMode="spline" keyTimes="0;.5;1" keySplines=".4 0 .2 1;.4 0 .2 1" repeatCount="indefinite"/></circle>
<g><animateTransform attributeName="transform" type="rotate" from="0 12 12" to="360 12 12" dur="2s" repeatCount="indefinite"/><set attributeName="fill" to="red" begin="click"/></g></svg>"##;

/// What a drawing shows: every element of SVG with its attributes, and the text, in order.
fn parts(text: &str) -> Vec<String> {
    const SVG: &str = "http://www.w3.org/2000/svg";
    const XLINK: &str = "http://www.w3.org/1999/xlink";
    let options = roxmltree::ParsingOptions {
        allow_dtd: true,
        ..Default::default()
    };
    let tree = roxmltree::Document::parse_with_options(text, options).unwrap();
    let mut parts = Vec::new();
    let shown = tree.descendants().filter(|node| {
        let mut around = node.ancestors();
        !around.any(|above| {
            let name = above.tag_name();
            above.is_element() && (name.namespace() != Some(SVG) || name.name() == "metadata")
        })
    });
    for node in shown {
        if node.is_element() {
            let attributes: BTreeSet<String> = node
                .attributes()
                .filter(|own| match own.namespace() {
                    None => !matches!(own.name(), "host" | "content" | "target"),
                    Some(XLINK) => own.name() == "href",
                    Some(namespace) => namespace.ends_with("/XML/1998/namespace"),
                })
                .map(|own| format!("{}={}", own.name(), own.value()))
                .collect();
            parts.push(format!("{} {attributes:?}", node.tag_name().name()));
        } else if let Some(text) = node
            .text()
            .filter(|text| node.is_text() && !text.trim().is_empty())
        {
            parts.push(text.replace("/* the mast */", " "));
        }
    }
    parts
}

#[test]
fn drawings_keep_all_that_they_show() {
    let figma = figma();
    for drawing in [INKSCAPE, ILLUSTRATOR, &figma, ANIMATED] {
        laws::svg(drawing.as_bytes());
        let cleaned = svg::clean(drawing.as_bytes()).unwrap();
        assert_eq!(cleaned.lost, [], "{drawing}");
        assert_eq!(
            parts(std::str::from_utf8(&cleaned.bytes).unwrap()),
            parts(drawing)
        );
    }
}

#[test]
fn labels_of_html_give_way_to_their_text() {
    laws::svg(DRAWIO.as_bytes());
    let told = [
        (LostKind::Html, 1),
        (LostKind::Text, 1),
        (LostKind::Link, 1),
    ];
    assert_eq!(lost(DRAWIO), told);
    let text = inside(DRAWIO);
    assert!(text.contains("<switch><text x=\"60\"") && text.contains(">Harbour</text></switch>"));
    // The group in place of the link is still the second choice of its switch.
    let choice = "<switch><g requiredFeatures=\"http://www.w3.org/TR/SVG11/feature#Extensibility\"/>\
                  <g transform=\"translate(0,-5)\"><text";
    assert!(text.contains(choice), "{text}");
}

#[test]
fn pictures_within_a_drawing_stay() {
    let gif = "R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=";
    let kept = |href: &str| inside(&format!("<image href=\"{href}\"/>"));
    let png = format!("<image href=\"data:image/png;base64,{PNG}\"/>");
    assert_eq!(kept(&format!("data:image/png;base64,{PNG}")), png);
    // Editors break lines, and some name another kind than the bytes are of.
    let (head, tail) = PNG.split_at(40);
    assert_eq!(
        kept(&format!(" DATA:image/PNG;base64,{head}&#10;{tail}")),
        png
    );
    assert_eq!(kept(&format!("data:image/jpeg;base64,{PNG}")), png);
    let gif_kept = format!("<image href=\"data:image/gif;base64,{gif}\"/>");
    assert_eq!(kept(&format!("data:image/gif;base64,{gif}")), gif_kept);
}

#[test]
fn addresses_of_own_parts_are_written_one_way() {
    for (written, kept) in [
        ("<g fill='url(\"#a\") red'/>", "<g fill=\"url(#a) red\"/>"),
        (
            "<g style='fill:url( &apos;#a-1&apos; )'/>",
            "<g style=\"fill:url(#a-1)\"/>",
        ),
        (
            "<style>p{fill:URL(#a)}</style>",
            "<style>p{fill:URL(#a)}</style>",
        ),
        ("<use xlink:href=' #a'/>", "<use href=\"#a\"/>"),
        ("<use xlink:href='#a' href='#b'/>", "<use href=\"#b\"/>"),
        (
            "<text><a href='x'>b</a></text>",
            "<text><tspan>b</tspan></text>",
        ),
        ("<g fill='red' FILL='x' data-x='y'/>", "<g fill=\"red\"/>"),
    ] {
        let written = written.replace("'url(\"#a\") red'", "'url(&quot;#a&quot;) red'");
        assert_eq!(inside(&written), kept);
    }
}

#[test]
fn a_file_is_written_without_prefixes_or_declarations() {
    let file = "<?xml version='1.0'?><s:svg xmlns:s='http://www.w3.org/2000/svg'><s:g/></s:svg>";
    assert_eq!(
        String::from_utf8(cleaned(file).bytes).unwrap(),
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><g/></svg>\n"
    );
}

#[test]
fn drawings_of_real_documents_lose_nothing() {
    for path in corpus::drawings() {
        let bytes = isogloss::files::read(&path).unwrap();
        laws::svg(&bytes);
        let cleaned = svg::clean(&bytes).unwrap();
        assert_eq!(cleaned.lost, [], "{}", path.display());
        let text = std::str::from_utf8(&bytes).unwrap();
        assert_eq!(
            parts(std::str::from_utf8(&cleaned.bytes).unwrap()),
            parts(text)
        );
    }
}
