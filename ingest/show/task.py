"""What a worker does for `ingest show`: understand a deck, and draw its slides."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache, lru_cache

from PIL import Image
from pydantic import BaseModel, ConfigDict, TypeAdapter

from ingest.show.drawing import drawn
from ingest.show.picture import picture, scale_of, size_of
from parsers.errors import UnreadableDeck
from parsers.opinions import report_of
from parsers.report.explain import Explanation, ReadSlide, explain
from schema import Format
from schema.vocabulary import Vocabulary

_END = b"\n"


class Request(BaseModel):
    """What is asked of a deck: the picture of a slide, or with None what was made of the deck.

    `slide` is a place among the deck's slides, from 0. `name` is what the picture calls the deck.
    """

    model_config = ConfigDict(frozen=True)
    name: str
    slide: int | None = None

    def packed(self, deck: bytes) -> bytes:
        """Return the request with the deck that it is about."""
        return self.model_dump_json().encode() + _END + deck


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """Why a deck could not be opened: a code of `schema.codes.CODES`, and one sentence."""

    code: str
    message: str


@cache
def answers() -> TypeAdapter[Explanation | Unreadable]:
    """Return what reads and writes the answer to a request for no slide."""
    return TypeAdapter(Explanation | Unreadable)


def answer(request: bytes, vocabulary: Vocabulary) -> bytes:
    """Answer a packed request: JSON (see `answers`), or the bytes of a PNG file."""
    head, _, deck = request.partition(_END)
    wanted = Request.model_validate_json(head)
    if wanted.slide is not None:
        return _png(deck, wanted, vocabulary)
    try:
        return answers().dump_json(_explained(deck, vocabulary.model_dump_json()))
    except UnreadableDeck as error:
        return answers().dump_json(Unreadable(code=error.code, message=error.message))


# The slides of a deck are asked for one after another.
@lru_cache(maxsize=1)
def _explained(deck: bytes, vocabulary: str) -> Explanation:
    words = Vocabulary.model_validate_json(vocabulary)
    return explain(report_of(deck, words)[0], words)


def _png(deck: bytes, wanted: Request, vocabulary: Vocabulary) -> bytes:
    explanation = _explained(deck, vocabulary.model_dump_json())
    read = explanation.slides[wanted.slide or 0]
    image = picture(wanted.name, read, explanation, _ground(deck, read, explanation.format))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _ground(deck: bytes, read: ReadSlide, kind: Format) -> Image.Image:
    slide = read.slide
    size = size_of(slide.width, slide.height)
    if kind is Format.PDF:
        from parsers.pdf.raster import raster  # noqa: PLC0415 - loads only what the file needs

        page = raster(deck, slide.number, *size)
        if page is None:
            return Image.new("RGB", size, "white")
        image = Image.frombytes("RGB", (page.width, page.height), page.pixels)
        return image if image.size == size else image.resize(size)
    return drawn(slide, scale_of(slide.width, slide.height), size)
