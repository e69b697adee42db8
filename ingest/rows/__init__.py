"""History in, rows out: the eight tables."""
