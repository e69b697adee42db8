"""The steps in which a staged set of files takes the place of an output folder's old set."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ingest.output.exchange import exchange


@dataclass(frozen=True, slots=True, kw_only=True)
class Staging:
    """An output folder, and the folders that are used while it is written.

    `folder` holds the new set until the commit, and the old one after a swap. Where no swap is
    possible, `coming` holds what of the new set is still to be moved in, and `previous` the old
    set while it may be needed again. `owned` names the files that are the program's.
    """

    output: Path
    owned: frozenset[str]
    lock: Path
    folder: Path
    coming: Path
    previous: Path
    swappable: bool

    @classmethod
    def beside(cls, output: Path, owned: Collection[str]) -> Staging:
        """Work beside the output folder where possible, else inside it."""
        output.parent.mkdir(parents=True, exist_ok=True)
        inside = output.is_dir() and not _can_work_beside(output)
        home = output if inside else output.parent
        return cls(
            output=output,
            owned=frozenset(owned),
            lock=home / f".{output.name}.lock",
            folder=home / f".{output.name}.staging",
            coming=home / f".{output.name}.coming",
            previous=home / f".{output.name}.previous",
            swappable=not inside and not _is_around_here(output),
        )

    def make(self) -> None:
        """Make the empty staging folder, with the rights of the output folder."""
        self.folder.mkdir()
        if self.output.is_dir():
            status = self.output.stat()
            with suppress(OSError):  # the new folder is ours, whoever owned the old one
                shutil.copystat(self.output, self.folder)
                if sys.platform != "win32":
                    os.chown(self.folder, status.st_uid, status.st_gid)

    def commit(self) -> None:
        """Make the staged set the one that is seen; `recover` clears up behind it."""
        _flush(self.folder)
        if not self.output.exists():
            self.folder.rename(self.output)
        elif not (self.swappable and self._swap()):
            self._move_in()
        _flush_folder(self.output.parent)

    def recover(self) -> None:
        """Bring the output folder into a whole state, whatever was interrupted, and clear up."""
        if self.coming.is_dir():
            self._finish_moving_in()
        if self.previous.is_dir():
            for path in self.previous.iterdir():
                path.replace(self.output / path.name)
            self.previous.rmdir()
        if self.folder.is_dir():
            self._keep_others()
            shutil.rmtree(self.folder, ignore_errors=True)

    def _swap(self) -> bool:
        """Swap the two folders; tell whether the system can do that."""
        links = self._link_others()
        if exchange(self.folder, self.output):
            return True
        for link in links:
            link.unlink()
        return False

    def _link_others(self) -> list[Path]:
        """Let the user's own files stand in the new folder too, before it is seen."""
        links = []
        for path in self.output.iterdir():
            link = self.folder / path.name
            if path.name in self.owned or stat.S_ISDIR(path.lstat().st_mode) or link.exists():
                continue
            with suppress(OSError):  # not every file system has links; `_keep_others` moves it
                os.link(path, link, follow_symlinks=False)
                links.append(link)
        return links

    def _keep_others(self) -> None:
        """Bring over what a swap has left behind: folders, and files saved at the last moment."""
        for path in self.folder.iterdir():
            kept = self.output / path.name
            if path.name in self.owned or not self.output.is_dir():
                continue
            if not os.path.lexists(kept) or _is_newer_file(path, kept):
                path.replace(kept)

    def _move_in(self) -> None:
        """Move the old set aside and the new one in; `recover` undoes the first or ends the second."""
        self.previous.mkdir()
        for path in sorted(self.output.iterdir()):
            if path.name in self.owned:
                path.rename(self.previous / path.name)
        # From here on, the new set is the one that counts.
        self.folder.rename(self.coming)
        self._finish_moving_in()

    def _finish_moving_in(self) -> None:
        for path in sorted(self.coming.iterdir()):
            path.replace(self.output / path.name)
        # Only when the old set is gone may the folder go that says which of the two counts.
        if self.previous.is_dir():
            shutil.rmtree(self.previous)
        self.coming.rmdir()


def _can_work_beside(folder: Path) -> bool:
    return (
        os.access(folder.parent, os.W_OK | os.X_OK)
        and not folder.is_mount()
        and folder.stat().st_dev == folder.parent.stat().st_dev
    )


def _is_around_here(folder: Path) -> bool:
    """Tell whether the process stands in the folder: after a swap, it would stand in a dead one."""
    try:
        here = Path(os.path.realpath(Path.cwd()))
    except FileNotFoundError:
        return False
    return here == folder or folder in here.parents


def _is_newer_file(path: Path, than: Path) -> bool:
    mine, others = path.lstat(), than.lstat()
    return (
        stat.S_ISREG(mine.st_mode)
        and stat.S_ISREG(others.st_mode)
        and mine.st_mtime_ns > others.st_mtime_ns
    )


def _flush(folder: Path) -> None:
    """Make sure that files are on the disk before their names say so."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            with path.open("r+b") as file:
                os.fsync(file.fileno())
        else:
            _flush_folder(path)
    _flush_folder(folder)


def _flush_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
