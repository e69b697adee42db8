"""List signs typed in front of paragraphs, and the letters of symbol fonts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydecks import paragraphs

from parsers.bullets import split_bullet
from parsers.report.words.items import items, listed
from parsers.report.words.listsigns import ListSigns
from parsers.symbolfonts import private_to_unicode, symbol_font, to_unicode
from schema import Paragraph


@pytest.mark.parametrize(
    ("text", "sign", "rest"),
    [
        ("• Bedre kontroll", "•", "Bedre kontroll"),
        ("•Bedre kontroll", "•", "Bedre kontroll"),
        ("  ▪\tBedre kontroll", "▪", "Bedre kontroll"),
        ("- Bedre kontroll", "-", "Bedre kontroll"),
        ("- 12 % lavere kostnader", "-", "12 % lavere kostnader"),
        ("- 2025", "-", "2025"),
        ("–\u00a0Bedre kontroll", "–", "Bedre kontroll"),
        ("* A-leverandører", "*", "A-leverandører"),
        ("» Bedre kontroll", "»", "Bedre kontroll"),
        ("› Bedre kontroll", "›", "Bedre kontroll"),
        ("→ Bedre kontroll", "→", "Bedre kontroll"),
        ("o Bedre kontroll", "o", "Bedre kontroll"),
        ("> Bedre kontroll", ">", "Bedre kontroll"),
        ("o\t3 av 4 svar mottatt", "o", "3 av 4 svar mottatt"),
        ("\uf0a7 Bedre kontroll", "▪", "Bedre kontroll"),
        ("\uf0b7 Bedre kontroll", "•", "Bedre kontroll"),
        ("\uf0d8 Bedre kontroll", "➢", "Bedre kontroll"),
    ],
)
def test_a_typed_list_sign_is_taken_off(text: str, sign: str, rest: str) -> None:
    assert split_bullet(text) == (sign, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Bedre kontroll",
        "-5 prosent",
        "– ",
        "-",
        "*",
        "**",
        "● Fullført",
        "○ Ikke startet",
        "✓ Utført",
        "■ Pågår",
        "1. Bedre kontroll",
        "a) Bedre kontroll",
        "§ 5 i forskriften",
        "o",
        "o og p",
        "oBedre kontroll",
        "> 95 % av avtalene",
        ">Bedre kontroll",
        "- 12 %",
        "− 24,4 %",
        "– 1 200 kr",
        "- kr 12,50",
        "",
    ],
)
def test_what_may_be_something_else_stays_in_the_text(text: str) -> None:
    assert split_bullet(text) == (None, text)


@given(st.text())
def test_taking_a_sign_off_loses_nothing_else(text: str) -> None:
    sign, rest = split_bullet(text)
    assert text.endswith(rest)
    assert (sign is None) == (rest == text)
    taken = text[: len(text) - len(rest)].split()
    assert len(taken) == (0 if sign is None else 1)


@pytest.mark.parametrize(
    ("font", "letters", "looks"),
    [
        ("Wingdings", "lm¡¨§", "●❍○□▪"),
        ("Wingdings", "üûþØŸ", "✓✗☑➢•"),
        ("ABCDEF+Wingdings-Regular", "\uf06c\uf0fc", "●✓"),
        ("Wingdings 2", "PO\u0098\u0099ºR", "✓✗●○◖☑"),
        ("Wingdings 3", "}p", "▶▲"),
        ("Webdings", "na", "●✔"),
        ("Symbol", "·abÞ", "•αβ⇒"),
        ("ZapfDingbats", "l4", "●✔"),
        ("BCDEEE+SegoeUISymbol", "\ue10b●", "✓●"),
        ("Arial", "lmü", "lmü"),
        (None, "\uf0fc ü", "✓ ü"),
        ("Wingdings", "•", "•"),
    ],
)
def test_letters_of_a_symbol_font_become_what_they_look_like(
    font: str | None, letters: str, looks: str
) -> None:
    assert to_unicode(letters, font) == looks


def test_beside_an_ordinary_font_only_private_letters_are_symbols() -> None:
    assert private_to_unicode("å gå \uf0e0 nå", "Wingdings") == "å gå → nå"


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Wingdings", "wingdings"),
        ("Wingdings 2", "wingdings2"),
        ("WINGDINGS3", "wingdings3"),
        ("Symbol MT", "symbol"),
        ("BCDEEE+SymbolMT,Bold", "symbol"),
        ("ITC Zapf Dingbats", "zapfdingbats"),
        ("Segoe UI Symbol", None),
        ("Calibri", None),
        ("", None),
        (None, None),
    ],
)
def test_a_symbol_font_is_known_by_its_name(name: str | None, family: str | None) -> None:
    assert symbol_font(name) == family


@given(st.text(), st.sampled_from(["Wingdings", "Wingdings 2", "Wingdings 3", "Webdings", "Arial"]))
def test_every_letter_stays_one_letter(text: str, font: str) -> None:
    assert len(to_unicode(text, font)) == len(text)


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("- 12 %\n- Færre avvik\n- 3", ("12 %", "Færre avvik", "3")),
        ("- Færre avvik\n- 12 %", ("Færre avvik", "12 %")),
        ("- 12 %", ("- 12 %",)),
        ("- 4,2 mill. kr", ("- 4,2 mill. kr",)),
        ("- 0,7 prosentpoeng", ("- 0,7 prosentpoeng",)),
        ("- 2 møter", ("2 møter",)),
        ("– Færre avvik\n- 12 %", ("Færre avvik", "12 %")),
    ],
)
def test_a_dash_before_a_figure_is_a_list_sign_where_it_is_one_of_other_items(
    cell: str, found: tuple[str, ...]
) -> None:
    assert items([Paragraph.of(line) for line in cell.split("\n")]) == found
    assert items([Paragraph.of(cell)]) == found


@pytest.mark.parametrize("sign", "→►▸")
def test_an_arrow_before_a_figure_alone_tells_how_it_goes_and_lists_nothing(sign: str) -> None:
    assert split_bullet(f"{sign} 7,2 %") == (None, f"{sign} 7,2 %")
    assert split_bullet(f"{sign} 7 møter") == (sign, "7 møter")


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("→ Færre avvik\n→ Bedre kontroll", ("Færre avvik", "Bedre kontroll")),
        ("✓ Færre avvik\n✓ Bedre kontroll", ("Færre avvik", "Bedre kontroll")),
        ("✓ Avtale signert\n✗ Ny frist", ("✓ Avtale signert", "✗ Ny frist")),
    ],
)
def test_an_arrow_is_a_list_sign_and_so_is_a_check_mark_before_every_item(
    cell: str, found: tuple[str, ...]
) -> None:
    assert items([Paragraph.of(line) for line in cell.split("\n")]) == found


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("1. 82 av 96 avtaler er samlet", ("82 av 96 avtaler er samlet",)),
        ("1. 4 200 varelinjer er slettet", ("4 200 varelinjer er slettet",)),
        ("1. 2. 2024", ("1. 2. 2024",)),
    ],
)
def test_a_number_before_a_figure_and_its_unit_lists_them(
    cell: str, found: tuple[str, ...]
) -> None:
    assert items([Paragraph.of(cell)]) == found


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (
            "• Sendt på høring, frist\n15.11.2023\n• Tas opp",
            ("Sendt på høring, frist 15.11.2023", "Tas opp"),
        ),
        ("• Opplæring for 48 av\n62 ansatte", ("Opplæring for 48 av 62 ansatte",)),
        ("- Innsparing på om lag 900\n000 kr i året", ("Innsparing på om lag 900 000 kr i året",)),
        ("• Oppstart fra\n1. november", ("Oppstart fra 1. november",)),
        ("• Legges fram i styret\n14. desember", ("Legges fram i styret 14. desember",)),
        ("• Reviewed on 12\nOctober 2023", ("Reviewed on 12 October 2023",)),
        ("• Lavere utslipp (anslått\n120 tonn)", ("Lavere utslipp (anslått 120 tonn)",)),
        ("• Evalueres i uke\n48", ("Evalueres i uke 48",)),
        ("• Kunngjøres i\nDoffin før jul", ("Kunngjøres i Doffin før jul",)),
        ("• Avtale signert\n82 varer er faset ut", ("Avtale signert", "82 varer er faset ut")),
        ("• Avtale signert.\nAnsvar: HSØ", ("Avtale signert.", "Ansvar: HSØ")),
        ("Oppstart\n14. desember", ("Oppstart", "14. desember")),
        (
            "1. Sendt på\nhøring\n2. Tas opp i\nRHF-møtet",
            ("Sendt på høring", "Tas opp i RHF-møtet"),
        ),
        ("a) Sendt på\nhøring\nb) Tas opp", ("Sendt på høring", "Tas opp")),
        ("1. Sendt på høring, frist\n15.11.2023", ("Sendt på høring, frist 15.11.2023",)),
        ("1. Avtale signert\nRutine godkjent", ("1. Avtale signert", "Rutine godkjent")),
        (
            "1. kvartal: ferdig\n3. kvartal: ny runde",
            ("1. kvartal: ferdig", "3. kvartal: ny runde"),
        ),
    ],
)
def test_a_line_without_a_sign_goes_on_with_a_signed_item_that_words_or_figures_leave_open(
    lines: str, found: tuple[str, ...]
) -> None:
    assert items(paragraphs(lines)) == found


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("• Avtale signert med\nHelse Nord", True),
        ("• Avtale signert\nBestilling åpnes for alle", True),
        ("• Avtale signert.\nBestilling åpnes for alle", False),
        ("• Signert med oppstart\n14. desember", False),
        ("• Avtale signert\n• Bestilling åpnes for alle", False),
        ("Avtale signert\nBestilling åpnes for alle", False),
    ],
)
def test_a_line_without_a_sign_that_may_be_an_item_of_its_own_is_in_doubt(
    lines: str, *, told: bool
) -> None:
    cell = paragraphs(lines)
    assert listed(cell, ListSigns([cell])).by_hand == told


def test_numbers_of_which_only_some_are_signs_list_items_that_go_on_in_lines_without_them() -> None:
    cell = [
        Paragraph.of("1. Rutinen er godkjent"),
        Paragraph.of("Konferanse med ni leverandører", bullet="2."),
        Paragraph.of("er gjennomført"),
        Paragraph.of("Tas opp i innkjøpsforum", bullet="3."),
    ]
    assert items(cell) == (
        "Rutinen er godkjent",
        "Konferanse med ni leverandører er gjennomført",
        "Tas opp i innkjøpsforum",
    )


@pytest.mark.parametrize(
    ("lines", "found", "told"),
    [
        ("Lik praksis på tvers av sykehusene\nog færre feil", 1, True),
        ("Forsinket, ny plan legges fram i\nRHF-ledelsen", 1, True),
        ("Behov meldes inn senest fredag 24.\nnovember kl. 12", 1, True),
        ("Opplæring gjennomført for avdelingene\n23 % av postene", 2, True),
        ("Lik praksis på tvers av sykehusene\nFærre feil", 2, False),
        ("Lik praksis på tvers av sykehusene.\nfærre feil", 2, False),
        ("lik praksis på tvers av sykehusene\nfærre feil", 2, False),
        ("Lik praksis\nfærre feil", 2, False),
        ("Lik praksis på tvers av sykehusene i alle fire regioner\nfærre feil", 2, False),
    ],
)
def test_a_line_goes_on_with_a_full_one_in_a_list_without_signs(
    lines: str, found: int, *, told: bool
) -> None:
    cell = [Paragraph.of(line, size=10) for line in lines.split("\n")]
    whole = listed(cell, ListSigns([cell]), width=200)
    assert (len(whole.items), whole.by_hand) == (found, told)
    assert len(items(cell)) == 2


@pytest.mark.parametrize(
    ("cell", "found"), [("n/a", ()), ("N/A", ()), ("n/a for Helse Nord", ("n/a for Helse Nord",))]
)
def test_an_abbreviation_that_says_that_there_is_nothing_is_no_item(
    cell: str, found: tuple[str, ...]
) -> None:
    assert items([Paragraph.of(cell)]) == found
