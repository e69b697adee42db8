"""A worker process: takes decks on its standard input, answers with their contents.

It ends when its input does, so it never outlives the run that started it by more than one deck.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import signal
import sys
import sysconfig
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from ingest.reading import frames
from ingest.reading.contents import encode
from ingest.reading.frames import Kind
from schema.vocabulary import Vocabulary

if TYPE_CHECKING:
    from ingest.reading.reader import Task

# The run kills a worker in time. Should the run itself be gone, the system does it this much later.
_GRACE_SECONDS: Final = 2


# A deck's reading makes some 50,000 objects and no cycle of them; looking for cycles after every
# 700, as Python does, takes a twentieth of the time.
_OBJECTS_BETWEEN_COLLECTIONS: Final = 20_000

# Python's names for reaching out, as its audit events table has them.
_NEVER_NEEDED: Final = frozenset(
    {
        *("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname"),
        *("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.startfile"),
        *("os.fork", "os.forkpty", "pty.spawn"),
    }
)


def main() -> None:
    """Serve decks until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    requests, answers = _private_streams()
    _, payload = frames.receive(requests)
    setup = json.loads(payload)
    task: Task = getattr(importlib.import_module(setup["module"]), setup["function"])
    vocabulary = Vocabulary.model_validate(setup["vocabulary"])
    _fence(setup["memory"])
    sys.addaudithook(_refuse)
    collect_seldom()
    frames.send(answers, Kind.READY)
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            _, data = frames.receive(requests)
            _set_alarm(setup["seconds"] + _GRACE_SECONDS)
            frames.send(answers, *_answer(task, data, vocabulary))
            _set_alarm(0)


def collect_seldom() -> None:
    """Look for cycles of objects only as often as reading decks needs."""
    gc.freeze()
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)


def _answer(task: Task, data: bytes, vocabulary: Vocabulary) -> tuple[Kind, bytes]:
    try:
        found = task(data, vocabulary)
        return Kind.CONTENTS, found if isinstance(found, bytes) else encode(found)
    except MemoryError:
        return Kind.OUT_OF_MEMORY, b""
    except Exception as error:  # noqa: BLE001 - a bug over one deck must not cost the others
        return Kind.BUG, _place(error).encode()


def _place(error: Exception) -> str:
    """Say what went wrong and in which line, without the deck's text or this machine's paths."""
    root = Path(__file__).parent.parent.parent
    own = tuple(str(root / package) for package in ("parsers", "schema"))
    libraries = (sysconfig.get_path("stdlib"), sysconfig.get_path("purelib"), __file__)
    stack = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in stack if frame.filename.startswith(own)] or [
        frame for frame in stack if not frame.filename.startswith(libraries)
    ]
    frame = (ours or stack)[-1]
    return f"{type(error).__name__} in {'/'.join(Path(frame.filename).parts[-2:])}, line {frame.lineno}"


def _private_streams() -> tuple[BinaryIO, BinaryIO]:
    """Keep the pipes to ourselves: a library that prints must not garble the answers."""
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    os.close(nothing)
    return requests, answers


def _fence(memory: int) -> None:
    """Let the system refuse memory beyond the limit, and write no core file after a crash."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on every platform

    for limit, value in ((resource.RLIMIT_DATA, memory), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(limit)
        lowered = value if hard == resource.RLIM_INFINITY else min(value, hard)
        with contextlib.suppress(ValueError, OSError):  # macOS has limits that it does not set
            resource.setrlimit(limit, (lowered, hard))


def _refuse(event: str, _arguments: tuple[object, ...]) -> None:
    """Let no Python code fetch anything or start a program, whatever a deck asks of its reader."""
    if event in _NEVER_NEEDED:
        raise PermissionError(f"a reader of decks has no need of {event}")


def _set_alarm(seconds: float) -> None:
    if sys.platform != "win32":
        # The default action ends the process even while C code holds the interpreter.
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)


if __name__ == "__main__":
    main()
