"""What a person adds to an area's heading by hand: `UTKAST Lagerstyring`, `Transport (NY)`, `Vask (tidl. Tøy)`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from parsers.lines import either
from parsers.report.words.dates import abbreviated
from schema.vocabulary import Vocabulary

# Words of no more letters mark a heading in capitals only: `Transport (NY)`, not `Bygg (ny)`.
LONGEST_SHORT: Final = 3
_WHEN: Final = r"(?:\s+\d[\d./]*(?:\s[^\W\d]+)?)?"  # what is left of a date without a year


def unstamped(name: str, vocabulary: Vocabulary) -> str:
    """Return an area's name without marks that tell how its slide is edited, or what it was called."""
    ahead, behind = _stamps(vocabulary)
    kept = behind.sub("", _former(vocabulary).sub("", name))
    rest = ahead.sub("", kept)
    return rest if rest == kept else rest[:1].upper() + rest[1:]


def former_name(printed: str, vocabulary: Vocabulary) -> str:
    """Return what a heading says that its area was called before, "" where it says none."""
    found = _former(vocabulary).search(printed)
    return found[1].strip() if found else ""


@lru_cache(maxsize=8)
def _stamps(vocabulary: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = (*vocabulary.headings.drafts, *vocabulary.headings.edits)
    capitals = either(word.upper() for word in words)
    any_case = rf"(?i:{either(word for word in words if len(word) > LONGEST_SHORT)})"
    return (
        re.compile(
            rf"^(?:(?i:{either(vocabulary.headings.drafts)})|{capitals})[\s:–—-]+(?=[A-ZÆØÅ])"
            rf"|^{either(vocabulary.headings.drafts)}[\s:–—-]+(?=[a-zæøå])"
        ),
        re.compile(
            rf"(?<=\w)(?:\s*[(\[]\s*|\s+[–—|-]\s+|\s*:\s+)(?:{any_case}|{capitals}){_WHEN}\s*!*[)\]]?$"
            rf"|(?<=[a-zæøå])\s+(?:{capitals}!*|{any_case}!+)$"
        ),
    )


@lru_cache(maxsize=8)
def _former(vocabulary: Vocabulary) -> re.Pattern[str]:
    words = abbreviated(vocabulary.headings.former)
    return re.compile(rf"\s*(?:[(\[]|\s[–—-]\s)\s*(?i:{words}):?\s+([A-ZÆØÅ][^()\[\]]*)(?:[)\]]|$)")
