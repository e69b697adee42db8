"""Decks in, Reports out: what a status deck says, whatever file it was."""
