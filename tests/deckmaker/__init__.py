"""One status report, drawn in the many looks that offices give such decks."""
