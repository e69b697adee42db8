"""Broken lines are made whole as a person reads them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.lines import joined, plain


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("anskaffelses-\ndokumenter", "anskaffelsesdokumenter"),
        (
            "Effektivisering av rest-\n/erstatningssaker",
            "Effektivisering av rest-/erstatningssaker",
        ),
        ("anskaffelses- \ndokumenter", "anskaffelsesdokumenter"),
        ("NIELS-\nnordisk samarbeid", "NIELS-nordisk samarbeid"),
        ("helse-\nog miljøskadelige", "helse- og miljøskadelige"),
        ("helse- \nog miljøskadelige", "helse- og miljøskadelige"),
        ("regionale sikkerhets-lagre", "regionale sikkerhets-lagre"),
        ("Helse Sør-\nØst", "Helse Sør-Øst"),
        ("innført (2024–\n2026)", "innført (2024–2026)"),
        ("leseplan i 1.–\n4. trinn", "leseplan i 1.–4. trinn"),
        ("Lillestrøm–\nEidsvoll", "Lillestrøm–Eidsvoll"),
        ("Oslo S–\nLillestrøm", "Oslo S–Lillestrøm"),
        ("Møte holdt –\nNy leder", "Møte holdt – Ny leder"),
        ("Møte holdt –\n12 svar", "Møte holdt – 12 svar"),
        ("A-\nleverandører", "A-leverandører"),
        ("medisinsk-\nteknisk utstyr", "medisinsk-teknisk utstyr"),
        ("økonomisk-\nadministrative mål", "økonomisk-administrative mål"),
        ("harddisk-\nlagre", "harddisklagre"),
        ("ikke-\nmedisinsk personell", "ikke-medisinsk personell"),
        ("in vitro-\ndiagnostikk", "in vitro-diagnostikk"),
        ("en ad hoc-\ngruppe", "en ad hoc-gruppe"),
        ("6-\n12 måneder", "6-12 måneder"),
        ("Hovedregel -\navvik argumenteres", "Hovedregel - avvik argumenteres"),
        ("forsyningssikkerhet \n/gjennomført", "forsyningssikkerhet /gjennomført"),
        ("leverandør/\nprodusent", "leverandør/produsent"),
        ("avtaler/-\nforvaltning", "avtaler/-forvaltning"),
        ("krav\u00adspesifikasjon og av\u00ad\ntale", "kravspesifikasjon og avtale"),
        ("to\vlinjer\u00a0her\u2009og", "to linjer her og"),
        ("a\u030arlig effektiv", "årlig effektiv"),
        ("ﬁnans", "finans"),
        ("Nr\n.", "Nr."),
        ("Er det klart \n?", "Er det klart?"),
    ],
)
def test_a_broken_line_reads_as_one(broken: str, whole: str) -> None:
    assert joined(broken) == whole


@given(st.text())
def test_joining_twice_is_joining_once(text: str) -> None:
    assert joined(joined(text)) == joined(text)


@given(st.text())
def test_making_plain_twice_is_making_plain_once(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(st.lists(st.text(alphabet="abcæøå", min_size=1, max_size=11), min_size=1))
def test_words_on_lines_of_their_own_stay_words(words: list[str]) -> None:
    assert joined("\n".join(words)) == " ".join(words)


@pytest.mark.parametrize("word", ["el-ambulanser", "pc-skjermer", "ikke-medisinsk"])
def test_a_hyphen_behind_what_is_no_syllable_stays(word: str) -> None:
    assert joined(word.replace("-", "-\n")) == word


def test_a_slash_at_a_lines_end_has_the_blanks_that_it_was_typed_with() -> None:
    assert joined("Helse Vest /\nSykehuspartner") == "Helse Vest / Sykehuspartner"
    assert joined("rest-/\nerstatningssaker") == "rest-/erstatningssaker"
    assert joined("Innkjøp v/ \nMoen") == "Innkjøp v/ Moen"
    assert joined("behov/\norganisering") == "behov/organisering"


def test_a_long_words_last_letter_is_its_own() -> None:
    assert joined("Kontraktsforvaltnin\ng") == "Kontraktsforvaltning"
    assert joined("Avtale om vitamin\nd") == "Avtale om vitamin d"
