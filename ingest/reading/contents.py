"""What came of reading one file, and its form on disk and between processes."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from schema import Diagnostic, Format, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a file's bytes alone say, whatever the file is called and wherever it lies.

    `format` is None when the bytes are no readable deck; `diagnostics` says why, and is about
    the file as a whole (each report carries its own). `modified` is the document's property,
    naive, in UTC.
    """

    format: Format | None
    reports: tuple[Report, ...] = ()
    modified: datetime | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One file of the input, and what came of reading it.

    `file` is its name in the tables: relative to the input folder, with `/`. `sha256` is that
    of the bytes that were read, None when none were. `format` is None when the file was not
    read as a deck, and then `diagnostics` holds an error. `cached` tells that nothing had to be
    read again.
    """

    file: str
    sha256: str | None
    format: Format | None = None
    reports: tuple[Report, ...] = ()
    modified: datetime | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    cached: bool = False

    @classmethod
    def of(cls, file: str, sha256: str, contents: Contents, *, cached: bool = False) -> Reading:
        """Say whose contents these are."""
        return cls(
            file=file,
            sha256=sha256,
            format=contents.format,
            reports=contents.reports,
            modified=contents.modified,
            diagnostics=contents.diagnostics,
            cached=cached,
        )


class BadEncoding(ValueError):  # noqa: N818 - says what it is
    """Bytes that do not hold the contents of a deck."""


@cache
def _codec() -> TypeAdapter[Contents]:
    return TypeAdapter(Contents)


def encode(contents: Contents) -> bytes:
    """Write contents as JSON in UTF-8.

    Half a character (a lone surrogate, which damaged files may hold) is replaced by �, since
    no table can hold it.
    """
    try:
        return _codec().dump_json(contents)
    except PydanticSerializationError:
        text = json.dumps(_codec().dump_python(contents), default=_plain, ensure_ascii=False)
        return re.sub("[\ud800-\udfff]", "�", text).encode()


def _plain(value: object) -> str:
    if isinstance(value, date):  # a time is a date too
        return value.isoformat()
    raise TypeError(f"a reading holds no {type(value).__name__}")


def decode(data: bytes) -> Contents:
    """Read back what `encode` wrote; the result equals what was written.

    Raises:
        BadEncoding: the bytes are something else.
    """
    try:
        return _codec().validate_json(data, strict=True)
    except ValidationError as error:
        raise BadEncoding(str(error)) from error
