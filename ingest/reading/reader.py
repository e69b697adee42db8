"""What a worker does with a deck: bytes in, contents out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from ingest.reading.contents import Contents
from ingest.version import version_of
from parsers.errors import UnreadableDeck
from schema import Diagnostic
from schema.vocabulary import Vocabulary

# What a reading is made with: any change here may change a reading.
_SOURCES: Final = ("parsers", "schema", "ingest/reading/reader.py", "ingest/reading/contents.py")
_LIBRARIES: Final = (
    *("lxml", "pdfminer.six", "pdfplumber", "pydantic", "pypdfium2", "python-pptx"),
)

# What a worker does with the bytes that it is sent; an answer that is bytes is sent back as it is.
Task = Callable[[bytes, Vocabulary], Contents | bytes]


def read_deck(data: bytes, vocabulary: Vocabulary) -> Contents:
    """Read and interpret one deck; a file that is no readable deck gives an error diagnostic."""
    # Imported where decks are read, so that a run that finds all in the cache loads no reader.
    from parsers.opinions import report_of  # noqa: PLC0415

    try:
        deck, reports = report_of(data, vocabulary)
    except UnreadableDeck as error:
        unreadable = Diagnostic.error(error.code, error.message)
        return Contents(format=None, diagnostics=(unreadable,))
    return Contents(
        format=deck.format,
        reports=reports,
        modified=deck.modified,
        # A report carries its deck's diagnostics; without a report they would be lost.
        diagnostics=() if reports else deck.diagnostics,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A way to read decks: the words it knows, and the function that reads.

    `task` stands at the top level of a module, so that a worker process can import it.
    """

    vocabulary: Vocabulary
    task: Task = read_deck

    def key(self) -> str:
        """Return a name for everything but a file's bytes that its reading depends on.

        That is the source of the readers, the versions of the libraries they use, and the
        vocabulary; a change in any of them gives another key.
        """
        parts = [
            self.task.__module__,
            self.task.__qualname__,
            self.vocabulary.model_dump_json(),
            version_of(_SOURCES, _LIBRARIES),
        ]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()
