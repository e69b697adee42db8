"""What a deck's own counts, its pages and its lines leave in doubt of the measures read."""
