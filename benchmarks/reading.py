"""How long reading takes, against the libraries that it uses, and how a run grows.

    python -m benchmarks.reading                        # 100 and 1,000 decks
    python -m benchmarks.reading --decks 100 1000 4000  # 300 MB of decks

The archive is made anew in a temporary folder, or kept in `--folder` for the next time.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TypeVar

import pdfplumber
import psutil
import pypdfium2
from pptx import Presentation

from benchmarks.archive import make
from ingest.cache import CACHE_FOLDER_VARIABLE, Cache
from ingest.folder import find
from ingest.limits import MIB, Limits, cores
from ingest.pool import read_all
from ingest.reader import Reader
from ingest.reading import Contents, encode
from parsers.read import read_bytes
from parsers.report.interpret import interpret
from schema.vocabulary import load

Item = TypeVar("Item")

ROOT = Path(__file__).resolve().parent.parent

REPEATS = 3
MOST_DECKS_ONE_BY_ONE = 24
COMMAND = "from ingest.cli import main; main()"


def main() -> None:
    """Measure, and print what the README quotes."""
    parser = argparse.ArgumentParser(description="How long reading takes.")
    parser.add_argument("--decks", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--folder", type=Path, help="where to keep the archive")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        home = options.folder or Path(temporary)
        archives = {decks: home / str(decks) for decks in options.decks}
        for decks, folder in archives.items():
            make(folder, decks)
        print(f"Python {platform.python_version()}, {cores()} cores\n")
        show_one_by_one(archives[min(archives)])
        show_runs(archives)


def show_one_by_one(archive: Path) -> None:
    """Print what one deck costs in one warm process, in milliseconds of processor time."""
    print("| decks | slides | read | interpret | write | in all | against |")
    print("|---|--:|--:|--:|--:|--:|---|")
    for name, folder in (("samples", ROOT / "samples"), ("archive", archive)):
        for suffix in (".pptx", ".pdf"):
            decks = [path.read_bytes() for path in sorted(folder.rglob(f"*{suffix}"))]
            show_kind(f"{name}, {suffix}", suffix, decks[:MOST_DECKS_ONE_BY_ONE])
    print("\nMilliseconds of processor time a deck: the mean over decks of the best of three.\n")


def show_kind(name: str, suffix: str, decks: Sequence[bytes]) -> None:
    """Print one kind of deck beside the libraries' own reading of the very same files."""
    vocabulary = load()
    read = [read_bytes(data) for data in decks]
    reports = [interpret(deck, vocabulary) for deck in read]
    stages = (
        cost(read_bytes, decks),
        cost(lambda deck: interpret(deck, vocabulary), read),
        cost(lambda found: encode(Contents(format=None, reports=found)), reports),
    )
    slides = statistics.mean(len(deck.slides) for deck in read)
    total = sum(stages)
    others = {
        ".pptx": {"python-pptx opens": opened},
        ".pdf": {
            "pdfplumber extract_tables": tables,
            "pdfium bare text": bare_text,
        },
    }[suffix]
    costs = {label: cost(function, decks) for label, function in others.items()}
    against = "; ".join(f"{label} {ms:.1f} (× {total / ms:.2f})" for label, ms in costs.items())
    figures = " | ".join(f"{ms:.1f}" for ms in (*stages, total))
    print(f"| {name} | {slides:.1f} | {figures} | {against} |", flush=True)


def cost(function: Callable[[Item], object], items: Sequence[Item]) -> float:
    """Return the mean over items of the best of some repeats, in milliseconds."""
    return 1000 * statistics.mean(
        min(processor_time(function, item) for _ in range(REPEATS)) for item in items
    )


def processor_time(function: Callable[[Item], object], item: Item) -> float:
    """Return the seconds of processor time that a call takes."""
    start = time.process_time()
    function(item)
    return time.process_time() - start


def opened(data: bytes) -> object:
    """Open a presentation with python-pptx."""
    return Presentation(BytesIO(data))


def tables(data: bytes) -> object:
    """Read a PDF's tables with pdfplumber alone."""
    with pdfplumber.open(BytesIO(data)) as pdf:
        return [page.extract_tables() for page in pdf.pages]


def bare_text(data: bytes) -> object:
    """Read a PDF's text with pdfium, without places."""
    document = pypdfium2.PdfDocument(data)
    texts = []
    for page in document:
        text = page.get_textpage()
        texts.append(text.get_text_bounded())
        text.close()
        page.close()
    document.close()
    return texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a piece of work took: seconds by the clock, and the most memory of all processes."""

    seconds: float
    peak: int


def measured(work: Callable[[], None]) -> Run:
    """Do a piece of work and watch this process and all below it, without what it had before."""
    before = resident()
    peak = before
    done = threading.Event()

    def watch() -> None:
        nonlocal peak
        while not done.wait(0.02):
            peak = max(peak, resident())

    watcher = threading.Thread(target=watch)
    watcher.start()
    start = time.perf_counter()
    work()
    seconds = time.perf_counter() - start
    done.set()
    watcher.join()
    return Run(seconds=seconds, peak=peak - before)


def resident() -> int:
    """Return the resident memory of this process and all below it."""
    total = 0
    me = psutil.Process()
    for process in (me, *me.children(recursive=True)):
        try:
            total += int(process.memory_info().rss)
        except psutil.Error:
            continue
    return total


def show_runs(archives: dict[int, Path]) -> None:
    """Print whole runs of the command, and the reading in them, first and again."""
    print("| decks | reading | again | whole run | decks/s | peak MiB | again | times faster |")
    print("|--:|--:|--:|--:|--:|--:|--:|--:|")
    for decks, folder in archives.items():
        show_run(decks, folder)


def show_run(decks: int, folder: Path) -> None:
    """Print what an archive takes, first and again."""
    with tempfile.TemporaryDirectory() as name:
        temporary = Path(name)
        cache = Cache(temporary / "reading")
        reading = [measured(lambda: read(folder, cache)) for _ in range(2)]
        whole = [measured(lambda: command(folder, temporary)) for _ in range(2)]
    print(
        f"| {decks} | {reading[0].seconds:.1f} s | {reading[1].seconds:.2f} s "
        f"| {whole[0].seconds:.1f} s | {decks / whole[0].seconds:.0f} "
        f"| {whole[0].peak / MIB:.0f} | {whole[1].seconds:.1f} s "
        f"| {reading[0].seconds / reading[1].seconds:.0f} (reading), "
        f"{whole[0].seconds / whole[1].seconds:.1f} (whole run) |",
        flush=True,
    )


def read(folder: Path, cache: Cache) -> None:
    """Read an archive into nothing but the cache."""
    read_all(find([folder]).files, Reader(vocabulary=load()), limits=Limits(), cache=cache)


def command(folder: Path, temporary: Path) -> None:
    """Run the command as a person does."""
    subprocess.run(
        [sys.executable, "-c", COMMAND, folder, "--output", temporary / "output"],
        env={**os.environ, CACHE_FOLDER_VARIABLE: str(temporary / "command")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
        cwd=ROOT,
    )


if __name__ == "__main__":
    main()
