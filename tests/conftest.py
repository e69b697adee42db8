"""What several tests share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

import ingest

SAMPLES = Path(__file__).parent.parent / "samples"


@pytest.fixture(scope="session")
def sample_tables(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, pd.DataFrame]]:
    """Give the tables of the sample archive, read once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STATUSDECK_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield ingest.run(SAMPLES)
