"""The command line: reads options, calls, says how it went."""

from __future__ import annotations

import gc
import io
import math
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar, Final, TypedDict, Unpack

import click

from ingest.interrupts import interrupts_wait, nothing_left_to_stop
from ingest.limits import DEFAULT_MEMORY_BYTES, DEFAULT_TIMEOUT_SECONDS, MIB, Limits

EXIT_DECKS_WITH_ERRORS: Final = 1
EXIT_INTERRUPTED: Final = 130  # 128 + SIGINT, as shells count

# A run makes millions of objects that live to its end, and hardly a cycle of them; looking for cycles
# after every 700, as Python does, takes a tenth of the time, and after every 50,000 a twentieth. One
# over 1,000 decks makes fewer than this, so that it never looks.
_OBJECTS_BETWEEN_COLLECTIONS: Final = 1_000_000

# Python alone, with the libraries that readers need, takes more than this to start.
LEAST_MEMORY_MIB: Final = 128


class MainCommand(click.Command):
    """A command that hands over to another one if its first argument names it.

    So `ingest samples/` needs no word for what is nearly always meant, and a folder that is
    called `review` can still be read as `./review`.
    """

    others: ClassVar[dict[str, click.Command]] = {}

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: object,
    ) -> click.Context:
        other = self.others.get(args[0]) if args else None
        if other is None:
            return super().make_context(info_name, args, parent, **extra)
        return other.make_context(f"{info_name} {args[0]}", args[1:], parent, **extra)

    def invoke(self, ctx: click.Context) -> object:
        _print_on_any_terminal()
        nothing_left_to_stop()
        gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
        try:
            return super().invoke(ctx) if ctx.command is self else ctx.command.invoke(ctx)
        except (KeyboardInterrupt, click.Abort):
            click.echo("Stopped; what was written before is as it was.", err=True)
            ctx.exit(EXIT_INTERRUPTED)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Other commands"):
            formatter.write_dl(
                [(name, other.get_short_help_str(limit=70)) for name, other in self.others.items()]
            )
        super().format_epilog(ctx, formatter)


class GivenPath(click.Path):
    """A path; "", which a script's unset variable leaves, is a mistake and not the current folder.

    Whether it can be read is for the run to find out: one file that cannot costs itself alone.
    """

    def __init__(self, *, file_okay: bool = True, dir_okay: bool = True) -> None:
        super().__init__(file_okay=file_okay, dir_okay=dir_okay, readable=False, path_type=Path)

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> str | bytes | os.PathLike[str]:
        if value == "":
            self.fail("the path is empty.", param, ctx)
        return super().convert(value, param, ctx)


class Seconds(click.FloatRange):
    """A time above 0; `nan` is none."""

    name = "number of seconds"

    def convert(
        self, value: float, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        seconds: float = super().convert(value, param, ctx)
        if math.isnan(seconds):
            self.fail(f"{value} is not a number of seconds.", param, ctx)
        return seconds


class Reading(TypedDict):
    """The options that say how decks are read; `memory` is in MiB."""

    vocabulary: Path | None
    no_cache: bool
    timeout: float
    memory: int


_VOCABULARY: Final = click.option(
    "--vocabulary",
    type=GivenPath(dir_okay=False),
    help="A file of other words and symbols than those that come with the program.",
)
_TIMEOUT: Final = click.option(
    "--timeout",
    type=Seconds(min=0, min_open=True),
    metavar="SECONDS",
    default=DEFAULT_TIMEOUT_SECONDS,
    show_default=True,
    help="Time that one deck may take.",
)
_MEMORY: Final = click.option(
    "--memory",
    type=click.IntRange(min=LEAST_MEMORY_MIB),
    metavar="MIB",
    default=DEFAULT_MEMORY_BYTES // MIB,
    show_default=True,
    help="Memory that one deck may take.",
)


def reading_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the paths of decks and the options of `Reading`."""
    for decorate in reversed(
        (
            click.argument("paths", nargs=-1, required=True, type=GivenPath()),
            _VOCABULARY,
            click.option("--no-cache", is_flag=True, help="Work everything out anew."),
            _TIMEOUT,
            _MEMORY,
        )
    ):
        command = decorate(command)
    return command


@click.command(cls=MainCommand, no_args_is_help=True)
@click.option(
    "--output",
    type=GivenPath(file_okay=False),
    default=Path("output"),
    show_default=True,
    help="Folder for the tables; made if it is missing.",
)
@reading_options
@click.version_option(package_name="statusdeck")
@click.pass_context
def main(
    ctx: click.Context, *, paths: tuple[Path, ...], output: Path, **reading: Unpack[Reading]
) -> None:
    """Read a folder of status decks (PPTX, PDF, TXT) and write its tables.

    PATHS are folders, which are searched through, or single decks. Exit status: 0 all decks
    were read; 1 a deck has an error, the others are in the tables; 2 nothing was written.
    """
    with interrupts_wait():
        # Imported here so that help and mistyped options are answered without loading pandas.
        from ingest.job import options, run  # noqa: PLC0415
    reading["memory"] *= MIB
    if not run(paths, options(**reading), output=output):
        ctx.exit(EXIT_DECKS_WITH_ERRORS)


@click.command(short_help="Ask about doubtful recognitions, and remember the answers.")
@reading_options
def review(*, paths: tuple[Path, ...], **reading: Unpack[Reading]) -> None:
    """Ask about doubtful recognitions; `ingest.toml` keeps the answers.

    For each measure that was recognised in other words, but not surely, both rows are shown,
    and a person says whether they are the same measure. Later runs follow the answers.
    """
    with interrupts_wait():
        from ingest.job import options  # noqa: PLC0415
        from ingest.job import review as run_review  # noqa: PLC0415
    reading["memory"] *= MIB
    run_review(paths, options(**reading))


@click.command(short_help="Show a deck as the program sees it, slide by slide.")
@click.argument("deck", type=GivenPath())
@click.option("--slide", type=click.IntRange(min=1), metavar="N", help="Show this slide only.")
@click.option(
    "--output",
    type=GivenPath(file_okay=False),
    help="Folder for the pictures.  [default: DECK-show, in the current folder]",
)
@_VOCABULARY
@_TIMEOUT
@_MEMORY
@click.pass_context
def show(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context,
    *,
    deck: Path,
    slide: int | None,
    output: Path | None,
    vocabulary: Path | None,
    timeout: float,
    memory: int,
) -> None:
    """Show a deck as the program sees it: why is this row missing?

    For each slide of DECK: the tables found, what each column was taken for, the records read,
    and the texts beside them, printed here and drawn over a picture of the slide. Exit status:
    0 the deck was read; 1 it has an error; 2 there is no such deck or slide.
    """
    with interrupts_wait():
        from ingest.show.command import Options  # noqa: PLC0415
        from ingest.show.command import show as show_deck  # noqa: PLC0415
    limits = Limits(seconds=timeout, memory=memory * MIB)
    options = Options(slide=slide, output=output, vocabulary=vocabulary, limits=limits)
    if not show_deck(deck, options):
        ctx.exit(EXIT_DECKS_WITH_ERRORS)


MainCommand.others["review"] = review
MainCommand.others["show"] = show


def _print_on_any_terminal() -> None:
    """Let a terminal that has no `●` show another sign, rather than end the run."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


if __name__ == "__main__":
    main(prog_name="ingest")
