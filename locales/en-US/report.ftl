### Words of the report for localizers and reviewers.
###
### Dates, percentages and language names reach a message already written for the
### interface language; $count is a number that selects a plural form.

## Every page of the report

report-title = Translation report: { $site }
report-skip = Skip to the content
report-nav = Parts of the report
report-nav-dashboard = Dashboard
report-nav-pages = Pages
report-nav-terms = Terms
report-language = Language of the report
report-theme = Appearance
report-theme-auto = As the device
report-theme-light = Light
report-theme-dark = Dark
report-made = Ages are counted to { $date }
report-source-locale = Source language: { $language }
report-built-with = Made with { $program }

## Counts

report-pages =
    { $count ->
        [one] { $count } page
       *[other] { $count } pages
    }
report-rows =
    { $count ->
        [one] { $count } row
       *[other] { $count } rows
    }
report-segments =
    { $count ->
        [one] { $count } segment
       *[other] { $count } segments
    }
report-words =
    { $count ->
        [one] { $count } word
       *[other] { $count } words
    }
report-days =
    { $count ->
        [0] today
        [one] { $count } day ago
       *[other] { $count } days ago
    }
report-locales =
    { $count ->
        [one] { $count } locale
       *[other] { $count } locales
    }

## Dashboard

dashboard-title = Dashboard
dashboard-intro = How much of each page is translated, and how much of it from the newest source.
dashboard-locale = Locale
dashboard-page = Page
dashboard-coverage = Coverage
# Explains the number; $percent is a number with its sign.
dashboard-coverage-help = { $percent } of the source's words are translated from the newest text
dashboard-coverage-chart = Coverage of { $page } in { $language }: { $percent }
dashboard-drift = Drift
dashboard-drift-none = In step
dashboard-behind = Behind the source
dashboard-handoff = Last hand-off
dashboard-handoff-none = No hand-off known
dashboard-machine = Machine translation
dashboard-machine-share = { $percent } of the pages are machine translated
dashboard-human = Human translation
dashboard-undeclared = Kind of translation not declared
dashboard-missing-pages = Pages missing
dashboard-extra-pages = Pages in this locale alone
dashboard-worst = Pages that need work most
dashboard-worst-none = No page is behind.
dashboard-unsegmented = Text that nobody can review
dashboard-unsegmented-intro = Translated without a copy of its source: titles, image texts, YAML pages, plain pages.
dashboard-absent = Not in this locale
dashboard-open = Open { $page }
dashboard-sort = Sort by { $column }

## States of a cell

state-label = State
state-current = Current
state-stale = Stale
state-missing = Missing
state-obsolete = Obsolete
state-moved = Moved
state-unpaired = Unpaired
state-current-help = Translated from the newest source
state-stale-help = The source has changed since
state-missing-help = In the newest source, not in this locale
state-obsolete-help = Only in an older source
state-moved-help = Stands in another place in this locale
state-unpaired-help = Has no source text to be compared by

## Flags of a cell

flag-label = Flags
flag-untranslated = Untranslated
flag-cosmetic = Cosmetic
flag-retargeted = Retargeted
flag-untranslated-help = The translation equals its source
flag-cosmetic-help = Only punctuation, case or layout of the source changed
flag-retargeted-help = A link or code changed in the source

## Page view

view-title = { $page }
view-source = Source
view-reference = Reference: { $language }
view-reference-none = No locale has source text for this page
view-former-source = Source that was translated
view-current-source = Newest source
view-difference = What changed
# Read aloud around a deleted and an inserted word of a difference.
view-deleted = deleted: { $text }
view-inserted = inserted: { $text }
view-segment = Segment { $id }
view-position = { $file }, line { $line }
view-row = Row { $number }
view-row-link = Link to row { $number }
view-site = Open in the site
view-previous = Previous page
view-next = Next page
view-revision = Revision
view-handoff = Handed off on { $date }
view-empty = Nothing here
view-roles = Role list
view-columns = Columns

## Filters

filter-label = Filters
filter-locale = Locale
filter-state = State
filter-flag = Flag
filter-roles = Role lists only
filter-text = Text
filter-text-placeholder = Find in source and translation
filter-all = All
filter-clear = Clear all filters
filter-results =
    { $count ->
        [0] No row matches
        [one] One row matches
       *[other] { $count } rows match
    }
filter-script = Filters need script. Every row is on this page.
filter-keys = J and K for the next and the previous row, N for the next one with drift, / for the text filter

## Terms view

terms-title = Terms
terms-intro = How names and labels are translated, inconsistent ones first.
terms-kind = Kind
terms-roles = Role names
terms-ui = Interface labels
terms-headings = Headings
terms-table-headers = Table headers
terms-source = Source term
terms-translations = Translations
terms-count =
    { $count ->
        [one] once
       *[other] { $count } times
    }
terms-inconsistent =
    { $count ->
        [0] No term with several translations
        [one] One term with several translations
       *[other] { $count } terms with several translations
    }
terms-variants =
    { $count ->
        [one] { $count } translation
       *[other] { $count } translations
    }
terms-consistent = Always translated alike
terms-pages = Where it stands
terms-none = No terms of this kind
