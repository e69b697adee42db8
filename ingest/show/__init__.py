"""`ingest show`: a deck as the program sees it, in the terminal and as pictures."""
