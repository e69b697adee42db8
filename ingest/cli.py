"""The command line: reads options, calls, prints."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

import click

from ingest.limits import DEFAULT_MEMORY_BYTES, DEFAULT_TIMEOUT_SECONDS, MIB, Limits

if TYPE_CHECKING:
    from ingest.tables import Tables

EXIT_DECKS_WITH_ERRORS: Final = 1
EXIT_NOTHING_WRITTEN: Final = 2
EXIT_INTERRUPTED: Final = 130  # 128 + SIGINT, as shells count

# Python alone, with the libraries that tables need, takes more than this to start.
LEAST_MEMORY_MIB: Final = 128


class NothingWritten(click.ClickException):
    """The run ended before it wrote anything; the message is one sentence."""

    exit_code = EXIT_NOTHING_WRITTEN


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
        try:
            return super().invoke(ctx) if ctx.command is self else ctx.command.invoke(ctx)
        except KeyboardInterrupt:
            click.echo("Stopped; the output is as it was before.", err=True)
            ctx.exit(EXIT_INTERRUPTED)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Other commands"):
            formatter.write_dl(
                [(name, other.get_short_help_str(limit=70)) for name, other in self.others.items()]
            )
        super().format_epilog(ctx, formatter)


@click.command(cls=MainCommand, no_args_is_help=True)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("output"),
    show_default=True,
    help="Folder for the tables; made if it is missing.",
)
@click.option(
    "--vocabulary",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A file of other words and symbols than those that come with the program.",
)
@click.option("--no-cache", is_flag=True, help="Read every deck anew.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=DEFAULT_TIMEOUT_SECONDS,
    show_default=True,
    help="Seconds that one deck may take.",
)
@click.option(
    "--memory",
    type=click.IntRange(min=LEAST_MEMORY_MIB),
    default=DEFAULT_MEMORY_BYTES // MIB,
    show_default=True,
    help="MiB of memory that one deck may take.",
)
@click.version_option(package_name="statusdeck")
@click.pass_context
def main(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context,
    *,
    paths: tuple[Path, ...],
    output: Path,
    vocabulary: Path | None,
    no_cache: bool,
    timeout: float,
    memory: int,
) -> None:
    """Read a folder of status decks (PPTX, PDF, TXT) and write its tables.

    PATHS are folders, which are searched through, or single decks. Exit status: 0 all decks
    were read; 1 a deck has an error, the others are in the tables; 2 nothing was written.
    """
    limits = Limits(seconds=timeout, memory=memory * MIB)
    tables = _run(paths, output=output, vocabulary=vocabulary, cache=not no_cache, limits=limits)
    if (tables["diagnostics"]["severity"] == "error").any():
        ctx.exit(EXIT_DECKS_WITH_ERRORS)


def _run(
    paths: tuple[Path, ...],
    *,
    output: Path,
    vocabulary: Path | None,
    cache: bool,
    limits: Limits,
) -> Tables:
    """Make the tables, write and show them.

    Raises:
        NothingWritten: for a reason that the person can do something about.
    """
    # Imported here so that help and mistyped options are answered without loading pandas.
    from rich.console import Console  # noqa: PLC0415

    from ingest.folder import InputError  # noqa: PLC0415
    from ingest.output_folder import OutputError, check_writable, replaced  # noqa: PLC0415
    from ingest.pipeline import Options, run  # noqa: PLC0415
    from ingest.settings import SettingsError  # noqa: PLC0415
    from ingest.summary import show  # noqa: PLC0415
    from ingest.waiting import Waiting  # noqa: PLC0415
    from ingest.write import FILE_NAMES, write  # noqa: PLC0415
    from schema.vocabulary import VocabularyError  # noqa: PLC0415

    try:
        check_writable(output)
        with Waiting(Console(stderr=True)) as waiting:
            options = Options(
                vocabulary=vocabulary,
                limits=limits,
                cache=cache,
                leave_out=(output,),
                on_found=waiting.found,
                on_read=waiting.read,
            )
            tables = run(paths, options)
            with replaced(output, owned=FILE_NAMES, on_wait=waiting.say) as staging:
                write(tables, staging)
    except (InputError, OutputError, SettingsError, VocabularyError) as error:
        raise NothingWritten(str(error)) from error
    show(Console(), tables, output)
    return tables


def _print_on_any_terminal() -> None:
    """Let a terminal that has no `●` show another sign, rather than end the run."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
