"""How long reading takes, against the libraries that it uses, and how a run grows.

    python -m benchmarks.reading                        # 100 and 1,000 decks
    python -m benchmarks.reading --decks 100 1000 4000  # 300 MB of decks

The archive is made anew in a temporary folder, or kept in `--folder` for the next time.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TypeVar

import pdfplumber
import psutil
import pypdfium2
from pptx import Presentation

from benchmarks.archive import make
from ingest.limits import MIB, Limits, cores
from ingest.reading.cache import CACHE_FOLDER_VARIABLE, Cache
from ingest.reading.contents import Contents, encode
from ingest.reading.folder import find
from ingest.reading.pool import read_all
from ingest.reading.reader import Reader
from ingest.reading.worker import collect_seldom
from parsers.pdf.pdfium.source import read_pages
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Costs:
    """What decks of one kind cost, in milliseconds of processor time in all.

    `others` are what libraries take over the very same files.
    """

    decks: int
    slides: int
    stages: tuple[float, ...]
    others: dict[str, float]


def show_one_by_one(archive: Path) -> None:
    """Print what one deck costs in one warm process, in milliseconds of processor time."""
    collect_seldom()  # as in the processes that read decks
    folders = {
        "real decks' content": ROOT / "tests" / "fixtures" / "seeds",
        "samples": ROOT / "samples",
        "archive": archive,
    }
    print("| decks | slides | read | interpret | write | in all | against |")
    print("|---|--:|--:|--:|--:|--:|---|")
    for suffix in (".pptx", ".pdf"):
        for name, folder in folders.items():
            show_costs(f"{name}, {suffix}", costs(suffix, decks_in(folder, suffix)))
    print("\nMilliseconds of processor time a deck: the mean over decks of the best of three.")
    for name, folder in folders.items():
        decks = decks_in(folder, ".pdf")
        share = cost(read_pages, decks) / cost(read_bytes, decks)
        print(f"Of reading {name}, .pdf, {share:.0%} is taking the pages from pdfium.")
    print()


def decks_in(folder: Path, suffix: str) -> list[bytes]:
    """Return the content of a folder's first decks of a kind."""
    paths = sorted(folder.rglob(f"*{suffix}"))[:MOST_DECKS_ONE_BY_ONE]
    return [path.read_bytes() for path in paths]


def costs(suffix: str, decks: Sequence[bytes]) -> Costs:
    """Measure one kind of deck beside the libraries' own reading of the very same files."""
    vocabulary = load()
    read = [read_bytes(data) for data in decks]
    reports = [interpret(deck, vocabulary) for deck in read]
    libraries: Mapping[str, Mapping[str, Callable[[bytes], object]]] = {
        ".pptx": {"python-pptx opens": opened},
        ".pdf": {"pdfplumber extract_tables": tables, "pdfium bare text": bare_text},
    }
    return Costs(
        decks=len(decks),
        slides=sum(len(deck.slides) for deck in read),
        stages=(
            cost(read_bytes, decks),
            cost(lambda deck: interpret(deck, vocabulary), read),
            cost(lambda found: encode(Contents(format=None, reports=found)), reports),
        ),
        others={label: cost(function, decks) for label, function in libraries[suffix].items()},
    )


def show_costs(name: str, found: Costs) -> None:
    """Print the mean over decks, and what it is of that which the libraries take."""
    total = sum(found.stages)
    against = "; ".join(
        f"{label} {ms / found.decks:.1f} ({part(total, ms)})" for label, ms in found.others.items()
    )
    figures = " | ".join(f"{ms / found.decks:.1f}" for ms in (*found.stages, total))
    print(f"| {name} | {found.slides / found.decks:.1f} | {figures} | {against} |", flush=True)


def part(total: float, other: float) -> str:
    """Say what a figure is of another: a part of it, or how many times it."""
    return f"1/{other / total:.1f}" if total < other else f"× {total / other:.2f}"


def cost(function: Callable[[Item], object], items: Sequence[Item]) -> float:
    """Return the sum over items of the best of some repeats, in milliseconds."""
    return 1000 * sum(min(processor_time(function, item) for _ in range(REPEATS)) for item in items)


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
    """Print whole runs of the command, and the reading in them: first, again, with a deck more."""
    print(
        "| decks | reading | again | whole run | decks/s | peak MiB | again | one deck more "
        "| times faster again |"
    )
    print("|--:|--:|--:|--:|--:|--:|--:|--:|---|")
    seconds = {decks: show_run(decks, folder) for decks, folder in archives.items()}
    few, many = min(seconds), max(seconds)
    print(
        f"\nFrom {few} to {many} decks a run takes {seconds[many] / seconds[few]:.1f} times as "
        f"long for {many / few:g} times as many decks."
    )


def show_run(decks: int, folder: Path) -> float:
    """Print what an archive takes; return the seconds of the first whole run."""
    with tempfile.TemporaryDirectory() as name:
        temporary = Path(name)
        cache = Cache(temporary / "reading")
        reading = [measured(lambda: read(folder, cache)) for _ in range(2)]
        whole = [measured(lambda: command(folder, temporary)) for _ in range(2)]
        more = temporary / "decks"
        shutil.copytree(folder, more)
        (*_, last) = sorted(path for path in more.rglob("*") if path.is_file())
        last.rename(temporary / last.name)
        command(more, temporary)
        (temporary / last.name).rename(last)
        last.write_bytes(last.read_bytes() + b"\n")  # a deck whose content was never seen
        added = measured(lambda: command(more, temporary))
    print(
        f"| {decks} | {reading[0].seconds:.1f} s | {reading[1].seconds:.2f} s "
        f"| {whole[0].seconds:.1f} s | {decks / whole[0].seconds:.0f} "
        f"| {whole[0].peak / MIB:.0f} | {whole[1].seconds:.2f} s | {added.seconds:.1f} s "
        f"| {reading[0].seconds / reading[1].seconds:.0f} (reading), "
        f"{whole[0].seconds / whole[1].seconds:.0f} (whole run) |",
        flush=True,
    )
    return whole[0].seconds


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
