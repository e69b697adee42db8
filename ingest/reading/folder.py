"""Finding the files of an input that may be decks."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from ingest.settings import FILE_NAME as SETTINGS_FILE
from parsers.read import kind
from schema import Diagnostic, Format, Severity
from schema.history import Placed

# Names that say "deck". What such a file holds is for the readers to find out.
DECK_SUFFIXES: Final = frozenset(
    {".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm", ".ppt", ".pps", ".pot", ".pdf", ".txt"}
)

# Documents that may well hold a report but are not read: a person should hear of them. Other
# files (settings, pictures, programs) lie beside decks for reasons of their own.
_UNREAD: Final = {
    "a text document": (".doc", ".docx", ".docm", ".odt", ".rtf", ".pages"),
    "a spreadsheet": (".xls", ".xlsx", ".xlsm", ".xlsb", ".ods", ".numbers"),
    "another program's presentation": (".odp", ".key", ".gslides"),
    "a message, note or web page": (".msg", ".eml", ".one", ".htm", ".html", ".mht", ".xps"),
    "an archive": (".zip", ".7z", ".rar", ".tar", ".gz", ".tgz"),
}
_UNREAD_KINDS: Final = {suffix: kind for kind, group in _UNREAD.items() for suffix in group}

# Office and LibreOffice leave these beside an open document.
_LOCK_PREFIXES: Final = ("~$", ".~lock.")

# How much of either end of a file is looked at to tell its kind: a zip names its first members at
# its start, and all of them at its end.
_SNIFFED_BYTES: Final = 65_536
_ZIP_NAME_AT: Final = 30
_OFFICE_MEMBERS: Final = (b"[Content_Types].xml", b"_rels/", b"docProps/", b"ppt/", b"customXml/")

# Control characters, undecodable bytes (Python carries them as surrogates), line separators.
_UNPRINTABLE: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})


class InputError(ValueError):
    """An input that does not exist or cannot be listed; the message is one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFile:
    """A file to be read as a deck.

    `name` is what tables call it: relative to the input folder, `/` as separator, composed
    letters, and printable whatever bytes the real name holds. `size` is in bytes; `arrived` grows
    with the time at which the file was last changed or came to where it lies.
    """

    path: Path
    name: str
    size: int
    arrived: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The files of an input in the order of their names, and what was odd about the others.

    `base` is the folder that names are relative to: the input folder, or the one that all
    inputs lie in. `unreachable` are the names of decks that cannot be read at all, such as links
    to nothing; `diagnostics` says why.
    """

    base: Path
    files: tuple[FoundFile, ...]
    unreachable: tuple[str, ...] = ()
    diagnostics: tuple[Placed, ...] = ()


def find(inputs: Sequence[Path], *, leave_out: Sequence[Path] = ()) -> Found:
    """Find the decks of an input: folders are searched recursively, files are taken as named.

    What counts as a deck: every file that is named like one, and every file that looks like one
    inside. Folders in `leave_out` (the output folder) are not entered, nor are folders and files
    whose names start with a dot. Linked folders are followed once, and never around a loop.

    Raises:
        InputError: there is no input, or one is missing, cannot be listed, or is neither a folder
            nor a file.
    """
    if not inputs:
        raise InputError("There is nothing to read; name a folder or a deck.")
    roots = [Path(os.path.normpath(path.absolute())) for path in inputs]
    for path in roots:
        _check_exists(path)
    search = _Search(base=_common_folder(roots), left_out={os.path.realpath(p) for p in leave_out})
    for path in roots:
        if path.is_dir():
            search.add_folder(path)
        else:
            search.add_named_file(path)
    return search.found()


def _check_exists(path: Path) -> None:
    try:
        if path.exists():
            return
    except OSError as error:
        raise InputError(f"{printable(str(path))} cannot be reached ({_reason(error)}).") from error
    raise InputError(f"There is no file or folder {printable(str(path))}; check the path.")


def printable(name: str, *, composed: bool = True) -> str:
    r"""Return a name as tables show it: letters composed, other bytes and controls as `\xNN`."""
    return "".join(
        character
        if unicodedata.category(character) not in _UNPRINTABLE
        else "".join(f"\\x{byte:02x}" for byte in os.fsencode(character))
        for character in (unicodedata.normalize("NFC", name) if composed else name)
    )


class _Search:
    """What has been found so far; folders that were entered, by their real paths."""

    def __init__(self, base: Path | None, left_out: set[str]) -> None:
        self._base = base
        self._left_out = left_out
        self._entered: set[str] = set()
        self._files: dict[Path, FoundFile] = {}
        self._unreachable: set[str] = set()
        self._diagnostics: list[Placed] = []

    def found(self) -> Found:
        files = sorted(self._named_apart(), key=lambda file: (file.name.split("/"), file.path))
        diagnostics = sorted(self._diagnostics, key=lambda placed: placed.file.split("/"))
        base = self._base or Path(os.path.sep)
        return Found(
            base=base,
            files=tuple(files),
            unreachable=tuple(sorted(self._unreachable)),
            diagnostics=tuple(diagnostics),
        )

    def _named_apart(self) -> Iterator[FoundFile]:
        """Yield the files; where two have one name but for how its letters are made up, as it is."""
        times = Counter(file.name for file in self._files.values())
        for file in self._files.values():
            if times[file.name] == 1:
                yield file
            else:
                yield replace(file, name=self._name(file.path, composed=False))

    def add_named_file(self, path: Path) -> None:
        """Take a file that a person named: whatever it is called, it is meant to be a deck."""
        if path.name.startswith(_LOCK_PREFIXES):
            self._note_lock(path)
        elif path.is_file():
            self._add(path)
        else:
            raise InputError(f"{printable(str(path))} is neither a file nor a folder.")

    def add_folder(self, root: Path) -> None:
        """Take all decks in a folder: real folders first, so that links give no second names."""
        try:
            os.scandir(root).close()
        except OSError as error:
            raise InputError(
                f"The folder {printable(str(root))} cannot be listed ({_reason(error)})."
            ) from error
        waiting, links = [root], list[Path]()
        while waiting or links:
            if not waiting:
                links.sort(reverse=True)
            folder = waiting.pop() if waiting else links.pop()
            real = os.path.realpath(folder)
            if folder.is_symlink() and folder != root and self._leads_around(folder, real):
                continue
            if real in self._entered or (real in self._left_out and folder != root):
                continue
            self._entered.add(real)
            folders, linked = self._take(folder)
            waiting.extend(folders)
            links.extend(linked)

    def _take(self, folder: Path) -> tuple[list[Path], list[Path]]:
        """Take the files of one folder; return the folders in it, real ones and linked ones."""
        folders, linked = [], []
        for entry in self._entries(folder):
            path = Path(entry.path)
            if entry.name.startswith(_LOCK_PREFIXES):
                self._note_lock(path)
            elif entry.name.startswith("."):
                continue
            elif entry.is_dir(follow_symlinks=False):
                folders.append(path)
            elif path.is_dir():
                linked.append(path)
            else:
                self._consider(path)
        return folders, linked

    def _leads_around(self, link: Path, real: str) -> bool:
        around = os.path.realpath(link.parent)
        if around != real and Path(real) not in Path(around).parents:
            return False
        self._note(
            link,
            Severity.INFO,
            "link-loop",
            "The linked folder leads back to a folder around it and was not followed.",
        )
        return True

    def _entries(self, folder: Path) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(folder) as entries:
                return sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            self._note(
                folder,
                Severity.ERROR,
                "unreadable-file",
                f"The folder cannot be listed ({_reason(error)}), so nothing in it was read; "
                "check its rights.",
            )
            return []

    def _consider(self, path: Path) -> None:
        suffix = path.suffix.lower()
        if suffix in DECK_SUFFIXES:
            self._add(path)
        elif path.name == SETTINGS_FILE:
            self._note_settings(path)
        elif self._looks_like_a_deck(path):
            self._add(path)
        elif suffix in _UNREAD_KINDS:
            self._note(
                path,
                Severity.INFO,
                "not-a-deck",
                f"The file is {_UNREAD_KINDS[suffix]} and was not read; if it holds a report, "
                "save that as .pptx or PDF beside it.",
            )

    def _add(self, path: Path) -> None:
        try:
            status = path.stat()
        except OSError as error:
            message = f"The file cannot be reached ({_reason(error)}); check its rights or link."
            self._note_unreachable(path, message)
            return
        if not stat.S_ISREG(status.st_mode):
            message = "The name stands for a device or pipe, not for a file, and was not read."
            self._note_unreachable(path, message)
            return
        name = self._name(path)
        self._files[path] = FoundFile(
            path=path, name=name, size=status.st_size, arrived=status.st_ctime_ns
        )
        if not _is_valid_utf8(str(path.relative_to(self._base) if self._base else path)):
            message = f"The file's name is not valid UTF-8; the tables call it {name}."
            self._note(path, Severity.WARNING, "bad-filename", message)

    def _looks_like_a_deck(self, path: Path) -> bool:
        try:
            return _holds_a_deck(path)
        except OSError as error:
            message = (
                f"The file cannot be opened ({_reason(error)}), so it is not known whether it is a "
                "deck; check its rights or link."
            )
            self._note(path, Severity.WARNING, "unreadable-file", message)
            return False

    def _note_settings(self, path: Path) -> None:
        if path.parent != self._base:
            message = (
                f"Only an {SETTINGS_FILE} in the input folder itself counts, so nothing that this "
                "one says was followed; move its entries there."
            )
            self._note(path, Severity.WARNING, "settings-unused", message)

    def _note_unreachable(self, path: Path, message: str) -> None:
        self._unreachable.add(self._name(path))
        self._note(path, Severity.ERROR, "unreadable-file", message)

    def _note_lock(self, path: Path) -> None:
        self._note(
            path,
            Severity.INFO,
            "lock-file",
            "The file is a lock, not a deck: somebody has the deck of that name open, so a newer "
            "edition may be on its way; delete it if nobody has.",
        )

    def _note(self, path: Path, severity: Severity, code: str, message: str) -> None:
        diagnostic = Diagnostic(severity=severity, code=code, message=message)
        self._diagnostics.append(Placed(file=self._name(path), diagnostic=diagnostic))

    def _name(self, path: Path, *, composed: bool = True) -> str:
        parts = path.relative_to(self._base).parts if self._base else path.parts
        return "/".join(printable(part.rstrip("\\/"), composed=composed) for part in parts)


def _common_folder(roots: Sequence[Path]) -> Path | None:
    folders = [path if path.is_dir() else path.parent for path in roots]
    try:
        return Path(os.path.commonpath(folders)) if folders else None
    except ValueError:  # on several drives
        return None


def _holds_a_deck(path: Path) -> bool:
    if not stat.S_ISREG(path.stat().st_mode):
        return False
    with path.open("rb") as file:
        head = file.read(_SNIFFED_BYTES)
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - _SNIFFED_BYTES))
        tail = file.read(_SNIFFED_BYTES)
    if kind(head) is Format.PDF:
        return True
    return (
        head.startswith(b"PK\x03\x04")
        and head.startswith(_OFFICE_MEMBERS, _ZIP_NAME_AT)
        and (b"ppt/presentation.xml" in head or b"ppt/presentation.xml" in tail)
    )


def _is_valid_utf8(name: str) -> bool:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
