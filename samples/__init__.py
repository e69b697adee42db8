"""The sample archive: what its decks say, and the script that makes them."""
