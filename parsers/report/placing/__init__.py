"""Which area each measure belongs to."""
