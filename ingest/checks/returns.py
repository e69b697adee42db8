"""New measures that stand in another's former words: that one may have been taken for a third."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ingest.settings import FILE_NAME
from ingest.wording import folded
from schema.history import History, Link, LinkKind, Observation, Placed


def returned_words(histories: Sequence[History]) -> tuple[Placed, ...]:
    """Return a `maybe-same` line for each new measure whose words are those that another once had.

    The other stands beside it in newer words. So the two may be one that was away and one that has
    stood in its place since, and the recognition that made the words another's may be wrong.
    """
    return tuple(
        _line(history, seen, link) for history in histories for seen, link in returns(history)
    )


def returns(history: History) -> Iterator[tuple[Observation, Link]]:
    """Yield each such new measure with the recognition that is in question.

    What a person has said in `ingest.toml` is not, nor are splits and mergers.
    """
    left: defaultdict[str, dict[str, Link]] = defaultdict(dict)
    for link in history.links:
        if link.kind is LinkKind.SAME:
            left[folded(link.earlier.record.tiltak)][link.tiltak_id] = link
    whole = {
        (link.later.report, link.later.tiltak_id)
        for link in history.links
        if link.kind is not LinkKind.SAME
    }
    here = {(seen.report, seen.tiltak_id) for seen in history.observations}
    known: set[str] = set()
    for seen in history.observations:
        new = seen.tiltak_id not in known
        known.add(seen.tiltak_id)
        if not new or (seen.report, seen.tiltak_id) in whole:
            continue
        for other, link in left.get(folded(seen.record.tiltak), {}).items():
            since = link.later.report <= seen.report
            if since and (seen.report, other) in here and link.reason != FILE_NAME:
                yield seen, link
                break


def _line(history: History, seen: Observation, link: Link) -> Placed:
    dates = [edition.report_date for edition in history.plan.editions]
    message = (
        f"{seen.record.tiltak!r} is a new measure here, and {link.later.record.tiltak!r} was called so until "
        f"{dates[link.earlier.report]}, when it was taken for the same in other words; if it is not, say "
        "so with `ingest review`, and this one is the one that was away."
    )
    return Placed.warning(
        history.plan.editions[seen.report].file, "maybe-same", message, seen.record
    )
