"""The tables and slides that hold no measures: counts, summaries, earlier reports, other things."""
