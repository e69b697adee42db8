"""What words, signs and figures of a deck mean: areas' names, dates, statuses, list signs."""
