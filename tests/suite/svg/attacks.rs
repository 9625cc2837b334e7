//! Ways to get a script, or an address, into an image.

use isogloss::svg::{self, LostKind, Refused};

use super::{file, inside, lost};
use crate::laws;

/// Whatever becomes of each, neither `alert` nor `evil` is in what is published.
const ATTACKS: &[&str] = &[
    // Scripts, under every name and in every wrapping.
    "<script>alert(1)</script>",
    "<SCRIPT>alert(1)</SCRIPT>",
    "<script type='text/ecmascript'><![CDATA[alert(1)]]></script>",
    "<script><![CDATA[alert(1)]]]]><![CDATA[>]]></script>",
    "<script href='https://evil.example/x.js'/>",
    "<script xlink:href='data:text/javascript,alert(1)'/>",
    "<g><g><script>alert(1)</script></g></g>",
    "<defs><script>alert(1)</script></defs>",
    "<style><script>alert(1)</script></style>",
    "<title><script>alert(1)</script></title>",
    "<desc><g onload='alert(1)'><script>alert(1)</script></g></desc>",
    "<metadata><script>alert(1)</script></metadata>",
    "<switch><script>alert(1)</script></switch>",
    "<script\n>alert(1)</script\n>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script>alert(1)",
    "<script/xlink:href='//evil.example'/>",
    "<s:svg xmlns:s='http://www.w3.org/2000/svg'><s:script>alert(1)</s:script></s:svg>",
    "<s:svg xmlns:s='http://www.w3.org/2000/svg'><s:g onload='alert(1)'/></s:svg>",
    "<x:script xmlns:x='http://www.w3.org/1999/xhtml'>alert(1)</x:script>",
    "<script xmlns='http://www.w3.org/1999/xhtml'>alert(1)</script>",
    "<h:html xmlns:h='http://www.w3.org/1999/xhtml'><h:body onload='alert(1)'/></h:html>",
    "<iframe xmlns='http://www.w3.org/1999/xhtml' src='javascript:alert(1)'/>",
    "<g xmlns:svg='http://www.w3.org/2000/svg'><svg:script>alert(1)</svg:script></g>",
    "<g xmlns=''><script>alert(1)</script></g>",
    "<g xmlns='urn:x'><script xmlns='http://www.w3.org/2000/svg'>alert(1)</script></g>",
    "<m:math xmlns:m='http://www.w3.org/1998/Math/MathML'><m:mi \
     xlink:href='javascript:alert(1)'/></m:math>",
    "<handler xmlns:ev='http://www.w3.org/2001/xml-events' ev:event='load'>alert(1)</handler>",
    "<ev:listener xmlns:ev='http://www.w3.org/2001/xml-events' event='load' \
     handler='javascript:alert(1)'/>",
    "<discard onbegin='alert(1)' begin='0s'/>",
    // Event attributes.
    "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "<svg xmlns='http://www.w3.org/2000/svg' ONLOAD='alert(1)'/>",
    "<svg xmlns='http://www.w3.org/2000/svg'\tonload\n=\n'alert(1)'/>",
    "<svg xmlns='http://www.w3.org/2000/svg' onload='&#97;lert(1)'/>",
    "<svg xmlns='http://www.w3.org/2000/svg' xmlns:x='http://www.w3.org/2000/svg' \
     x:onload='alert(1)'/>",
    "<rect onclick='alert(1)' onfocusin='alert(1)' tabindex='1' width='9' height='9'/>",
    "<animate onbegin='alert(1)' attributeName='x' dur='1s'/>",
    "<set onend='alert(1)' attributeName='x' to='1'/>",
    "<image href='x' onerror='alert(1)'/>",
    "<style onload='alert(1)'>p{}</style>",
    "<g onactivate='alert(1)' onunload='alert(1)' onzoom='alert(1)'/>",
    "<rect\u{a0}onload='alert(1)'/>",
    "<rect on\u{200b}load='alert(1)'/>",
    // Links.
    "<a href='javascript:alert(1)'><rect width='9' height='9'/></a>",
    "<a xlink:href='javascript:alert(1)'><text>x</text></a>",
    "<a xlink:href='java&#115;cript&#58;alert(1)'><text>x</text></a>",
    "<a xlink:href='&#x01;javascript:alert(1)'><text>x</text></a>",
    "<a xlink:href=' &#9;java&#10;script:alert(1)'><text>x</text></a>",
    "<a xmlns:l='http://www.w3.org/1999/xlink' l:href='javascript:alert(1)'><text>x</text></a>",
    "<a href='data:text/html,&lt;script>alert(1)&lt;/script>'><text>x</text></a>",
    "<a href='#ok' xlink:href='javascript:alert(1)'><text>x</text></a>",
    "<text><a href='vbscript:alert(1)'>x</a></text>",
    "<g xml:base='javascript:alert(1)//'><a href='#x'><text>x</text></a></g>",
    "<svg xmlns='http://www.w3.org/2000/svg' xml:base='https://evil.example/'><use href='#x'/></svg>",
    // References.
    "<use href='https://evil.example/x.svg#x'/>",
    "<use xlink:href='//evil.example/x.svg#x'/>",
    "<use href='x.svg#evil'/>",
    "<use href='data:image/svg+xml;base64,PHN2Zz48c2NyaXB0PmFsZXJ0KDEpPC9zY3JpcHQ+PC9zdmc+#x'/>",
    "<use href='data:image/png;base64,iVBORw0KGgoAAAANSUhEUg==#evil'/>",
    "<image href='https://evil.example/x.png'/>",
    "<image href='data:image/svg+xml,&lt;svg onload=alert(1)/>'/>",
    "<image href='data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIi8+'/>",
    "<image href='data:image/png,alert(1)'/>",
    "<image href='data:image/png;base64,YWxlcnQoMSk='/>",
    "<image href='data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg=='/>",
    "<feImage xlink:href='https://evil.example/x.png'/>",
    "<filter id='f'><feImage href='data:image/svg+xml,alert'/></filter>",
    "<linearGradient xlink:href='https://evil.example/#g'/>",
    "<textPath href='https://evil.example/#p'>x</textPath>",
    "<mpath href='https://evil.example/#p'/>",
    "<tref xlink:href='https://evil.example/'/>",
    "<font-face-uri xlink:href='https://evil.example/f.svg'/>",
    "<cursor xlink:href='https://evil.example/c.png'/>",
    "<color-profile xlink:href='https://evil.example/p.icc'/>",
    "<altGlyph xlink:href='https://evil.example/f'/>",
    // Animations of addresses, handlers and styles.
    "<a href='#x'><animate attributeName='href' values='javascript:alert(1)'/><text>x</text></a>",
    "<a href='#x'><set attributeName='xlink:href' to='javascript:alert(1)'/><text>x</text></a>",
    "<g attributeName='href'/>",
    "<set xlink:href='#a' attributeName='href' to='javascript:alert(1)' begin='0s'/>",
    "<set href='#a' attributeName='&#104;ref' to='javascript:alert(1)'/>",
    "<set href='#a' attributeName=' href ' to='javascript:alert(1)'/>",
    "<set href='#a' attributeName='HREF' to='javascript:alert(1)'/>",
    "<animate href='#a' attributeName='onload' values='alert(1)'/>",
    "<set href='#a' attributeName='style' to='background:url(https://evil.example)'/>",
    "<set href='#a' attributeName='fill' to='url(https://evil.example)'/>",
    "<animate attributeName='filter' values='none;url(//evil.example/#f)' dur='1s'/>",
    "<animateTransform attributeName='xlink:href' from='javascript:alert(1)'/>",
    "<animateColor attributeName='href' to='javascript:alert(1)'/>",
    // CSS.
    "<style>@import 'https://evil.example/x.css';</style>",
    "<style>@import url(https://evil.example/x.css);</style>",
    "<style>@font-face{font-family:x;src:url(https://evil.example/f)}</style>",
    "<style>rect{fill:url(https://evil.example/#x)}</style>",
    "<style>rect{fill:URL( 'https://evil.example/#x' )}</style>",
    "<style>rect{fill:u\\72l(https://evil.example/#x)}</style>",
    "<style>rect{fill:\\75 rl(https://evil.example/#x)}</style>",
    "<style>rect{fill:url/**/(https://evil.example/#x)}</style>",
    "<style>rect{fill:u/**/rl(https://evil.example/#x)}</style>",
    "<style>rect{fill:url(/**/https://evil.example/#x)}</style>",
    "<style>rect{fill:url(#a) url(https://evil.example/#x)}</style>",
    "<style>rect{fill:ur<!-- x -->l(https://evil.example/#x)}</style>",
    "<style>rect{fill:ur<![CDATA[l(https://evil.example/#x)]]>}</style>",
    "<style>rect{fill:ur&#108;(https://evil.example/#x)}</style>",
    "<style>rect{background:image-set('https://evil.example/x.png' 1x)}</style>",
    "<style>rect{background:-webkit-image-set('https://evil.example/x.png' 1x)}</style>",
    "<style>rect{background:src('https://evil.example/x.png')}</style>",
    "<style>rect{background:image('https://evil.example/x.png')}</style>",
    "<style>rect{background:cross-fade('https://evil.example/x.png', red)}</style>",
    "<style>rect{width:expression(alert(1))}</style>",
    "<style>rect{-moz-binding:url(https://evil.example/x.xml#x)}</style>",
    "<style>rect{behavior:url(https://evil.example/x.htc)}</style>",
    "<style>a{-o-link:'javascript:alert(1)';-o-link-source:current}</style>",
    "<style><![CDATA[</style><script>alert(1)</script>]]></style>",
    "<style>]]&gt;&lt;/style>&lt;script>alert(1)&lt;/script></style>",
    "<style type='text/xsl'>alert(1)</style>",
    "<style media='url(https://evil.example)'>rect{fill:red}</style>",
    "<rect style='fill:url(https://evil.example/#x)'/>",
    "<rect style='background:url(&quot;https://evil.example&quot;)'/>",
    "<rect style='@import &quot;https://evil.example&quot;'/>",
    "<rect style='fill:\\75rl(https://evil.example)'/>",
    "<rect fill='url(https://evil.example/#x)'/>",
    "<rect fill='uRl( https://evil.example/#x)'/>",
    "<rect fill='\\75 rl(https://evil.example/#x)'/>",
    "<rect filter='url(https://evil.example/#x)'/>",
    "<rect mask='url(//evil.example/#x)' clip-path='url(x.svg#evil)'/>",
    "<rect cursor='url(https://evil.example/c.cur),auto'/>",
    "<path marker-start='url(https://evil.example/#m)' marker-end='url(e#evil)'/>",
    "<text font-family='url(https://evil.example/)'>x</text>",
    "<?xml-stylesheet href='https://evil.example/x.xsl' type='text/xsl'?><g/>",
    "<?xml version='1.0'?><?xml-stylesheet type='text/xml' href='#evil'?>\
     <svg xmlns='http://www.w3.org/2000/svg'/>",
    // Embedded documents.
    "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml' onload='alert(1)'/></foreignObject>",
    "<foreignObject><iframe xmlns='http://www.w3.org/1999/xhtml' srcdoc='alert'/></foreignObject>",
    "<foreignobject><p>alert</p></foreignobject>",
    "<iframe src='javascript:alert(1)'/>",
    "<video><source onerror='alert(1)'/></video>",
    "<embed src='javascript:alert(1)'/>",
    "<object data='https://evil.example'/>",
    // Entities and declarations.
    "<!DOCTYPE svg [<!ENTITY x 'alert(1)'>]><svg xmlns='http://www.w3.org/2000/svg'>&x;</svg>",
    "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>\
     <svg xmlns='http://www.w3.org/2000/svg'><text>&x;</text></svg>",
    "<!DOCTYPE svg [<!ENTITY x 'javascript:alert(1)'>]>\
     <svg xmlns='http://www.w3.org/2000/svg'><use href='&x;'/></svg>",
    "<!DOCTYPE svg [<!ATTLIST svg onload CDATA 'alert(1)'>]>\
     <svg xmlns='http://www.w3.org/2000/svg'/>",
    "<!DOCTYPE svg [<!ENTITY % p SYSTEM 'https://evil.example/x.dtd'> %p;]>\
     <svg xmlns='http://www.w3.org/2000/svg'/>",
    "<!DOCTYPE svg SYSTEM 'https://evil.example/x.dtd'><svg xmlns='http://www.w3.org/2000/svg'/>",
    "<!DOCTYPE svg [<!-- ]> <svg onload='alert(1)'/> -->]><svg xmlns='http://www.w3.org/2000/svg'/>",
    // Mutations: what another parser would read otherwise.
    "<!-- --!><script>alert(1)</script> --><svg xmlns='http://www.w3.org/2000/svg'/>",
    "<!--><svg onload='alert(1)'>--><svg xmlns='http://www.w3.org/2000/svg'/>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<g>]]><![CDATA[<script>alert(1)</script>]]></g>",
    "<rect fill='&quot;/&gt;&lt;script&gt;alert(1)&lt;/script&gt;'/>",
    "<rect fill='\"><script>alert(1)</script>'/>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'/></noscript>",
    "<math><mtext><style><img src='x' onerror='alert(1)'/></style></mtext></math>",
    "<?php alert(1) ?><g/>",
    "<rect width='9' width='alert(1)'/>",
    "<rect <script>alert(1)</script>/>",
    "<rect width=alert(1) />",
    "<g></G><script>alert(1)</script>",
    "<g/></svg><script xmlns='http://www.w3.org/2000/svg'>alert(1)</script><svg>",
    "<g/></svg><svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'>",
    "<svg onload='alert(1)'/>",
    "<svg xmlns='http://www.w3.org/1999/xhtml'><script>alert(1)</script></svg>",
];

