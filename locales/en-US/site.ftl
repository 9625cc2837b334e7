### Words of the reader's site.
###
### Ids start with the area of the page where the words stand. Dates ($date), numbers in
### $number and language names reach a message already written for its locale;
### $count is a number that selects a plural form.

## Small parts that other messages and templates are put together from

# Between the names of a list.
list-separator = {", "}
# A label and what it names: "Roles: Support lead".
label-value = { $label }: { $value }
# The browser's title bar. $page and $site are titles.
page-title = { $page } | { $site }

## Every page

page-skip = Skip to the content
page-home = Home
page-updated = Updated on { $date }
page-top = Back to the top
page-footer-built = Built with { $program }
page-external = opens another site
page-edition = Edition: { $language }

## Language switch

language-label = Language
language-open = Change the language, now { $language }
# Beside a language whose page is missing; $shown names the language that stands in for it.
language-fallback = shown in { $shown }
language-source = source language

## Theme

theme-label = Appearance
theme-auto = As the device
theme-light = Light
theme-dark = Dark

## Notices above a page. $language and $shown are language names in the reader's language.

notice-label = About this translation
# The page is shown in another language, because the reader's locale lacks it.
notice-fallback = This page is not translated yet: { $language }. Shown instead: { $shown }.
# The page exists only as a translation, and is shown to readers of another locale.
notice-unsourced = This page has no source text to fall back to. Shown instead: { $shown }.
# The page carries no source text, so that the bilingual modes have nothing to show.
notice-plain = This page came as a translation alone, without its source text. It cannot be read side by side.
# The source edition was put together out of the translated files.
notice-source-edition = This edition is made of the source text that the translations carry. Newest copy: { $language }.
# Parts of a source page keep another language.
# The newest edition no longer has the page.
notice-retired = The newest edition no longer has this page.

## How the page was translated

translation-machine = Machine translated on { $date }
translation-machine-undated = Machine translated
translation-human = Translated by people on { $date }
translation-human-undated = Translated by people
translation-undeclared = Handed off for translation on { $date }

## What is behind the source

lag-notice =
    { $count ->
        [one] One sentence here is older than its source.
       *[other] { $count } sentences here are older than their source.
    }
lag-missing =
    { $count ->
        [one] One sentence of the source is not translated yet.
       *[other] { $count } sentences of the source are not translated yet.
    }
lag-obsolete =
    { $count ->
        [one] One sentence is no longer in the source.
       *[other] { $count } sentences are no longer in the source.
    }
lag-since = Translated from the source of { $date }.
lag-next = Go to the first one
lag-stale-mark = The source of this sentence changed
lag-missing-mark = New in the source, not translated yet
lag-obsolete-mark = No longer in the source
lag-current-source = Current source text
lag-former-source = Source text that was translated

## Alerts

alert-note = Note
alert-tip = Tip
alert-important = Important
alert-warning = Warning
alert-caution = Caution

## Navigation

nav-label = Documentation
nav-contents = Contents
nav-open = Open the contents
nav-close = Close the contents
nav-all = All contents
nav-breadcrumbs = You are here
nav-outline = On this page
nav-pager = Previous and next page
nav-previous = Previous
nav-next = Next
nav-expand = Show what { $title } holds
nav-collapse = Hide what { $title } holds
nav-filter = Filter the contents
nav-filter-results =
    { $count ->
        [0] No entry matches
        [one] One entry matches
       *[other] { $count } entries match
    }
nav-filter-clear = Clear the filter

## Head of a guide: what a person needs before starting

guide-summary = Before you start
guide-roles = Appropriate roles
guide-applies-to = Applies to
guide-prerequisites = Prerequisites
guide-procedures =
    { $count ->
        [one] { $count } procedure
       *[other] { $count } procedures
    }
guide-steps =
    { $count ->
        [one] { $count } step
       *[other] { $count } steps
    }
guide-next-steps = Next steps
guide-next-steps-none = This guide ends here
guide-print = Print as a checklist

