"""`ingest.toml`: what a person decided, and how mistakes in it are told."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from ingest.settings import Settings, SettingsError, load_settings, parse_settings

EXAMPLE = """
[[same]]
earlier = { date = 2023-10-13, tiltak = "Vekting av pris og kvalitet (50-50%)" }
later = { date = 2023-11-10, tiltak = "Ny modell for evaluering", omrade = "Miljø", nr = 2 }

[[different]]
plan = "HR - vikartjenester"
earlier = { date = 2023-10-13, tiltak = "Etappe 1" }
later = { date = 2023-11-10, tiltak = "Etappe 2" }

[[file]]
name = "2023/oktober.pptx"
plan = "HR - vikartjenester"
date = 2023-10-13

[[file]]
name = "gammel.pdf"
superseded_by = "2023/oktober.pptx"

[[file]]
name = "kladd.pptx"
ignore = true

[areas]
"Miljø og samfunnsansvar" = ["Bærekraft", "Miljø"]
"""


def test_an_absent_file_says_nothing(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "ingest.toml") == Settings()


def test_every_kind_of_entry_is_read(tmp_path: Path) -> None:
    path = tmp_path / "ingest.toml"
    path.write_text(EXAMPLE, encoding="utf-8")
    settings = load_settings(path)
    assert settings.same[0].earlier.date == date(2023, 10, 13)
    assert settings.same[0].later.nr == 2
    assert settings.different[0].plan == "HR - vikartjenester"
    assert settings.areas == {"Miljø og samfunnsansvar": ("Bærekraft", "Miljø")}
    rule = settings.rule("kladd.pptx")
    assert rule.ignore
    assert settings.rule("another.pptx").plan is None


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "ingest.toml"
    path.write_text(EXAMPLE, encoding="utf-8-sig")
    assert load_settings(path).same


PAIR = '[[same]]\nearlier = {date = 2023-01-01, tiltak = "a"}\nlater = {date = 2023-02-01, tiltak = "b"}\n'


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("\n\nvalue = = 3\n", 3, "ingest.toml"),
        ("[sames]\n", 1, "no entry that this file can have"),
        (PAIR + "\n[[same]]\n\n" + PAIR.split("\n")[1] + "\n", 5, "same.2.later"),
        (PAIR + PAIR.replace("2023-02-01", "2022-02-01"), 4, "swap the two"),
        (PAIR + PAIR.replace('"b"', "3"), 6, "same.2.later.tiltak"),
        (PAIR.replace("2023-02-01", "2023-02-01T10:00:00"), 3, "without time"),
        (PAIR.replace("2023-02-01", '"februar"'), 3, "same.1.later.date"),
        (PAIR + '[[file]]\nname = "a.pptx"\n', 4, "says nothing"),
        ('[[file]]\nname = "a"\nignore = true\n[[file]]\nname = "a"\nignore = true\n', 1, "stands 2 times"),
        ('[[file]]\nname = "a"\n\nslide = 3\n', 4, "no entry"),
        ('# areas\n\n[areas]\nA = ["B"]\nC = ["b"]\n', 3, "stands for both"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line(text: str, line: int, said: str) -> None:
    with pytest.raises(SettingsError) as caught:
        parse_settings(text)
    assert f"line {line}:" in str(caught.value)
    assert said in str(caught.value)


def test_a_file_that_is_no_text_is_refused_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "ingest.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="line 1: it cannot be read, for it is not in UTF-8"):
        load_settings(path)


def test_what_is_no_file_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "ingest.toml"
    os.mkfifo(path)
    with pytest.raises(SettingsError, match="it is no file"):
        load_settings(path)
    path.unlink()
    path.symlink_to(tmp_path / "nowhere")
    with pytest.raises(SettingsError, match="No such file"):
        load_settings(path)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('[areas]\n[[file]]\nname = "x"\nname = "y"\n', 4),
        ("[areas]\n\n[areas]\n", 3),
        ('[[file]]\nname = "x\nignore = true\n', 2),
        ("[areas]\nA = [\n", 2),
        ("[[file]]\r\nname = 2023-13-45\r\n", 2),
    ],
)
def test_what_is_no_toml_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(SettingsError, match=rf"^ingest.toml, line {line}: .*[^.]\.$"):
        parse_settings(text)
