"""Which rows of a plan's reports tell of the same measure, and how sure that is."""
