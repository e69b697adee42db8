"""What does not add up between a plan's reports: told, never settled."""
