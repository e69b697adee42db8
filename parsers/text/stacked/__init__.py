"""Tables of a text layer that write each cell on lines of its own, below headers that stand so too."""
