"""Text layers that keep the layout: columns and rows told by the spaces between texts."""
