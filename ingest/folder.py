"""Finding the decks of an input, and reading a file's bytes once, whatever happens to it."""

from __future__ import annotations

import hashlib
import os
import stat
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ingest.limits import MAX_FILE_BYTES, MIB
from schema import Diagnostic, Severity
from schema.history import Placed

# Names that say "deck". What such a file holds is for the readers to find out.
DECK_SUFFIXES: Final = frozenset(
    {".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm", ".ppt", ".pps", ".pot", ".pdf", ".txt"}
)

# Documents that may well hold a report, but are not read: a person should hear of them. Other
# files (settings, pictures, programs) lie beside decks for reasons of their own.
UNREAD_SUFFIXES: Final = frozenset(
    {
        *(".doc", ".docx", ".docm", ".odt", ".rtf", ".pages"),
        *(".xls", ".xlsx", ".xlsm", ".ods", ".numbers"),
        *(".odp", ".key", ".xps", ".oxps", ".one", ".msg", ".eml", ".htm", ".html", ".mht"),
        *(".zip", ".7z", ".rar", ".tar", ".gz"),
    }
)

# Office and LibreOffice leave these beside an open document.
_LOCK_PREFIXES: Final = ("~$", ".~lock.")

# How much of either end of a file is looked at to tell its kind. A PDF's header lies within the
# first 1,024 bytes; a zip names its first members at its start and all of them at its end.
_SNIFFED_BYTES: Final = 65_536
_PDF_HEADER_WITHIN: Final = 1_024

# A file that is being saved settles within moments; one that grows for longer is given up.
_READ_ATTEMPTS: Final = 3


class InputError(ValueError):
    """An input that does not exist or cannot be listed; the message is one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFile:
    """A file to be read as a deck.

    `name` is what tables call it: relative to the input folder, `/` as separator, composed
    letters, and printable whatever bytes the real name holds. `size` is in bytes.
    """

    path: Path
    name: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The files of an input in the order of their names, and what was odd about the others."""

    files: tuple[FoundFile, ...]
    diagnostics: tuple[Placed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FileContent:
    """The bytes of a file, read once, and their SHA-256 in hexadecimal."""

    data: bytes
    sha256: str


def find(inputs: Sequence[Path], *, leave_out: Sequence[Path] = ()) -> Found:
    """Find the decks of an input: folders are searched recursively, files are taken as named.

    What counts as a deck: every file that is named like one, and every file that looks like one
    inside. Folders in `leave_out` (the output folder) are not entered, nor are folders and files
    whose names start with a dot. Linked folders are followed once, and never around a loop.

    Raises:
        InputError: an input is missing or is neither a folder nor a file.
    """
    raise NotImplementedError


def read_content(file: FoundFile) -> FileContent | Diagnostic:
    """Read a file's bytes, or say why they cannot be had.

    The file's size and time of change are compared before and after, so that no half-saved
    deck is taken for a whole one.
    """
    raise NotImplementedError
