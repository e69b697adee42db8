"""What several tests share."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, settings

from ingest.pipeline import run
from ingest.request import Options
from ingest.rows.arrow import frame
from ingest.rows.tables import Tables

# How fast a machine is makes no test pass or fail.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

# Shells let what they start in the background ignore interrupts, and programs pass that on to the
# programs that they start: those that a test interrupts would not hear of it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

SAMPLES = Path(__file__).parent.parent / "samples"


@pytest.fixture(scope="session")
def sample_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tables]:
    """Give the tables of the sample archive, read once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STATUSDECK_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield run([SAMPLES], Options())


@pytest.fixture(scope="session")
def sample_tables(sample_run: Tables) -> dict[str, pd.DataFrame]:
    """Give the same as data frames."""
    return {name: frame(table) for name, table in sample_run.items()}
