//! What unzipping reports of segment markup.

use crate::check::facts::RunKind;
use crate::check::input::{Page, Policy, fold};
use crate::check::rule::{Check, Reporter, declare_rule};
use crate::diagnostic::Severity;
use crate::read::Side;

declare_rule! {
    /// A target segment without its source, or the reverse.
    ///
    /// ## Why
    ///
    /// Readers of one side miss the text, and an import could not tell where it belongs.
    ///
    /// ## Example
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// <span data-ttu-id="abcde-101">Bonjour.</span>
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// <span data-ttu-id="abcde-101">Bonjour.</span><span class="sxs-lookup"><span data-stu-id="abcde-101">Hello.</span></span>
    /// ```
    PAIR_UNBALANCED = "sxs-pair-unbalanced", Some(Severity::Error), Check::Elsewhere
}

declare_rule! {
    /// A segment whose target and source have different ids.
    ///
    /// ## Why
    ///
    /// The source may belong to another target.
    ///
    /// ## Example
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// <span data-ttu-id="abcde-101">Bonjour.</span><span class="sxs-lookup"><span data-stu-id="abcde-102">Hello.</span></span>
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// <span data-ttu-id="abcde-101">Bonjour.</span><span class="sxs-lookup"><span data-stu-id="abcde-101">Hello.</span></span>
    /// ```
    ID_MISMATCH = "sxs-id-mismatch", Some(Severity::Error), Check::Elsewhere
}

declare_rule! {
    /// A segment id that occurs twice in a file.
    ///
    /// ## Why
    ///
    /// An import could not tell the two segments apart.
    ///
    /// ## Example
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// <span data-ttu-id="abcde-101">Bonjour.</span><span class="sxs-lookup"><span data-stu-id="abcde-101">Hello.</span></span> <span data-ttu-id="abcde-101">Adieu.</span><span class="sxs-lookup"><span data-stu-id="abcde-101">Goodbye.</span></span>
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// <span data-ttu-id="abcde-101">Bonjour.</span><span class="sxs-lookup"><span data-stu-id="abcde-101">Hello.</span></span> <span data-ttu-id="abcde-102">Adieu.</span><span class="sxs-lookup"><span data-stu-id="abcde-102">Goodbye.</span></span>
    /// ```
    ID_DUPLICATE = "sxs-id-duplicate", Some(Severity::Error), Check::Elsewhere
}

declare_rule! {
    /// A segment id that is lower than the one before it.
    ///
    /// ## Why
    ///
    /// Ids number the source text from its start: the segment stands elsewhere than in the source.
    ///
    /// ## Example
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// <span data-ttu-id="abcde-102">Adieu.</span><span class="sxs-lookup"><span data-stu-id="abcde-102">Goodbye.</span></span> <span data-ttu-id="abcde-101">Bonjour.</span><span class="sxs-lookup"><span data-stu-id="abcde-101">Hello.</span></span>
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// <span data-ttu-id="abcde-101">Bonjour.</span><span class="sxs-lookup"><span data-stu-id="abcde-101">Hello.</span></span> <span data-ttu-id="abcde-102">Adieu.</span><span class="sxs-lookup"><span data-stu-id="abcde-102">Goodbye.</span></span>
    /// ```
    ID_ORDER = "sxs-id-order", Some(Severity::Warning), Check::Elsewhere
}

declare_rule! {
    /// Segment ids of two hand-offs in one file.
    ///
    /// ## Why
    ///
    /// A part of the page was translated from another revision of the source.
    ///
    /// ## Example
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// <span data-ttu-id="abcde-101">Bonjour.</span><span class="sxs-lookup"><span data-stu-id="abcde-101">Hello.</span></span> <span data-ttu-id="fedcb-102">Adieu.</span><span class="sxs-lookup"><span data-stu-id="fedcb-102">Goodbye.</span></span>
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// <span data-ttu-id="abcde-101">Bonjour.</span><span class="sxs-lookup"><span data-stu-id="abcde-101">Hello.</span></span> <span data-ttu-id="abcde-102">Adieu.</span><span class="sxs-lookup"><span data-stu-id="abcde-102">Goodbye.</span></span>
    /// ```
    ID_PREFIX_MIXED = "sxs-id-prefix-mixed", Some(Severity::Warning), Check::Elsewhere
}

