"""The zip file that a presentation is: its members' XML and relationships, within limits."""

from __future__ import annotations

import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Container
from functools import lru_cache
from io import BytesIO
from typing import Final, NamedTuple
from urllib.parse import unquote

from lxml import etree

from parsers.errors import UnreadableDeck
from parsers.pptx.xml import parsed

# Generous limits: no deck of an office comes near them, and beyond them reading would take
# memory or time without end. Members that are not read cost nothing and are not measured.
MAX_MEMBERS: Final = 20_000  # members of the zip; a deck of 500 slides full of pictures has 4,000
MAX_PART_BYTES: Final = 32 * 2**20  # one part's XML; its tree takes some ten times that in memory
MAX_READ_BYTES: Final = 64 * 2**20  # the XML of all parts read
MAX_RATIO: Final = 250  # bytes out of one byte of a part; the XML of slides shrinks to 1/10 or 1/40
RATIO_COUNTS_FROM: Final = 2**20  # bytes; small parts of much repetition are harmless

REPAIR: Final = "open it in PowerPoint, let it repair the deck, and save it again"

_ZIP_ERRORS: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    ValueError,
    IndexError,
    RuntimeError,
)
_ENCRYPTED_FLAG: Final = 0x1  # general purpose bit 0 of a zip member (APPNOTE 4.4.4)

_COMPOUND_FILE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM: Final = "EncryptedPackage".encode("utf-16-le")
_OLD_STREAM: Final = "PowerPoint Document".encode("utf-16-le")

RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"

# ISO strict files name the same things in another way (ISO/IEC 29500-1 against -4).
_STRICT: Final = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_STRICT_MARK: Final = b"http://purl.oclc.org/ooxml/"


class PartError(Exception):
    """A part that cannot be used: the code of its diagnostic, and what is wrong with it."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


class Relationship(NamedTuple):
    """A relationship of a part: the last word of its type, and the name of the part it leads to."""

    kind: str
    target: str


def over_limit(found: str, limit: str) -> UnreadableDeck:
    """Say that a file has more of something than is read."""
    return UnreadableDeck(
        "reader-limit",
        f"The file has {found}, and a deck may have {limit}; if it is an honest deck, {REPAIR}.",
    )


def damaged(reason: str) -> UnreadableDeck:
    """Say that a file is damaged."""
    return UnreadableDeck(
        "unreadable-file", f"The deck is damaged or was cut off ({reason}); {REPAIR}."
    )


def _refuse_compound_file(data: bytes) -> None:
    """Raise the right error for an encrypted, an old or another file that is no zip at all."""
    if not data.startswith(_COMPOUND_FILE):
        return
    if _ENCRYPTED_STREAM in data:
        raise UnreadableDeck(
            "encrypted",
            "The deck is protected by a password; open it in PowerPoint, remove the password "
            "(File, Info, Protect Presentation), and save it again.",
        )
    if _OLD_STREAM in data:
        raise UnreadableDeck(
            "old-format",
            "The deck is a PowerPoint 97-2003 presentation (.ppt); open it in PowerPoint and save "
            "it as .pptx.",
        )
    raise UnreadableDeck(
        "not-a-deck",
        "The file is an old Office document that holds no presentation; save the deck as .pptx.",
    )


class Members:
    """The members of a package, by part name.

    Raises:
        UnreadableDeck: no zip file, or one that passes a limit.
    """

    def __init__(self, data: bytes) -> None:
        _refuse_compound_file(data)
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _ZIP_ERRORS as error:
            raise damaged(str(error) or type(error).__name__) from error
        members = self._zip.infolist()
        if len(members) > MAX_MEMBERS:
            raise over_limit(f"{len(members)} members", f"{MAX_MEMBERS}")
        # Part names do not heed case (ECMA-376 part 2, 6.2.2.3); some writers use backslashes.
        self._members = {info.filename.replace("\\", "/").lower(): info for info in members}
        self._read = 0

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._members

    def xml(self, name: str) -> bytes:
        """Return a part's XML as transitional UTF-8, without a document type.

        Raises:
            PartError: the part is missing, damaged, or passes a limit.
            UnreadableDeck: the parts read so far pass a limit together, or are encrypted.
        """
        return _plain_xml(name, self.data(name))

    def data(self, name: str) -> bytes:
        """Return what a part holds; raises as `xml` does."""
        info = self._members.get(name.lower())
        if info is None:
            raise PartError("unreadable-slide", f"{name} is missing")
        if info.flag_bits & _ENCRYPTED_FLAG:
            raise UnreadableDeck(
                "encrypted", "The deck's zip file is protected by a password; save it without one."
            )
        try:
            with self._zip.open(info) as member:
                found = member.read(MAX_PART_BYTES + 1)
        except _ZIP_ERRORS as error:
            raise PartError(
                "unreadable-slide", f"{name}: {error or type(error).__name__}"
            ) from error
        if len(found) > MAX_PART_BYTES:
            raise PartError("reader-limit", f"{name} is larger than {MAX_PART_BYTES} bytes")
        if len(found) > max(RATIO_COUNTS_FROM, MAX_RATIO * info.compress_size):
            raise PartError(
                "reader-limit", f"{name} unpacks to more than {MAX_RATIO} times its size"
            )
        self._read += len(found)
        if self._read > MAX_READ_BYTES:
            raise over_limit("more XML than can be read", f"{MAX_READ_BYTES} bytes")
        return found

    def relationships(self, name: str, kinds: Container[str]) -> dict[str, Relationship]:
        """Return a part's relationships ("": the package's) to others of some kinds, by id.

        Raises:
            PartError: they are damaged; or missing, for the package itself.
        """
        rels = _relationships_name(name)
        if rels not in self and name:
            return {}
        try:
            root = parsed(self.xml(rels))
        except etree.XMLSyntaxError as error:
            raise PartError("unreadable-slide", f"{rels}: {error.msg}") from error
        folder = posixpath.dirname(name)
        found: dict[str, Relationship] = {}
        for element in root.iterchildren(f"{{{RELATIONSHIPS}}}Relationship"):
            kind = (element.get("Type") or "").rpartition("/")[2]
            target = element.get("Target")
            if kind not in kinds or not target or element.get("TargetMode") == "External":
                continue
            part = _resolve(folder, target)
            plain = unquote(part)  # some writers escape the name in one place only
            found[element.get("Id") or ""] = Relationship(kind, part if part in self else plain)
        return found


def _relationships_name(name: str) -> str:
    """Return the name of the part that holds a part's relationships."""
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"


@lru_cache(maxsize=128)  # the slides of a deck lead to the same few layouts
def _resolve(folder: str, target: str) -> str:
    target = target.replace("\\", "/")
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _plain_xml(name: str, xml: bytes) -> bytes:
    if xml.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = xml.decode("utf-16", errors="replace")
        xml = re.sub(r"^\s*<\?xml[^>]*\?>", "", text).encode()
    if b"<!DOCTYPE" in xml:  # which alone could declare entities
        raise PartError("reader-limit", f"{name} declares a document type, which no deck does")
    if _STRICT_MARK in xml:
        xml = _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", xml)
    return xml
