//! The elements and attributes of SVG 1.1 and SVG 2 that can be published.

use super::LostKind;
use super::attributes::Attribute;
use super::scope::Namespace;

/// Elements that draw, or that others refer to; sorted.
const ELEMENTS: &[&str] = &[
    "animate",
    "animateMotion",
    "animateTransform",
    "circle",
    "clipPath",
    "defs",
    "desc",
    "ellipse",
    "feBlend",
    "feColorMatrix",
    "feComponentTransfer",
    "feComposite",
    "feConvolveMatrix",
    "feDiffuseLighting",
    "feDisplacementMap",
    "feDistantLight",
    "feDropShadow",
    "feFlood",
    "feFuncA",
    "feFuncB",
    "feFuncG",
    "feFuncR",
    "feGaussianBlur",
    "feImage",
    "feMerge",
    "feMergeNode",
    "feMorphology",
    "feOffset",
    "fePointLight",
    "feSpecularLighting",
    "feSpotLight",
    "feTile",
    "feTurbulence",
    "filter",
    "g",
    "image",
    "line",
    "linearGradient",
    "marker",
    "mask",
    "mpath",
    "path",
    "pattern",
    "polygon",
    "polyline",
    "radialGradient",
    "rect",
    "set",
    "stop",
    "style",
    "svg",
    "switch",
    "symbol",
    "text",
    "textPath",
    "title",
    "tspan",
    "use",
    "view",
];

/// Attributes that say how something looks, and that animations may change; sorted.
const DRAWING: &[&str] = &[
    "alignment-baseline",
    "amplitude",
    "azimuth",
    "baseFrequency",
    "baseline-shift",
    "bias",
    "clip",
    "clip-path",
    "clip-rule",
    "clipPathUnits",
    "color",
    "color-interpolation",
    "color-interpolation-filters",
    "color-rendering",
    "cursor",
    "cx",
    "cy",
    "d",
    "diffuseConstant",
    "direction",
    "display",
    "divisor",
    "dominant-baseline",
    "dx",
    "dy",
    "edgeMode",
    "elevation",
    "exponent",
    "fill",
    "fill-opacity",
    "fill-rule",
    "filter",
    "filterUnits",
    "flood-color",
    "flood-opacity",
    "font",
    "font-family",
    "font-feature-settings",
    "font-kerning",
    "font-size",
    "font-size-adjust",
    "font-stretch",
    "font-style",
    "font-variant",
    "font-variant-caps",
    "font-variation-settings",
    "font-weight",
    "fr",
    "fx",
    "fy",
    "glyph-orientation-horizontal",
    "glyph-orientation-vertical",
    "gradientTransform",
    "gradientUnits",
    "height",
    "image-rendering",
    "in",
    "in2",
    "inline-size",
    "intercept",
    "isolation",
    "k1",
    "k2",
    "k3",
    "k4",
    "kernelMatrix",
    "kernelUnitLength",
    "kerning",
    "lengthAdjust",
    "letter-spacing",
    "lighting-color",
    "limitingConeAngle",
    "line-height",
    "marker",
    "marker-end",
    "marker-mid",
    "marker-start",
    "markerHeight",
    "markerUnits",
    "markerWidth",
    "mask",
    "mask-type",
    "maskContentUnits",
    "maskUnits",
    "method",
    "mix-blend-mode",
    "mode",
    "numOctaves",
    "offset",
    "opacity",
    "operator",
    "order",
    "orient",
    "overflow",
    "paint-order",
    "pathLength",
    "patternContentUnits",
    "patternTransform",
    "patternUnits",
    "pointer-events",
    "points",
    "pointsAtX",
    "pointsAtY",
    "pointsAtZ",
    "preserveAlpha",
    "preserveAspectRatio",
    "primitiveUnits",
    "r",
    "radius",
    "refX",
    "refY",
    "result",
    "rotate",
    "rx",
    "ry",
    "scale",
    "seed",
    "shape-inside",
    "shape-margin",
    "shape-padding",
    "shape-rendering",
    "shape-subtract",
    "side",
    "slope",
    "spacing",
    "specularConstant",
    "specularExponent",
    "spreadMethod",
    "startOffset",
    "stdDeviation",
    "stitchTiles",
    "stop-color",
    "stop-opacity",
    "stroke",
    "stroke-dasharray",
    "stroke-dashoffset",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-miterlimit",
    "stroke-opacity",
    "stroke-width",
    "surfaceScale",
    "tab-size",
    "tableValues",
    "targetX",
    "targetY",
    "text-align",
    "text-align-last",
    "text-anchor",
    "text-decoration",
    "text-decoration-color",
    "text-decoration-line",
    "text-decoration-style",
    "text-indent",
    "text-orientation",
    "text-overflow",
    "text-rendering",
    "text-transform",
    "textLength",
    "transform",
    "transform-box",
    "transform-origin",
    "type",
    "unicode-bidi",
    "values",
    "vector-effect",
    "viewBox",
    "visibility",
    "white-space",
    "width",
    "word-spacing",
    "writing-mode",
    "x",
    "x1",
    "x2",
    "xChannelSelector",
    "y",
    "y1",
    "y2",
    "yChannelSelector",
    "z",
];