declare_rule! {
    /// A segment within the target or source of another.
    ///
    /// ## Why
    ///
    /// An edit of the outer text also changes the inner one.
    ///
    /// ## Example
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// <span data-ttu-id="abcde-101">Bonjour <span data-ttu-id="abcde-102">Anne</span><span class="sxs-lookup"><span data-stu-id="abcde-102">Anne</span></span>.</span><span class="sxs-lookup"><span data-stu-id="abcde-101">Hello Anne.</span></span>
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// <span data-ttu-id="abcde-101">Bonjour.</span><span class="sxs-lookup"><span data-stu-id="abcde-101">Hello.</span></span> <span data-ttu-id="abcde-102">Anne</span><span class="sxs-lookup"><span data-stu-id="abcde-102">Anne</span></span>
    /// ```
    NESTED_SPAN = "sxs-nested-span", Some(Severity::Warning), Check::Elsewhere
}

declare_rule! {
    /// A segment without target text, though its source has some.
    ///
    /// ## Why
    ///
    /// Readers of the translation miss the text.
    ///
    /// ## Example
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// Avant <span data-ttu-id="abcde-101"> </span><span class="sxs-lookup"><span data-stu-id="abcde-101">Hello.</span></span>
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// <span data-ttu-id="abcde-101">Bonjour.</span><span class="sxs-lookup"><span data-stu-id="abcde-101">Hello.</span></span>
    /// ```
    EMPTY_TARGET = "segment-empty-target", Some(Severity::Error), Check::Elsewhere
}

declare_rule! {
    /// A segment without source text.
    ///
    /// ## Why
    ///
    /// Nothing shows what the target was translated from.
    ///
    /// ## Example
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// <span data-ttu-id="abcde-101">Bonjour.</span><span class="sxs-lookup"><span data-stu-id="abcde-101"> </span></span>
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// <span data-ttu-id="abcde-101">Bonjour.</span><span class="sxs-lookup"><span data-stu-id="abcde-101">Hello.</span></span>
    /// ```
    EMPTY_SOURCE = "segment-empty-source", Some(Severity::Warning), Check::Elsewhere
}

declare_rule! {
    /// Segment markup that is broken.
    ///
    /// ## Why
    ///
    /// Where the segment ends is unknown, so readers see too much or too little.
    ///
    /// ## Example
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// <span data-ttu-id="abcde-101">Bonjour.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```md fr-FR
    /// # Titre
    ///
    /// <span data-ttu-id="abcde-101">Bonjour.</span><span class="sxs-lookup"><span data-stu-id="abcde-101">Hello.</span></span>
    /// ```
    MALFORMED = "sxs-malformed", Some(Severity::Error), Check::Elsewhere
}

declare_rule! {
    /// Translated text outside of every segment of a bilingual page.
    ///
    /// ## Why
    ///
    /// Nothing shows what it was translated from, so neither drift nor an import can
    /// reach it; readers of the source see it in the wrong language.
    ///
    /// ## Example
    ///
    /// ```pairs fr-FR
    /// # Titre => # Title
    /// Bonjour. => Hello.
    ///
    /// Le guichet ferme à midi.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```pairs fr-FR
    /// # Titre => # Title
    /// Bonjour. => Hello.
    ///
    /// Le guichet ferme à midi. => The desk closes at noon.
    /// ```
    MIXED_PLAIN = "sxs-mixed-plain", Some(Severity::Warning), Check::Page(mixed_plain)
}

/// Fewer words are a label, a separator or a name.
const FEWEST_WORDS: usize = 3;

fn mixed_plain(page: &Page, _: &Policy, out: &mut Reporter<'_>) {
    if page.source.is_none() {
        return;
    }
    let table = page.parsed.table();
    for run in page
        .target
        .runs
        .iter()
        .filter(|run| run.kind == RunKind::Text)
    {
        let covered = table.segments_in(Side::Target, run.range).next().is_some();
        let words = run.range.of(page.text()).split_whitespace();
        let words = words.filter(|word| word.chars().any(char::is_alphabetic));
        if covered || words.count() < FEWEST_WORDS {
            continue;
        }
        out.report(
            page.span(Side::Target, run.range),
            "this text is in no segment, and has no source",
        )
        .help("hand the page off anew, so that it is segmented")
        .subject(fold(run.range.of(page.text())));
    }
}
