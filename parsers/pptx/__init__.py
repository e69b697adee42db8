"""Presentations: a PPTX file in, a Deck out."""

from parsers.pptx.reader import read_pptx

__all__ = ["read_pptx"]
