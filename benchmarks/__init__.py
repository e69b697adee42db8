"""Measurements that the README quotes, and the made-up archives and histories they need."""

import sys
from pathlib import Path

# The decks are drawn by what the tests draw theirs with.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
