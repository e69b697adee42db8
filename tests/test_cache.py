"""What was read once is kept whole, found again, and never believed when it is damaged."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.reading import cache as cache_module
from ingest.reading.cache import Cache, default_folder
from ingest.reading.contents import BadEncoding, Contents, decode, encode
from ingest.reading.reader import Reader, read_deck
from schema import Area, DateSource, Declared, Diagnostic, Format, Record, Report, Severity, Status
from schema.codes import CODES
from schema.vocabulary import load

SHA = "ab" * 32
READER = "reader"

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
lists = st.lists(texts, max_size=3).map(tuple)
numbers = st.integers(0, 2**31 - 1)
diagnostics = st.builds(
    Diagnostic,
    severity=st.sampled_from(Severity),
    code=st.sampled_from(sorted(CODES)),
    message=texts,
    slide=st.none() | numbers,
    row=st.none() | numbers,
)
records = st.builds(
    Record,
    omrade=texts,
    tiltak=texts,
    slide=numbers,
    row=numbers,
    status=st.sampled_from(Status),
    status_symbol=st.none() | st.sampled_from("●◑○"),
    ikon=st.none() | texts,
    pri=st.none() | numbers,
    gevinst=lists,
    siste_status=lists,
    status_tekst=st.none() | texts,
    fotnote=st.none() | texts,
    ekstra=st.lists(st.tuples(texts, texts), max_size=3).map(tuple),
)
reports = st.builds(
    Report,
    dates=st.lists(st.tuples(st.sampled_from(DateSource), st.dates()), max_size=3).map(tuple),
    plan_names=lists,
    areas=st.lists(st.builds(Area, name=texts, goals=lists), max_size=2).map(tuple),
    records=st.lists(records, max_size=3).map(tuple),
    declared=st.lists(
        st.builds(
            Declared, omrade=texts, status=st.sampled_from(Status), count=numbers, slide=numbers
        ),
        max_size=2,
    ).map(tuple),
    slides=numbers,
    diagnostics=st.lists(diagnostics, max_size=2).map(tuple),
)
contents = st.builds(
    Contents,
    format=st.none() | st.sampled_from(Format),
    reports=st.lists(reports, max_size=2).map(tuple),
    modified=st.none() | st.datetimes(),
    diagnostics=st.lists(diagnostics, max_size=2).map(tuple),
)
SOME = Contents(format=Format.PDF, reports=(Report(plan_names=("Plan å",), slides=3),))


@settings(max_examples=150)
@given(contents)
def test_reading_back_what_was_written_is_identity(written: Contents) -> None:
    assert decode(encode(written)) == written


@settings(max_examples=50)
@given(st.binary(max_size=60))
def test_bytes_that_were_never_written_are_refused(noise: bytes) -> None:
    with pytest.raises(BadEncoding):
        decode(noise)


def test_what_is_put_is_got(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    assert cache.get(READER, SHA) is None
    cache.put(READER, SHA, encode(SOME))
    assert Cache(tmp_path).get(READER, SHA) == SOME


def test_another_file_or_reader_is_another_entry(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(READER, SHA, encode(SOME))
    assert cache.get(READER, "cd" * 32) is None
    assert cache.get("another reader", SHA) is None


def only_entry(folder: Path) -> Path:
    (entry,) = (path for path in folder.rglob("*") if path.is_file())
    return entry


@pytest.mark.parametrize("kept", [0, 1, 31, 32, 33, -1])
def test_a_truncated_entry_is_ignored_and_written_again(tmp_path: Path, kept: int) -> None:
    cache = Cache(tmp_path)
    cache.put(READER, SHA, encode(SOME))
    entry = only_entry(tmp_path)
    entry.write_bytes(entry.read_bytes()[:kept])
    assert cache.get(READER, SHA) is None
    cache.put(READER, SHA, encode(SOME))
    assert cache.get(READER, SHA) == SOME


def test_an_entry_with_one_letter_changed_is_ignored(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(READER, SHA, encode(SOME))
    entry = only_entry(tmp_path)
    entry.write_bytes(entry.read_bytes().replace(b"Plan", b"Plam"))
    assert cache.get(READER, SHA) is None


def test_a_cache_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = Cache(tmp_path / "file")
    cache.put(READER, SHA, encode(SOME))
    assert cache.get(READER, SHA) is None
    cache.clean()


def test_several_runs_at_once_find_whole_entries_or_none(tmp_path: Path) -> None:
    found: list[Contents | None] = []

    def run() -> None:
        cache = Cache(tmp_path)
        for _ in range(100):
            cache.put(READER, SHA, encode(SOME))
            found.append(cache.get(READER, SHA))

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [SOME] * 400
    assert only_entry(tmp_path).suffix == ".reading"


def test_the_entries_unused_for_longest_make_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache(tmp_path)
    size = len(encode(SOME)) + 32
    monkeypatch.setattr(cache_module, "MAX_CACHE_BYTES", 4 * size)
    for number in range(6):
        known = set(tmp_path.rglob("*.reading"))
        cache.put(READER, str(number), encode(SOME))
        (new,) = set(tmp_path.rglob("*.reading")) - known
        os.utime(new, (number + 1, number + 1))
    cache.get(READER, "0")
    cache.clean()
    left = [n for n in range(6) if cache.get(READER, str(n)) is not None]
    assert left == [0, 4, 5]


def test_the_environment_names_another_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STATUSDECK_CACHE_DIR", str(tmp_path / "elsewhere"))
    assert default_folder() == tmp_path / "elsewhere"


def test_other_words_are_another_reader() -> None:
    vocabulary = load()
    other = vocabulary.model_copy(update={"columns": {}})
    assert Reader(vocabulary=vocabulary).key() == Reader(vocabulary=load()).key()
    assert Reader(vocabulary=vocabulary).key() != Reader(vocabulary=other).key()


def test_a_file_that_is_no_deck_is_an_error_in_a_sentence() -> None:
    read = read_deck(b"", load())
    assert read.format is None
    assert [diagnostic.severity for diagnostic in read.diagnostics] == [Severity.ERROR]
