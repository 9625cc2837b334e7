//! XML, written.

/// Writes elements and text; every name is of the program's own lists.
#[derive(Default)]
pub(super) struct Writer {
    out: String,
    open: Vec<&'static str>,
    /// Whether the tag written last is still to be closed.
    in_tag: bool,
}

impl Writer {
    /// The start tag of an element; attributes can follow.
    pub(super) fn start(&mut self, name: &'static str) {
        self.close_tag();
        self.out.push('<');
        self.out.push_str(name);
        self.open.push(name);
        self.in_tag = true;
    }

    /// An attribute of the element that was just started.
    pub(super) fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        for c in value.chars() {
            match c {
                '"' => self.out.push_str("&quot;"),
                // Bare, they would come back as blanks.
                '\t' => self.out.push_str("&#9;"),
                '\n' => self.out.push_str("&#10;"),
                c => self.push(c),
            }
        }
        self.out.push('"');
    }

    /// Text of the innermost element.
    pub(super) fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.close_tag();
        for c in text.chars() {
            self.push(c);
        }
    }

    /// The end of the innermost element.
    pub(super) fn end(&mut self) {
        let name = self.open.pop().unwrap_or_default();
        if std::mem::take(&mut self.in_tag) {
            self.out.push_str("/>");
        } else {
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push('>');
        }
    }

    /// The innermost element.
    pub(super) fn parent(&self) -> Option<&'static str> {
        self.open.last().copied()
    }

    /// The file.
    pub(super) fn finish(mut self) -> Vec<u8> {
        self.out.push('\n');
        self.out.into_bytes()
    }

    fn push(&mut self, c: char) {
        match c {
            '&' => self.out.push_str("&amp;"),
            '<' => self.out.push_str("&lt;"),
            '>' => self.out.push_str("&gt;"),
            '\r' => self.out.push_str("&#13;"),
            c => self.out.push(c),
        }
    }

    fn close_tag(&mut self) {
        if std::mem::take(&mut self.in_tag) {
            self.out.push('>');
        }
    }
}
