"""Folder in, tables out."""
