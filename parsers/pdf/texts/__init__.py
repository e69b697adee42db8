"""Pieces of text made lines and paragraphs."""
