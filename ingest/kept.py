"""What was recognised of plans, kept for the next run in which a plan's reports are the same.

A run with a deck more works out that deck's plan and takes the others from here.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from ingest.limits import MIB
from ingest.reading.cache import Store
from ingest.recognition.recognised import Recognised
from ingest.request import Request
from ingest.settings import Settings
from ingest.version import program
from schema.history import Plan

# A plan of two years takes some 30 KiB: room for what a thousand plans came to in many months.
MAX_KEPT_BYTES: Final = 128 * MIB


class KeptPlans:
    """What was recognised of plans, kept by all that it depends on.

    That is the program, the vocabulary and the settings, the plan's name, and each of its reports:
    the deck's content and file name, which of the deck's reports it is, and its date.
    """

    def __init__(self, asked: Request, settings: Settings, folder: Path | None = None) -> None:
        self._store = Store(folder, "plan")
        said = (asked.vocabulary.model_dump_json(), settings.model_dump_json())
        self._made_with = json.dumps((program(), *said))

    def get(self, plan: Plan) -> Recognised | None:
        """Return what was recognised of this very plan, None where that is not known."""
        data = self._store.get(self._key(plan))
        try:
            return None if data is None else _codec().validate_json(data, strict=True)
        except ValidationError:
            return None

    def put(self, plan: Plan, found: Recognised) -> None:
        """Keep what was recognised of a plan."""
        self._store.put(self._key(plan), data=_codec().dump_json(found))

    def clean(self) -> None:
        """Keep the folder within its bounds."""
        self._store.clean(MAX_KEPT_BYTES)

    def _key(self, plan: Plan) -> str:
        reports = [(e.sha256, e.part, e.file, str(e.report_date)) for e in plan.editions]
        return json.dumps((self._made_with, plan.name, reports))


@cache
def _codec() -> TypeAdapter[Recognised]:
    return TypeAdapter(Recognised)
