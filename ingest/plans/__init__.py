"""Which reports tell of the same plan, of which day each is, and which edition counts."""
