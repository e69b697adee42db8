"""Which area each measure of a text layer belongs to."""
