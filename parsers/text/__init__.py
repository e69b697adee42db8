"""Text layers: a text file in, a Deck out, and what such a deck reports."""

from parsers.text.reader import read_text

__all__ = ["read_text"]