/// Attributes that say how an animation goes, and where a style sheet holds; sorted.
const VALUES: &[&str] = &[
    "accumulate",
    "additive",
    "attributeName",
    "attributeType",
    "begin",
    "by",
    "calcMode",
    "dur",
    "end",
    "from",
    "keyPoints",
    "keySplines",
    "keyTimes",
    "max",
    "media",
    "min",
    "origin",
    "path",
    "repeatCount",
    "repeatDur",
    "restart",
    "to",
];

/// Attributes that are never read as CSS or as an address; sorted.
const TEXTS: &[&str] = &[
    "aria-describedby",
    "aria-description",
    "aria-hidden",
    "aria-label",
    "aria-labelledby",
    "aria-roledescription",
    "baseProfile",
    "class",
    "focusable",
    "id",
    "lang",
    "requiredExtensions",
    "requiredFeatures",
    "role",
    "systemLanguage",
    "version",
];

/// How browsers read an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// As CSS, and animations may change it.
    Drawing,
    /// As CSS, or as numbers.
    Value,
    /// As text.
    Text,
}

/// An attribute without a prefix, where it can be published; letter case counts.
pub(super) fn attribute(name: &str) -> Option<(&'static str, Use)> {
    let lists = [
        (DRAWING, Use::Drawing),
        (VALUES, Use::Value),
        (TEXTS, Use::Text),
    ];
    let mut found = lists.into_iter().filter_map(|(list, read)| {
        let at = list.binary_search(&name).ok()?;
        Some((list[at], read))
    });
    found.next()
}

/// What becomes of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is written under this name.
    Keep(&'static str),
    /// It is left out with all that is in it; it is told where it is missed.
    Drop(Option<LostKind>),
}

/// What becomes of the element `local` of a namespace within `parent`.
pub(super) fn element(
    namespace: Namespace,
    local: &str,
    attributes: &[Attribute<'_>],
    parent: Option<&str>,
) -> Verdict {
    let is_script = ["script", "handler", "listener"]
        .iter()
        .any(|name| local.eq_ignore_ascii_case(name));
    match (namespace, local) {
        _ if is_script => Verdict::Drop(Some(LostKind::Script)),
        (Namespace::Xhtml, _) => Verdict::Drop(Some(LostKind::Html)),
        (Namespace::Svg, _) => of_svg(local, attributes, parent),
        // Editors keep their own data there; browsers draw none of it.
        _ => Verdict::Drop(None),
    }
}

fn of_svg(local: &str, attributes: &[Attribute<'_>], parent: Option<&str>) -> Verdict {
    match local {
        "metadata" => return Verdict::Drop(None),
        "foreignObject" | "iframe" | "video" | "audio" | "canvas" => {
            return Verdict::Drop(Some(LostKind::Html));
        }
        // A link is a group without its address.
        "a" if parent.is_some_and(holds_text) => return Verdict::Keep("tspan"),
        "a" => return Verdict::Keep("g"),
        "animate" | "animateTransform" | "set" if !animates_drawing(attributes) => {
            return Verdict::Drop(Some(LostKind::Animation));
        }
        _ => {}
    }
    match ELEMENTS.binary_search(&local) {
        Ok(at) => Verdict::Keep(ELEMENTS[at]),
        Err(_) => Verdict::Drop(Some(LostKind::Element)),
    }
}

/// Whether an animation changes nothing but how something looks.
fn animates_drawing(attributes: &[Attribute<'_>]) -> bool {
    let mut named = attributes.iter().filter(|own| own.name == "attributeName");
    named.any(|own| may_be_animated(&own.value))
}

/// Whether the attribute of this name changes nothing but how something looks.
pub(super) fn may_be_animated(name: &str) -> bool {
    DRAWING.binary_search(&name).is_ok()
}

/// Whether the text in an element is shown.
pub(super) fn holds_text(element: &str) -> bool {
    matches!(element, "text" | "tspan" | "textPath" | "title" | "desc")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        for list in [ELEMENTS, DRAWING, VALUES, TEXTS] {
            assert!(list.is_sorted_by(|a, b| a < b), "{list:?}");
        }
    }

    #[test]
    fn no_list_has_what_runs_or_leads_out() {
        for name in [
            "href",
            "style",
            "onload",
            "base",
            "src",
            "data",
            "attributename",
        ] {
            assert_eq!(attribute(name), None, "{name}");
        }
        for name in [
            "script",
            "foreignObject",
            "handler",
            "a",
            "discard",
            "metadata",
        ] {
            assert!(!ELEMENTS.contains(&name), "{name}");
        }
    }
}
