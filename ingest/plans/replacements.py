"""Which deck counts instead of which, as far as `ingest.toml` says so and it can be followed."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ingest.settings import FILE_NAME, Settings
from schema.history import Placed


def followed(settings: Settings, files: Collection[str]) -> tuple[Settings, tuple[Placed, ...]]:
    """Return the settings with each `superseded_by` naming the deck that counts in the end.

    `files` are the decks that measures were read from. An entry that leads to none of them, or
    round in a circle, is not followed, for the measures of its deck would be in no table; it gives
    a `settings-unused` line.
    """
    by = {r.name: r.superseded_by for r in settings.file if r.superseded_by is not None}
    rules, lines = [], []
    for rule in settings.file:
        if rule.superseded_by is not None:
            last = _last(rule.superseded_by, by)
            if last is None or last not in files:
                lines.append(_unused(rule.name, rule.superseded_by, circle=last is None))
                last = None
            rules.append(rule.model_copy(update={"superseded_by": last}))
        else:
            rules.append(rule)
    return settings.model_copy(update={"file": tuple(rules)}), tuple(lines)


def _last(name: str, by: Mapping[str, str]) -> str | None:
    """Return where a chain of replacements ends, None where it never does."""
    for _ in range(len(by) + 1):
        if name not in by:
            return name
        name = by[name]
    return None


def _unused(name: str, by: str, *, circle: bool) -> Placed:
    why = "the entries lead round in a circle" if circle else "no measures were read from that one"
    message = (
        f"[[file]] {name!r} is said to be superseded by {by!r}, but {why}, so the entry was not "
        "followed; correct it."
    )
    return Placed.warning(FILE_NAME, "settings-unused", message)
