"""PDF files in, Decks out: read through pdfium, and through pdfplumber for a second opinion."""

from parsers.pdf.reader import read_pdf, read_pdf_reference

__all__ = ["read_pdf", "read_pdf_reference"]
