//! Files that are made to cost: much nesting, many attributes, entities, long values.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use isogloss::svg::{self, ATTRIBUTE_LIMIT, DEPTH_LIMIT, Refused, SIZE_LIMIT};

use super::{OPEN, file};
use crate::laws;

#[test]
fn nesting_is_bounded_and_needs_no_stack() {
    let nested = |depth: usize| file(&format!("{}{}", "<g>".repeat(depth), "</g>".repeat(depth)));
    assert!(svg::clean(nested(DEPTH_LIMIT - 1).as_bytes()).is_ok());
    let deep = nested(1_000_000);
    let small = std::thread::Builder::new().stack_size(256 * 1024);
    let refused = small.spawn(move || svg::clean(deep.as_bytes())).unwrap();
    assert!(matches!(
        refused.join().unwrap(),
        Err(Refused::TooDeep { .. })
    ));
}

#[test]
fn attributes_are_bounded() {
    let of = |count: usize| {
        let attributes = (0..count).fold(String::new(), |mut all, at| {
            let _ = write!(all, " a{at}=''");
            all
        });
        file(&format!("<g{attributes}/>"))
    };
    assert!(svg::clean(of(ATTRIBUTE_LIMIT).as_bytes()).is_ok());
    let refused = svg::clean(of(100_000).as_bytes());
    assert!(matches!(refused, Err(Refused::TooManyAttributes { .. })));
}

#[test]
fn the_size_is_bounded() {
    let long = |length: usize| file(&format!("<path d='{}'/>", "1 ".repeat(length / 2)));
    assert!(svg::clean(long(SIZE_LIMIT / 2).as_bytes()).is_ok());
    assert_eq!(
        svg::clean(long(SIZE_LIMIT).as_bytes()),
        Err(Refused::TooLarge)
    );
}

#[test]
fn entities_are_never_multiplied() {
    let mut declared = "<!ENTITY a0 'aaaaaaaaaa'>".to_owned();
    for at in 1..20 {
        let _ = write!(
            declared,
            "<!ENTITY a{at} '{}'>",
            format!("&a{};", at - 1).repeat(10)
        );
    }
    let file = format!("<!DOCTYPE svg [{declared}]>{OPEN}<text>&a19;</text></svg>");
    assert!(matches!(
        svg::clean(file.as_bytes()),
        Err(Refused::Entity { .. })
    ));
}

/// Contents that grow with a number, each in another way.
fn shapes(size: usize) -> Vec<String> {
    let times = |part: &str| part.repeat(size);
    vec![
        times("<g/>"),
        times("<rect fill='url(#a)'/>"),
        times("<x:y xmlns:x='urn:x'/>"),
        format!("<text>{}</text>", times("&lt;")),
        format!("<text>{}</text>", times("<![CDATA[x]]>")),
        format!("<style>{}</style>", times("/*")),
        format!("<style>{}</style>", times("url(#a)")),
        format!("<style>{}</style>", times("((((")),
        format!("<style>{}</style>", times("   (")),
        format!("<style>{}</style>", times("/**/")),
        format!("<g fill='{}'/>", times("a b ")),
        format!("<g fill='{}'/>", times("rgb(")),
        format!("<image href='data:image/png;base64,{}'/>", times("AAAA")),
        format!("<image href='data:image/png;base64,{}'/>", times("%41")),
        format!("<!--{}-->", times("- -")),
        times("<!-- -->"),
        times("<?x y?>"),
        format!("<foreignObject>{}</foreignObject>", times("<p>x</p>")),
        times("<script>x</script>"),
        times(" x"),
        times("&#32;"),
        format!("<g xmlns:{}='urn:x'/>", times("long")),
    ]
}

#[test]
fn time_grows_with_the_size_alone() {
    let took = |content: &str| {
        let file = file(content);
        let begun = Instant::now();
        let _ = svg::clean(file.as_bytes());
        begun.elapsed()
    };
    for (small, large) in shapes(8_000).iter().zip(shapes(128_000)) {
        let once = took(small).max(Duration::from_millis(2));
        let often = took(&large);
        // Sixteen times the text: quadratic time would be 256 times as much.
        assert!(
            often < once * 100,
            "{often:?} after {once:?}: {}",
            &small[..40]
        );
    }
}

#[test]
fn a_prefix_can_be_declared_anew_at_every_depth() {
    let depth = 200;
    let open = "<g xmlns:x='http://www.w3.org/2000/svg' xmlns:y='urn:y'>".repeat(depth);
    let file = file(&format!("{open}<x:rect/><y:rect/>{}", "</g>".repeat(depth)));
    laws::svg(file.as_bytes());
    let text = String::from_utf8(svg::clean(file.as_bytes()).unwrap().bytes).unwrap();
    assert_eq!(text.matches("<rect/>").count(), 1);
}
