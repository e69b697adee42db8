"""How the sample decks are made: their content, their layout, their files, and what they hold."""
