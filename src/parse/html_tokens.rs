//! The tokens of raw HTML, read on a bounded stack.
//!
//! html5gum calls itself once for each attribute of a tag whose value stands in double
//! quotes, so a tag of some thousand attributes would run out of stack. [`Tokens`] lets
//! it read from a source that reports an error before the value of every [`STEP`]th
//! attribute. The error ends the nested calls; the tokenizer keeps its state, nothing was
//! read, and the next call goes on from there. *Invariant:* the tokens are those that
//! html5gum gives without the errors.

use std::error::Error;
use std::fmt;

use html5gum::{DefaultEmitter, Readable, Reader, StringReader, Token, Tokenizer};

/// Attributes after which the calls of the tokenizer are unwound.
const STEP: u32 = 8;

/// The tokens of a text; spans are in bytes.
pub(super) struct Tokens<'a>(Tokenizer<Source<'a>, DefaultEmitter<usize>>);

impl<'a> Tokens<'a> {
    pub(super) fn new(html: &'a str) -> Self {
        let source = Source {
            text: html.to_reader(),
            values: 0,
        };
        Self(Tokenizer::new_with_emitter(
            source,
            DefaultEmitter::new_with_span(),
        ))
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token<usize>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Ok(token) = self.0.next()? {
                return Some(token);
            }
        }
    }
}

/// A text that is read with interruptions.
struct Source<'a> {
    text: StringReader<'a>,
    /// Reads within values in double quotes, interrupted ones counted.
    values: u32,
}

/// The interruption.
#[derive(Debug)]
struct Interrupted;

impl fmt::Display for Interrupted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("interrupted")
    }
}

impl Error for Interrupted {}

impl Source<'_> {
    /// Whether to interrupt before a read up to one of these bytes. Only within a value in
    /// double quotes does the tokenizer look for `"` first.
    fn interrupts(&mut self, needle: &[u8]) -> bool {
        if needle.first() != Some(&b'"') {
            return false;
        }
        self.values = self.values.wrapping_add(1);
        self.values.is_multiple_of(STEP)
    }
}

impl Reader for Source<'_> {
    type Error = Interrupted;

    fn read_byte(&mut self) -> Result<Option<u8>, Interrupted> {
        let Ok(byte) = self.text.read_byte();
        Ok(byte)
    }

    fn try_read_string(&mut self, text: &[u8], case_sensitive: bool) -> Result<bool, Interrupted> {
        let Ok(read) = self.text.try_read_string(text, case_sensitive);
        Ok(read)
    }

    fn read_until<'b>(
        &'b mut self,
        needle: &[u8],
        buffer: &'b mut [u8; 4],
    ) -> Result<Option<&'b [u8]>, Interrupted> {
        if self.interrupts(needle) {
            return Err(Interrupted);
        }
        let Ok(read) = self.text.read_until(needle, buffer);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What html5gum reads without interruptions.
    fn plainly(html: &str) -> Vec<Token<usize>> {
        let tokens = Tokenizer::new_with_emitter(html, DefaultEmitter::new_with_span());
        tokens.map(|Ok(token)| token).collect()
    }

    proptest! {
        #[test]
        fn tokens_are_those_of_the_tokenizer(
            pieces in prop::collection::vec(
                prop_oneof![
                    Just("<b ".to_owned()), Just("</b ".to_owned()), Just(" a=\"".to_owned()),
                    Just("\"".to_owned()), Just("'".to_owned()), Just(">".to_owned()),
                    Just("<".to_owned()), Just("/>".to_owned()), Just("&amp;".to_owned()),
                    Just("&".to_owned()), Just("=".to_owned()), Just("\r\n".to_owned()),
                    Just("\0".to_owned()), Just("<!--".to_owned()), Just("<!doctype a \"".to_owned()),
                    Just("<script>".to_owned()), Just(" x=\"y\"".to_owned()), "[a-zé ]{0,4}",
                ],
                0..80,
            ),
        ) {
            let html = pieces.concat();
            prop_assert_eq!(Tokens::new(&html).collect::<Vec<_>>(), plainly(&html));
        }
    }

    #[test]
    fn many_attributes_are_all_read() {
        let html = format!(
            "<b {}>c</b {}>",
            "a=\"x\"".repeat(50),
            "d=\"\" e='f' ".repeat(50)
        );
        assert_eq!(Tokens::new(&html).collect::<Vec<_>>(), plainly(&html));
    }
}
