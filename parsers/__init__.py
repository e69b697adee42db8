"""File in, Deck out; Deck in, Report out."""

from parsers.errors import UnreadableDeck
from parsers.read import read

__all__ = ["UnreadableDeck", "read"]
