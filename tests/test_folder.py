"""Which files of a folder are read, and what is said of the others."""

from __future__ import annotations

import os
import socket
import sys
import zipfile
from pathlib import Path

import pytest

from ingest.limits import MAX_FILE_BYTES
from ingest.reading import file_content as content_module
from ingest.reading.file_content import FileContent, read_content
from ingest.reading.folder import Found, FoundFile, InputError, find, printable
from schema import Diagnostic, Severity


def names(found: Found) -> list[str]:
    return [file.name for file in found.files]


def notes(found: Found) -> list[tuple[str, str]]:
    return [(placed.file, placed.diagnostic.code) for placed in found.diagnostics]


def put(folder: Path, *paths: str) -> Path:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(b"something")
    return folder


def test_decks_are_found_in_all_folders_in_the_order_of_their_names(tmp_path: Path) -> None:
    put(tmp_path, "b.pdf", "a/z.pptx", "a/B.PPTM", "a/c/d.txt", "c.ppt")
    assert names(find([tmp_path])) == ["a/B.PPTM", "a/c/d.txt", "a/z.pptx", "b.pdf", "c.ppt"]


def test_an_empty_folder_holds_nothing(tmp_path: Path) -> None:
    assert find([tmp_path]) == Found(base=tmp_path, files=())


def test_a_missing_input_is_an_error_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no file or folder"):
        find([tmp_path / "nowhere"])


def test_no_input_is_an_error_in_a_sentence() -> None:
    with pytest.raises(InputError, match="There is nothing to read"):
        find([])


def test_files_named_one_by_one_are_called_from_the_folder_they_share(tmp_path: Path) -> None:
    put(tmp_path, "2023/a.pptx", "2024/b.pptx", "2024/unread.pptx")
    found = find([tmp_path / "2024" / "b.pptx", tmp_path / "2023" / "a.pptx"])
    assert names(found) == ["2023/a.pptx", "2024/b.pptx"]
    assert names(find([tmp_path / "2024" / "b.pptx"])) == ["b.pptx"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    put(tmp_path, "a.pptx")
    assert names(find([tmp_path, tmp_path / "a.pptx", tmp_path / "." / "a.pptx"])) == ["a.pptx"]


def test_a_named_file_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    put(tmp_path, "report.bak")
    assert names(find([tmp_path / "report.bak"])) == ["report.bak"]


def test_a_lock_file_is_noted_and_not_read(tmp_path: Path) -> None:
    put(tmp_path, "~$a.pptx", ".~lock.b.pptx#", "a.pptx")
    found = find([tmp_path])
    assert names(found) == ["a.pptx"]
    assert notes(found) == [(".~lock.b.pptx#", "lock-file"), ("~$a.pptx", "lock-file")]
    assert notes(find([tmp_path / "~$a.pptx"])) == [("~$a.pptx", "lock-file")]


def test_documents_that_may_hold_a_report_are_noted_and_others_left_alone(tmp_path: Path) -> None:
    put(tmp_path, "plan.docx", "ingest.toml", "README.md", "logo.png", ".DS_Store", "Thumbs.db")
    found = find([tmp_path])
    assert names(found) == []
    assert notes(found) == [("plan.docx", "not-a-deck")]


def test_a_deck_without_a_decks_name_is_known_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "report").write_bytes(b"\r\n%PDF-1.7 and so on")
    for name, member in (("deck.bak", "ppt/presentation.xml"), ("letter.zip", "word/document.xml")):
        with zipfile.ZipFile(tmp_path / name, "w") as package:
            package.writestr("[Content_Types].xml", "<Types/>")
            package.writestr("docProps/thumbnail.jpeg", os.urandom(300_000))
            package.writestr(member, "<x/>")
    found = find([tmp_path])
    assert names(found) == ["deck.bak", "report"]
    assert notes(found) == [("letter.zip", "not-a-deck")]


def test_the_output_folder_and_hidden_folders_are_not_searched(tmp_path: Path) -> None:
    put(tmp_path, "a.pdf", "output/records.txt", ".git/b.pdf", "old/output/c.pdf")
    assert names(find([tmp_path], leave_out=[tmp_path / "output"])) == ["a.pdf", "old/output/c.pdf"]


def test_an_input_folder_that_is_the_output_folder_is_searched(tmp_path: Path) -> None:
    put(tmp_path, "a.pdf")
    assert names(find([tmp_path], leave_out=[tmp_path])) == ["a.pdf"]


def test_links_that_lead_around_in_circles_are_not_followed(tmp_path: Path) -> None:
    base = put(tmp_path / "input", "a.pdf", "deep/b.pdf")
    (base / "deep" / "up").symlink_to(base)
    (base / "deep" / "here").symlink_to(base / "deep")
    (base / "outside").symlink_to(tmp_path)
    found = find([base])
    assert names(found) == ["a.pdf", "deep/b.pdf"]
    assert notes(found) == [
        ("deep/here", "link-loop"),
        ("deep/up", "link-loop"),
        ("outside", "link-loop"),
    ]


def test_a_linked_folder_elsewhere_is_read_and_one_inside_is_not_read_twice(tmp_path: Path) -> None:
    base = put(tmp_path / "input", "z/a.pdf")
    put(tmp_path / "elsewhere", "b.pdf")
    (base / "linked").symlink_to(tmp_path / "elsewhere")
    (base / "alias").symlink_to(base / "z")
    assert names(find([base])) == ["linked/b.pdf", "z/a.pdf"]


