use crate::check::facts::TableFact;
use crate::check::input::{Page, Pair, Policy};
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;
use crate::text::TextRange;

declare_rule! {
    /// An identifier that was translated, transliterated or respelled.
    ///
    /// ## Why
    ///
    /// Names of columns, fields and methods are looked up as they are. A reader finds
    /// `биллингпретакстотал` in no file. The rule looks at segments that are one
    /// identifier and nothing else, of a form that prose does not have:
    /// `BillingPreTaxTotal`, `event_type`, `Get-Item`, `foo.bar()`, `--flag`, a method of
    /// HTTP. Two words run together (`FirstName`, `eDiscovery`) may be a name that is
    /// translated; they count in a table that has clearer identifiers, and where the
    /// translation is run together, too, or only spells the letters of the source.
    ///
    /// ## Example
    ///
    /// ```pairs ru-RU
    /// БиллингПреТаксТотал => BillingPreTaxTotal
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs ru-RU
    /// BillingPreTaxTotal => BillingPreTaxTotal
    /// Поиск электронных данных => eDiscovery
    /// ```
    CODE_IDENTIFIER_TRANSLATED = "code-identifier-translated", Some(Severity::Error),
    Check::Pair(check)
}

/// The request methods of RFC 9110, §9.3, and RFC 5789.
const METHODS: [&str; 6] = ["GET", "PUT", "POST", "PATCH", "DELETE", "HEAD"];

fn check(pair: &Pair<'_>, out: &mut Reporter<'_>) {
    let source = pair.source.words.text.trim();
    let target = pair.target.words.text.trim();
    if target.is_empty() || target.contains(source) {
        return;
    }
    let counts = match form(source) {
        Form::Prose => false,
        Form::Code => true,
        Form::Compound => {
            form(target) != Form::Prose || is_transliterated(source, target) || {
                let place = Place::of(pair.page, pair.policy);
                place.is_technical(pair) || (place.has_code && is_respelled(source, target))
            }
        }
    };
    if counts {
        report(pair, source, target, out);
    }
}

fn report(pair: &Pair<'_>, source: &str, target: &str, out: &mut Reporter<'_>) {
    out.report(
        pair.target.span(),
        format!("identifier `{source}` was changed to `{target}`"),
    )
    .label("it is looked up as it is spelled")
    .help(format!("write `{source}`"))
    .subject(pair.subject(""));
}

/// What a page has that tells identifiers from names.
struct Place {
    /// The tables of the source that hold a clear identifier; all of them where the page
    /// has several.
    technical: Vec<TextRange>,
    /// Whether the page shows any code.
    has_code: bool,
}

impl Place {
    /// So many clear identifiers make a page a reference of such.
    const SEVERAL: usize = 3;

    fn of(page: &Page, policy: &Policy) -> Self {
        let code: Vec<TextRange> = page
            .pairs(policy)
            .filter(|pair| form(pair.source.words.text.trim()) == Form::Code)
            .map(|pair| pair.source.range)
            .collect();
        let facts = page.source.as_ref().unwrap_or(&page.target);
        let counts = |table: &&TableFact| {
            code.len() >= Self::SEVERAL || code.iter().any(|at| table.range.contains_range(*at))
        };
        let tables = facts.tables.iter().filter(counts);
        Self {
            technical: tables.map(|table| table.range).collect(),
            has_code: !code.is_empty() || !facts.code_blocks.is_empty(),
        }
    }

    fn is_technical(&self, pair: &Pair<'_>) -> bool {
        let mut tables = self.technical.iter();
        tables.any(|table| table.contains_range(pair.source.range))
    }
}

/// Whether a word is the identifier in other letter case, or with a part of it changed.
fn is_respelled(source: &str, target: &str) -> bool {
    const LIKE: f64 = 0.7;
    let one_word = target.chars().all(|c| c.is_alphanumeric() || c == '_');
    let (source, target) = (source.to_lowercase(), target.to_lowercase());
    one_word && strsim::normalized_levenshtein(&source, &target) >= LIKE
}

/// What a text looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// Words.
    Prose,
    /// Two words run together, as names of products are.
    Compound,
    /// What only code is written like.
    Code,
}

fn form(text: &str) -> Form {
    if METHODS.contains(&text) || is_option(text) || is_call(text) || is_cmdlet(text) {
        return Form::Code;
    }
    let joined = |c: char| c.is_alphanumeric() || c == '_';
    if text.chars().count() < 6 || !text.chars().all(joined) {
        return Form::Prose;
    }
    let lower_before_upper = |pair: &[char]| pair[0].is_lowercase() && pair[1].is_uppercase();
    let chars: Vec<char> = text.chars().collect();
    let humps = chars
        .windows(2)
        .filter(|pair| lower_before_upper(pair))
        .count();
    match humps {
        _ if text.contains('_') && text.chars().any(char::is_alphabetic) => Form::Code,
        0 => Form::Prose,
        1 => Form::Compound,
        _ => Form::Code,
    }
}

/// `--flag`.
fn is_option(text: &str) -> bool {
    let name = text.strip_prefix("--").unwrap_or_default();
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// `foo.bar()`: a name with an argument list.
fn is_call(text: &str) -> bool {
    let name = text.split_once('(').filter(|_| text.ends_with(')'));
    name.is_some_and(|(name, _)| {
        name.len() > 1
            && name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b':'))
            && name.bytes().any(|byte| matches!(byte, b'_' | b'.'))
    })
}

/// `Get-Item`: a verb and a noun of `PowerShell`. `Sign-In` and `Set-Up` are prose.
fn is_cmdlet(text: &str) -> bool {
    const VERBS: [&str; 22] = [
        "Get",
        "Set",
        "New",
        "Remove",
        "Add",
        "Import",
        "Export",
        "Connect",
        "Disconnect",
        "Install",
        "Uninstall",
        "Start",
        "Stop",
        "Invoke",
        "Enable",
        "Disable",
        "Update",
        "Test",
        "Register",
        "Unregister",
        "Convert",
        "Write",
    ];
    text.split_once('-').is_some_and(|(verb, noun)| {
        VERBS.contains(&verb)
            && noun.len() > 3
            && noun.starts_with(|c: char| c.is_ascii_uppercase())
            && noun.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

/// Whether a text in Cyrillic spells the Latin letters of an identifier as one word.
fn is_transliterated(source: &str, target: &str) -> bool {
    const LIKE: f64 = 0.5;
    let latin: Option<String> = target
        .chars()
        .flat_map(char::to_lowercase)
        .map(latin)
        .collect();
    let source = source.to_lowercase();
    latin.is_some_and(|latin| strsim::normalized_levenshtein(&latin, &source) >= LIKE)
}

/// The Latin letters for a Cyrillic one; `None` for what is no Russian letter.
fn latin(c: char) -> Option<&'static str> {
    const LATIN: [&str; 32] = [
        "a", "b", "v", "g", "d", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s",
        "t", "u", "f", "h", "c", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya",
    ];
    if c == 'ё' {
        return Some("e");
    }
    let at = u32::from(c).checked_sub(u32::from('а'))?;
    LATIN.get(usize::try_from(at).ok()?).copied()
}
