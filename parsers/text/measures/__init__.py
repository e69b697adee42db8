"""The measures of a text layer, as their lines tell them."""
