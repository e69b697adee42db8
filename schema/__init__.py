"""The nouns: what a deck, a record, a change is; the words and symbols; the output columns."""

from schema.deck import (
    Axes,
    Bounded,
    Box,
    Cell,
    Deck,
    Format,
    Mark,
    Paragraph,
    Role,
    Run,
    Shape,
    Slide,
    Table,
    TextBox,
)
from schema.diagnostic import Diagnostic, Severity
from schema.report import Area, DateSource, Declared, Record, Report, Scattered, Status, Total

__all__ = [
    "Area",
    "Axes",
    "Bounded",
    "Box",
    "Cell",
    "DateSource",
    "Deck",
    "Declared",
    "Diagnostic",
    "Format",
    "Mark",
    "Paragraph",
    "Record",
    "Report",
    "Role",
    "Run",
    "Scattered",
    "Severity",
    "Shape",
    "Slide",
    "Status",
    "Table",
    "TextBox",
    "Total",
]