def test_of_two_links_to_one_folder_the_first_by_name_is_followed(tmp_path: Path) -> None:
    put(tmp_path / "elsewhere", "b.pdf")
    put(tmp_path / "base", "z/a.pdf")
    for link in ("z/alias", "b", "a"):
        (tmp_path / "base" / link).symlink_to(tmp_path / "elsewhere")
    assert names(find([tmp_path / "base"])) == ["a/b.pdf", "z/a.pdf"]


def test_a_linked_input_folder_is_read(tmp_path: Path) -> None:
    put(tmp_path / "real", "a.pdf")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert names(find([tmp_path / "link"])) == ["a.pdf"]


def test_a_link_to_nothing_and_a_pipe_are_errors_not_traps(tmp_path: Path) -> None:
    (tmp_path / "gone.pptx").symlink_to(tmp_path / "nowhere")
    (tmp_path / "self.pptx").symlink_to(tmp_path / "self.pptx")
    os.mkfifo(tmp_path / "pipe.pdf")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(tmp_path / "s.pdf"))
        found = find([tmp_path])
    assert names(found) == []
    assert found.unreachable == ("gone.pptx", "pipe.pdf", "s.pdf", "self.pptx")
    assert notes(found) == [(name, "unreadable-file") for name in found.unreachable]


def test_what_cannot_be_opened_may_be_a_deck_whatever_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    found = find([tmp_path])
    assert names(found) == []
    assert [(d.file, d.diagnostic.code, d.diagnostic.severity) for d in found.diagnostics] == [
        ("gone", "unreadable-file", Severity.WARNING)
    ]


def test_an_input_that_cannot_be_reached_is_an_error_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="name too long"):
        find([tmp_path / ("x" * 300)])


def test_settings_that_do_not_lie_in_the_input_folder_are_said_to_be_unused(tmp_path: Path) -> None:
    put(tmp_path, "a.pdf", "ingest.toml", "mfv/b.pdf", "mfv/ingest.toml", "hr/c.pdf")
    assert notes(find([tmp_path])) == [("mfv/ingest.toml", "settings-unused")]
    assert notes(find([tmp_path / "mfv"])) == []
    assert notes(find([tmp_path / "mfv", tmp_path / "hr"])) == [
        ("mfv/ingest.toml", "settings-unused")
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_names_that_are_not_utf8_are_read_and_reported(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"\xe5rsrapport.pdf")
    path.write_bytes(b"something")
    found = find([tmp_path])
    assert names(found) == [r"\xe5rsrapport.pdf"]
    assert notes(found) == [(r"\xe5rsrapport.pdf", "bad-filename")]
    assert isinstance(read_content(found.files[0]), FileContent)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take the two for one")
def test_two_names_that_look_alike_stay_two(tmp_path: Path) -> None:
    put(tmp_path, "a\u030ar.pdf", "\u00e5r.pdf", "bla\u030a.pdf")
    assert names(find([tmp_path])) == ["a\u030ar.pdf", "bl\u00e5.pdf", "\u00e5r.pdf"]


def test_names_are_composed_and_printable() -> None:
    assert printable("a\u030arsrapport.pdf") == "årsrapport.pdf"
    assert printable("two\nlines\x1b.pdf") == r"two\x0alines\x1b.pdf"
    assert printable("plan 🗹.pdf") == "plan 🗹.pdf"


def found_file(path: Path) -> FoundFile:
    return FoundFile(path=path, name=path.name, size=0, arrived=0)


def code(content: FileContent | Diagnostic) -> str:
    assert isinstance(content, Diagnostic)
    return content.code


def test_a_file_is_read_with_the_hash_of_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"abc")
    content = read_content(found_file(tmp_path / "a.txt"))
    assert content == FileContent(
        data=b"abc", sha256="ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )


def test_a_file_that_vanishes_or_is_forbidden_is_an_error(tmp_path: Path) -> None:
    assert code(read_content(found_file(tmp_path / "gone.pdf"))) == "unreadable-file"
    (tmp_path / "folder.pdf").mkdir()
    assert code(read_content(found_file(tmp_path / "folder.pdf"))) == "unreadable-file"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything is allowed here")
def test_a_forbidden_file_or_folder_is_an_error(tmp_path: Path) -> None:
    put(tmp_path, "a.pdf", "closed/b.pdf")
    (tmp_path / "a.pdf").chmod(0)
    (tmp_path / "closed").chmod(0)
    found = find([tmp_path])
    (tmp_path / "closed").chmod(0o700)
    assert notes(found) == [("closed", "unreadable-file")]
    assert code(read_content(found.files[0])) == "unreadable-file"


def test_a_file_that_keeps_changing_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"half")
    real_fstat = os.fstat

    def grow_and_look(handle: int) -> os.stat_result:
        with path.open("ab") as file:
            file.write(b" and more")
        return real_fstat(handle)

    monkeypatch.setattr(content_module, "_SETTLING_SECONDS", 0)
    monkeypatch.setattr(os, "fstat", grow_and_look)
    assert code(read_content(found_file(path))) == "changed-while-read"


def test_a_file_larger_than_any_deck_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "film.pptx").open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)
    assert code(read_content(found_file(tmp_path / "film.pptx"))) == "reader-limit"
