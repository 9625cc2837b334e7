//! What authors call the languages, and which grammars read them.

/// The name or extension of the grammar for a language, as authors call it; `None` where
/// the text is no code (`output`). A name that is not known here is looked up as it is.
pub(super) fn grammar_of(language: &str) -> Option<String> {
    let lower = language.to_lowercase();
    // The platform's shells that run in the browser.
    let name = lower.strip_suffix("-interactive").unwrap_or(&lower);
    let grammar = match name {
        "azurepowershell" | "posh" | "pwsh" => "powershell",
        "azurecli" | "bash" | "cli" | "console" | "dotnetcli" | "shell" | "terminal" => "sh",
        "batchfile" | "cmd" | "dos" => "bat",
        "csharp" | "c#" | "aspx-csharp" => "cs",
        "c++" => "cpp",
        "fsharp" => "fs",
        "html+razor" | "cshtml" | "razor" => "html",
        "javascript" | "node" | "nodejs" => "js",
        "json5" | "jsonc" => "json",
        "kotlin" => "kt",
        "markdown" => "md",
        "objective-c" | "objectivec" | "objc" => "m",
        "python" => "py",
        "ruby" => "rb",
        "rust" => "rs",
        "tsql" | "t-sql" | "mysql" | "pgsql" | "plsql" => "sql",
        "typescript" => "ts",
        "csdl" | "edmx" | "xaml" | "xsd" | "xslt" => "xml",
        "none" | "output" | "plain" | "plaintext" | "text" | "txt" => return None,
        other => other,
    };
    Some(grammar.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_in_any_letter_case() {
        for (name, grammar) in [
            ("AzurePowerShell-Interactive", Some("powershell")),
            ("powershell-interactive", Some("powershell")),
            ("azurecli", Some("sh")),
            ("C#", Some("cs")),
            ("JSON", Some("json")),
            ("Output", None),
        ] {
            assert_eq!(grammar_of(name).as_deref(), grammar, "{name}");
        }
    }
}
