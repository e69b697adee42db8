"""Every code that a diagnostic may carry, with its meaning as the README prints it."""

from __future__ import annotations

from typing import Final

CODES: Final[dict[str, str]] = {
    # Files
    "unreadable-file": "The file could not be opened as a deck: damaged, truncated, or of another kind.",
    "encrypted": "The file is protected by a password, so nothing of it was read.",
    "image-only": "A PDF page holds pictures and no text; nothing can be read without text recognition.",
    "old-format": "The file is a PowerPoint 97-2003 presentation (`.ppt`); save it as `.pptx`.",
    "lock-file": "The file is the lock that PowerPoint leaves beside an open deck (`~$name.pptx`).",
    "not-a-deck": "The file is a document of a kind that is not read; save or export it as `.pptx` or PDF.",
    "bad-filename": "The file's name is not valid UTF-8; its odd bytes are shown as `\\xNN`.",
    "link-loop": "A linked folder leads back to a folder around it and was not followed.",
    "changed-while-read": "The file went on changing while it was being read, so nothing of it was used.",
    "deck-timeout": "Reading the deck took longer than `--timeout` allows and was stopped.",
    "deck-memory": "Reading the deck took more memory than `--memory` allows and was stopped.",
    "deck-crash": "The program that read the deck broke down over it; the other decks were read.",
    "ignored-file": "`ingest.toml` says that the file is to be left alone, so it was not read.",
    # Reading
    "hidden-slide": "A slide is hidden in the presentation and was left out.",
    "unreadable-slide": "A slide or page is damaged and could not be read; the others were.",
    "unread-object": "An embedded object, such as a spreadsheet, stands on a slide and was not read.",
    "off-slide": "Something stands outside the slide, where nobody sees it shown, and was left out.",
    "reader-limit": "Something in the file is larger than any deck needs and was not read.",
    "unmapped-font": "Letters of a font without a Unicode map could not be read.",
    "damaged-text": "Letters of a text file could not be decoded.",
    "jumbled-text": "A text layer writes a table's columns across one another, or a measure's text as if it were two.",
    "status-by-order": "A text layer writes statuses apart from their measures; they were given out in order.",
    "unread-text": "Lines of a text layer belong to nothing that is known, and were left out.",
    "skipped-row": "A row of a table of measures could not be understood as a measure.",
    "second-reading": "Figures or rows of a PDF were in doubt, so another library read it again; the message says which reading was used.",
    # Understanding
    "no-measures": "The deck holds no table of measures.",
    "no-report-date": "Nothing tells the report's date.",
    "date-guessed": "Neither the deck nor its name tells the report's date; that of the document's properties was used.",
    "unknown-status": "Nothing readable tells the status of a measure.",
    "unknown-label": "A status has a label that the vocabulary does not know; its symbol or colour was believed.",
    "status-conflict": "A measure's status symbol and its label, or two rows of it, say different things.",
    "no-area": "The area that a measure belongs to could not be told.",
    "area-spelling": "An area's heading is spelled unlike the overview's, or unlike where it stood first; that spelling was kept.",
    "count-mismatch": "The deck's overview declares another number of measures than was read.",
    "pri-unreadable": "The priority of a measure is not a number.",
    "area-guessed": "A text layer does not tell which area some rows or counts belong to; the best fit was taken.",
    "bullets-guessed": "A text layer does not tell gevinst from siste status; the split is a guess, and with a row a doubtful one.",
    "items-guessed": "Full lines without list signs in a PDF may be one item or two; their words decided.",
    "footnote-missing": "A measure refers to a footnote that is not on its slide.",
    "struck-text": "Struck-out text was left out of a value.",
    "counts-decided": "The overview's places and its counts disagree on which area a figure belongs to; the counts were believed.",
    "unplaced-counts": "Figures of the overview could not be tied to an area.",
    "missing-slide": "A heading says `(1 av 2)` and the other slide is not in the deck.",
    "continued-row": "A row without a measure of its own was taken as going on with the one above it.",
    "duplicate-row": "The same measure stands twice in one area of the deck.",
    "other-table": "A table was not taken for one of measures.",
    "edition-differs": "Another deck counts for the same plan and date, and this one says other things.",
    "date-conflict": "The date printed in the deck and that in its file name are far apart.",
    "extra-column": "A column with an unknown header was kept in `ekstra`; a text layer's cannot be told apart.",
    # Across reports
    "doubtful-link": "A measure was recognised in other words, but not surely; `ingest review` asks about it.",
    "area-renamed": "An area stands under a new name; it was recognised by its measures.",
    "settings-unused": "An entry of `ingest.toml` speaks of a row or a file that cannot be found, or a whole one lies outside the input folder itself.",
}