#[test]
fn no_attack_gets_through() {
    assert!(ATTACKS.len() >= 60);
    for attack in ATTACKS {
        let file = file(attack);
        laws::svg(file.as_bytes());
        if let Ok(cleaned) = svg::clean(file.as_bytes()) {
            let text = String::from_utf8(cleaned.bytes).unwrap();
            assert!(
                !text.contains("alert") && !text.contains("evil"),
                "{attack}\n{text}"
            );
        }
    }
}

#[test]
fn attacks_do_not_hide_in_another_encoding() {
    for attack in ATTACKS {
        let file = file(attack);
        let little: Vec<u8> = "\u{feff}"
            .encode_utf16()
            .chain(file.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        let big: Vec<u8> = little
            .chunks(2)
            .flat_map(|unit| [unit[1], unit[0]])
            .collect();
        for bytes in [little, big] {
            laws::svg(&bytes);
            assert_eq!(
                svg::clean(&bytes).map(|cleaned| cleaned.bytes).ok(),
                svg::clean(file.as_bytes())
                    .map(|cleaned| cleaned.bytes)
                    .ok(),
                "{attack}"
            );
        }
    }
}

#[test]
fn text_that_looks_like_markup_stays_text() {
    for (written, shown) in [
        ("<text>&lt;script&gt;</text>", "<text>&lt;script&gt;</text>"),
        (
            "<text><![CDATA[<b>&]]></text>",
            "<text>&lt;b&gt;&amp;</text>",
        ),
        ("<title>a ]]&gt; b</title>", "<title>a ]]&gt; b</title>"),
        ("<text>a&#13;&#x41;</text>", "<text>a&#13;A</text>"),
        ("<g id='&quot;&gt;'/>", "<g id=\"&quot;&gt;\"/>"),
    ] {
        assert_eq!(inside(written), shown);
    }
}

#[test]
fn what_is_lost_is_told_by_kind_and_place() {
    for (written, told) in [
        ("<script>x</script><script/>", vec![(LostKind::Script, 2)]),
        ("<g onclick='x' onload='y'/>", vec![(LostKind::Handler, 2)]),
        (
            "<foreignObject><p>Port</p></foreignObject>",
            vec![(LostKind::Html, 1), (LostKind::Text, 1)],
        ),
        (
            "<foreignObject> </foreignObject>",
            vec![(LostKind::Html, 1)],
        ),
        (
            "<a href='x.html'><text>x</text></a>",
            vec![(LostKind::Link, 1)],
        ),
        ("<use href='x.svg#a'/>", vec![(LostKind::Reference, 1)]),
        ("<style>@media print{}</style>", vec![(LostKind::Style, 1)]),
        (
            "<set attributeName='href' to='#x'/>",
            vec![(LostKind::Animation, 1)],
        ),
        (
            "<blink>x</blink>",
            vec![(LostKind::Text, 1), (LostKind::Element, 1)],
        ),
        // Nobody misses these.
        (
            "<metadata>x</metadata><!-- x --><?x?><x:y xmlns:x='urn:x'>x</x:y>",
            vec![],
        ),
    ] {
        assert_eq!(lost(written), told, "{written}");
    }
    let file = "\u{feff}<svg xmlns=\"http://www.w3.org/2000/svg\">\n<script/></svg>";
    let lost = svg::clean(file.as_bytes()).unwrap().lost;
    assert_eq!(lost[0].range.of(file), "<script");
}

#[test]
fn what_cannot_be_read_is_refused() {
    let of = |bytes: &[u8]| svg::clean(bytes).unwrap_err();
    let svg = "<svg xmlns='http://www.w3.org/2000/svg'>";
    assert_eq!(of(b"\x1f\x8b\x08\x00"), Refused::Compressed);
    assert_eq!(
        of(b"<svg xmlns='http://www.w3.org/2000/svg'>\xff</svg>"),
        Refused::Encoding
    );
    assert_eq!(
        of(b"<?xml version='1.0' encoding='utf-7'?><svg/>"),
        Refused::Encoding
    );
    assert_eq!(of(b"<html/>"), Refused::NotSvg { offset: 0 });
    assert_eq!(of(b""), Refused::Malformed { offset: 0 });
    assert_eq!(of(format!("{svg}\0</svg>").as_bytes()), Refused::Encoding);
    assert_eq!(
        of(format!("{svg}&#0;</svg>").as_bytes()),
        Refused::Malformed { offset: 40 }
    );
    assert_eq!(
        of(format!("{svg}&x;</svg>").as_bytes()),
        Refused::Entity { offset: 40 }
    );
    assert_eq!(
        of(format!("{svg}<g id='&x;'/></svg>").as_bytes()),
        Refused::Entity { offset: 40 }
    );
    for broken in [
        "",
        "<g>",
        "</g></svg>",
        "</svg>x",
        "</svg><svg/>",
        "<g a='1' a='2'/></svg>",
    ] {
        let file = format!("{svg}{broken}");
        assert!(svg::clean(file.as_bytes()).is_err(), "{file}");
    }
}

#[test]
fn latin_1_is_read_by_its_declaration() {
    let file = b"<?xml version='1.0' encoding='ISO-8859-1'?>\
                 <svg xmlns='http://www.w3.org/2000/svg'><text>caf\xe9</text></svg>";
    let text = String::from_utf8(svg::clean(file).unwrap().bytes).unwrap();
    assert!(text.contains("<text>café</text>"), "{text}");
}