## Steps

step-label = Step { $number }
# The accessible name of a step's permanent link.
step-link = Link to step { $number }
step-done = Step { $number } is done
# $done and $total are numbers: "3 of 7 steps done".
step-progress = { $done } of { $total } done
step-all-done = All steps are done
step-reset = Clear the ticks
step-bound = Belongs to step { $number }

## Addresses

link-section = Link to the section { $title }
link-copy = Copy the link
link-copied = Link copied

## Reading in two languages

bilingual-label = Read in two languages
bilingual-translation = Translation only
bilingual-interleaved = Line by line
bilingual-side = Side by side
bilingual-with = Compare with
bilingual-source = Source text
bilingual-target = Translation
bilingual-loading = Loading the other language …
bilingual-unavailable = This page cannot be compared with: { $language }
bilingual-unpaired = No counterpart

## Code, images, video, tabs and the like

code-label = Code
code-language = Code, { $language }
code-copy = Copy the code
code-copied = Copied
code-copy-failed = Copying failed
image-open = Open the larger image
image-close = Close the image
image-missing = Image not available
image-description = Description of the image
video-label = Video
video-open = Open the video
tabs-label = Choose a variant
zone-label = Choose what fits your case
zone-only = Only for: { $value }
table-label = Table, scroll sideways for more
details-open = Show more
checklist-label = Checklist
footnote-title = Footnotes
footnote-reference = Footnote { $number }
footnote-back = Back to the text of footnote { $number }
include-missing = A shared passage is missing here
snippet-missing = The file of this code is missing

## Search

search-label = Search
search-open = Open the search
search-close = Close the search
search-placeholder = Search the documentation
search-clear = Clear the search
search-results =
    { $count ->
        [0] No results for “{ $query }”
        [one] One result for “{ $query }”
       *[other] { $count } results for “{ $query }”
    }
search-more =
    { $count ->
        [one] One more on this page
       *[other] { $count } more on this page
    }
search-empty-hint = Try fewer or other words. The source language is searched too.
search-source = Found in the source text
search-loading = Loading the search index …
search-failed = The search index could not be loaded
search-script = Searching needs script. The contents list every page.
search-keys = Arrow keys to choose, Enter to open, Esc to close

## Roles

roles-title = Roles
roles-intro = Who does what: each role with the guides that it needs.
roles-all = All roles
roles-none = No role stated
role-title = What you can do as: { $role }
role-guides =
    { $count ->
        [0] No guide
        [one] { $count } guide
       *[other] { $count } guides
    }
role-also = Also called: { $names }
role-handover = Hand over to: { $role }
role-filter = Filter by role
role-filter-results =
    { $count ->
        [0] No guide matches
        [one] One guide matches
       *[other] { $count } guides match
    }
matrix-title = Roles and guides
matrix-intro = Rows are guides, columns are roles. A tick says that the role may follow the guide.
matrix-guide = Guide
matrix-yes = Yes
matrix-no = No

## Workflow map

map-title = Workflow map
map-intro = Which guide leads to which. An arrow with a double line is a hand-over to another role.
map-drawing = Drawing of the guides and the ways between them
map-text = The same map as a list
map-leads-to = Leads to
map-comes-from = Comes from
map-handover = Hand-over
map-start = Starts here
map-unreached = Guides that no other guide leads to
map-unreached-none = Every guide can be reached from another one.

## Landing and FAQ pages, and the list of pages

landing-more = More
faq-label = Questions and answers
faq-link = Link to the question { $title }
pages-title = All pages
pages-count =
    { $count ->
        [one] { $count } page
       *[other] { $count } pages
    }

## Pages that are not there

missing-title = Page not found
missing-text = Nothing is published at this address. The page may have moved or been withdrawn.
missing-search = Search for it, or open the contents.
redirect-title = This page has moved
redirect-text = You are being taken to its new address.
redirect-link = Open { $title }
