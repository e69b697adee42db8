"""What a text layer leaves in doubt, told at the measure; and what it does tell after all."""

from __future__ import annotations

from itertools import zip_longest

import pytest
from tinylayers import read

from schema import Report, Severity, Status

HEADER = "Tiltak Pri Gevinst Siste status Status"


def doubted(report: Report, code: str = "jumbled-text") -> dict[str, str]:
    """Return the messages at rows, by the measure at that place."""
    told = [item for item in report.diagnostics if item.code == code and item.row is not None]
    names = (record.tiltak for record in report.records)
    return {name: item.message for name in names for item in told if name[:40] in item.message}


def measure(name: str, items: str = "• Økt kvalitet\n• Møtet er holdt") -> str:
    return f"{name} 1\n{items}\n◑\nPågår"


def test_a_started_measure_without_items_may_hold_them_among_its_words() -> None:
    page = f"{HEADER}\n\nMindre salting Redusert slitasje Sendt på høring 1\n◑\nPågår\n\n{measure('Holde kurs')}"
    report = read(page)
    assert list(doubted(report)) == ["Mindre salting Redusert slitasje Sendt på høring"]


def test_items_without_signs_in_front_of_the_priority_may_be_among_the_words() -> None:
    head = "Tiltak Gevinst Siste status Pri. Status"
    bare = "Utvikle felles maler\nØkt kvalitet\nMøtet er holdt\n1\nIkke startet"
    short = "Holde kurs for alle som\nvil ha det\n1\nIkke startet"
    assert set(doubted(read(f"{head}\n{bare}\n{short}"))) == {
        "Utvikle felles maler Økt kvalitet Møtet er holdt"
    }
    parted = "Tiltak Pri. Gevinst Siste status Status"
    assert not doubted(read(f"{parted}\n{bare}\n{short}"))


def test_a_short_first_line_before_one_that_begins_anew_may_be_a_heading() -> None:
    wide = "Fornye alle kraftlinjer mellom kysten og\nfjellet der det haster mest"
    rows = (
        wide,
        "Miljø\nFornye avtaler",
        "Spørre Stortinget, regjeringen og NVE om\nEnova kan delta",
    )
    report = read(f"{HEADER}\n\n" + "\n\n".join(map(measure, rows)))
    assert list(doubted(report)) == ["Miljø Fornye avtaler"]


def test_a_pictogram_among_words_parts_two_texts() -> None:
    report = read(f"{HEADER}\n\n{measure('Trygg skole ⚖ Sette opp skilt')}")
    assert list(doubted(report)) == ["Trygg skole ⚖ Sette opp skilt"]


def test_a_pictogram_may_stand_behind_a_priority() -> None:
    report = read(
        "Pri Tiltak Gevinst Siste status Status\n\n2 ⚖ Sette opp skilt\n• Økt kvalitet\n• Holdt\n◑\nPågår"
    )
    (record,) = report.records
    assert (record.pri, record.ikon, record.tiltak) == (2, "⚖", "Sette opp skilt")


def test_items_that_stand_before_their_measure_may_be_those_of_any_that_has_none() -> None:
    lost = "• Færre avvik\n\n• Avtale signert\n\n●\nFerdig\n\nSette opp skilt\n\n2"
    report = read(f"{HEADER}\n\n{measure('Holde kurs')}\n\n{lost}")
    assert list(doubted(report)) == ["Holde kurs", "Sette opp skilt"]


def test_what_begins_amid_a_sentence_may_be_the_rest_of_the_measure_above() -> None:
    rest = "mer aktivitet per krone\n• Bedre vilkår"
    report = read(
        f"{HEADER}\n\nSkilte veier 1 • Samarbeid gir • Søkt ◑ Pågår\n{rest}\n\n{measure('Holde kurs')}"
    )
    assert list(doubted(report)) == ["Skilte veier", "mer aktivitet per krone"]


def test_what_a_row_tells_of_a_columns_width_does_not_confirm_its_own_split() -> None:
    page = """Kunder
pågående tiltak
Pri. Tiltak Gevinst Siste status Status
1 Behandle klager innen ti dager • Tydelig ansvar • Rapport sendt
Under arbeid
1 Bygge bru • Kortere kø: 2 min • Møte holdt
Under arbeid
1 Nytt forum • Effektive rådgivere
• Forsinket to måneder på grunn av manglende
kapasitet hos leverandøren
• Oppstart uke 20
Under arbeid
1 Kartlegge årsaker til at kunder ringer
• Bedre datakvalitet
• Fornøyde kunder
• Beslutning i mai
• Lansert 9. april
Under arbeid"""
    assert "Nytt forum" in doubted(read(page), "bullets-guessed")


def test_a_measure_without_status_or_items_above_one_with_them_has_lost_its_own() -> None:
    page = f"{HEADER}\n\n{measure('Holde kurs')}\n\nAsfaltere veier\n\n2\n\n{measure('Rense elva')}"
    report = read(page)
    assert [record.tiltak for record in report.records][1] == "Asfaltere veier"
    assert list(doubted(report)) == ["Asfaltere veier"]


@pytest.mark.parametrize("left", [" ", "\0 ", "\0"])
def test_a_blank_before_a_measure_may_be_what_is_left_of_a_pictogram(left: str) -> None:
    rows = (measure("Holde kurs"), measure(f"{left}Sette opp skilt"), measure(" ⚖ Trygg skole"))
    assert list(doubted(read(f"{HEADER}\n\n" + "\n\n".join(rows)))) == ["Sette opp skilt"]


def test_blanks_before_most_lines_tell_nothing_of_pictograms() -> None:
    page = f"{HEADER}\n\n{measure('Holde kurs')}\n\n{measure('Sette opp skilt')}"
    assert not doubted(read(page.replace("\n", "\n ")))


def test_what_stands_above_a_pages_first_header_is_no_measure() -> None:
    report = read(f"Kontoret 2\n\n{HEADER}\n\n{measure('Holde kurs')}")
    assert [record.tiltak for record in report.records] == ["Holde kurs"]
    assert any("Kontoret" in item.message for item in report.diagnostics)


def test_lists_with_a_header_each_belong_to_the_name_above_it() -> None:
    """The counts would allow the other way round, with names behind their lists, as well."""
    overview = "Overordnet oversikt over tiltak\n\nMiljø\n\nKurs\n\nLager"
    for waiting in (2, 3, 2):
        overview += f"\n\nstatus tiltak antall\n\n● Fullført 0\n\n○ Ikke startet {waiting}"
    page = "Oversikt\nikke startede tiltak"
    for name, count in (("Miljø", 2), ("Kurs", 3), ("Lager", 2)):
        rows = "\n\n".join(f"{name}tiltak nummer {letter} 1" for letter in "abc"[:count])
        page += f"\n\n{name}\nTiltak Pri\n\n{rows}"
    report = read(overview, page)
    assert all(record.tiltak.startswith(record.omrade) for record in report.records)
    assert not [item for item in report.diagnostics if item.severity != Severity.INFO]


def test_goals_shared_out_by_words_are_told_as_a_guess() -> None:
    overview = "Overordnet oversikt over tiltak\n\nMiljø{}\n\n• Mål en\n\n• Mål to"
    pages = [
        f"{name}\npågående tiltak\n\n{HEADER}\n\n{measure(f'Utvikle {name}')}"
        for name in ("Miljø", "Kurs")
    ]
    counts = "\n\n● Fullført 0\n\n◑ Pågår 1"
    both = read(overview.format("\n\nKurs") + counts * 2, *pages)
    assert "goals-guessed" in {item.code for item in both.diagnostics}
    one = read(overview.format("") + counts, pages[0])
    assert "goals-guessed" not in {item.code for item in one.diagnostics}


def test_a_status_that_lost_its_label_is_told() -> None:
    rows = [
        measure(name) for name in ("Holde kurs", "Utvikle maler", "Ansette folk", "Bygge lager")
    ]
    rows.append("Selge varer 1\n• Økt kvalitet\n• Møtet er holdt\n◑")
    doubts = doubted(read(f"{HEADER}\n\n" + "\n\n".join(rows)))
    assert list(doubts) == ["Selge varer"]
    assert "without a label" in doubts["Selge varer"]


def test_a_label_behind_a_list_item_is_told() -> None:
    items = "• Økt kvalitet\n• Møtet er holdt Pågår\n◑"
    rows = [f"{name} 1\n{items}" for name in ("Holde kurs", "Selge varer")]
    doubts = doubted(read(f"{HEADER}\n\n" + "\n\n".join(rows)))
    assert all("label “Pågår”" in doubts[name] for name in ("Holde kurs", "Selge varer"))


def test_a_border_that_words_tell_is_no_guess_without_empty_lines() -> None:
    items = "• Økt kvalitet\n• Trygge barn\n• Kartlegging pågår\n• Åpnet"
    rows = [
        measure("Holde kurs", items),
        measure("Selge varer", "• Trygge barn\n• Åpnet\n• Sola skinner"),
    ]
    report = read(f"{HEADER}\n" + "\n".join(rows))
    assert report.records[0].gevinst[:1] == ("Økt kvalitet",)
    assert set(doubted(report, "bullets-guessed")) == {"Holde kurs", "Selge varer"}
    told = read(
        f"{HEADER}\n"
        + "\n".join(measure(name, "• Økt kvalitet\n• Økt tillit\n• Møte holdt\n") for name in "AB")
    )
    assert doubted(told, "bullets-guessed") == {}


def test_a_figure_of_another_size_than_the_priorities_is_none() -> None:
    rows = ["Bygge vei langs fylkesvei 60 1", "Holde kurs 2", "Kjøpe varer for uke 3 2"]
    texts = [f"{row}\n• Økt kvalitet\n• Møtet er holdt\n◑\nPågår" for row in rows]
    report = read(f"{HEADER}\n\n" + "\n\n".join(texts))
    assert [record.pri for record in report.records] == [1, 2, 2]
    assert list(doubted(report)) == ["Kjøpe varer for uke 3"]
    lost = texts[0].replace("60 1", "60")
    report = read(f"{HEADER}\n\n" + "\n\n".join((lost, *texts[1:])))
    assert "priority 60" in doubted(report)["Bygge vei langs fylkesvei"]


def test_a_measure_that_holds_a_headings_page_is_told() -> None:
    report = read(f"{HEADER}\n\n{measure('Miljø (1 av 2) Holde kurs')}")
    assert list(doubted(report)) == ["Miljø (1 av 2) Holde kurs"]


def test_a_listed_measure_without_the_label_of_its_neighbours_is_told() -> None:
    rows = "Holde kurs 2 Ikke startet\n\nSelge varer 2\n\nBygge lager 3 Ikke startet"
    report = read(f"Miljø\nikke startede tiltak\n\nTiltak Pri Status\n\n{rows}")
    assert list(doubted(report)) == ["Selge varer"]


def test_an_item_may_end_like_another_measure_where_the_status_has_no_label() -> None:
    """With a label behind it the row is whole, so the figure is the item's own."""
    items = "• Økt kvalitet\n• Holde kurs for 2"
    told = "has a list item that ends like another measure"
    bare = f"Utvikle maler 1\n{items}\n◑"
    assert told in doubted(read(f"{HEADER}\n\n{bare}"))["Utvikle maler"]
    assert doubted(read(f"{HEADER}\n\n{measure('Utvikle maler', items)}")) == {}


def test_items_behind_a_status_may_be_those_of_the_measure_above() -> None:
    row = "Utvikle maler 1 • Økt kvalitet • Møtet er holdt Pågår"
    rows = [row.replace("maler", name) for name in ("maler", "kurs", "lager")]
    rows[1] += "\n• Færre feil"
    assert list(doubted(read("\n".join((HEADER, *rows))))) == ["Utvikle kurs"]


@pytest.mark.parametrize("signs", ["", "●◑○"])
def test_a_legend_at_the_foot_of_a_page_is_no_status_of_its_last_measure(signs: str) -> None:
    labels = ("Fullført", "Pågår", "Ikke startet")
    legend = " ".join(
        f"{sign} {label}".strip() for sign, label in zip_longest(signs, labels, fillvalue="")
    )
    (record,) = read(f"{HEADER}\n\n{measure('Holde kurs')}\n{legend}").records
    assert (record.status, record.siste_status) == (Status.ONGOING, ("Møtet er holdt",))
    report = read(f"{HEADER}\n\nHolde kurs 1\n• Økt kvalitet\n• Møtet er holdt\n{legend}")
    assert list(doubted(report)) == ["Holde kurs"]


def test_a_line_of_heading_words_is_no_part_of_a_measure() -> None:
    page = f"{HEADER}\n\n{measure('Holde kurs')}\n\nDigital drift\npågående tiltak\n3"
    assert list(doubted(read(page))) == ["Digital drift pågående tiltak"]


def test_a_measure_that_ends_in_its_not_started_status_is_no_heading() -> None:
    page = f"Miljø\npågående tiltak\n\n{HEADER}\n\n{measure('Holde kurs')}\n\nKjøpe varer 2 ○\nIkke startet"
    report = read(page)
    assert [record.tiltak for record in report.records] == ["Holde kurs", "Kjøpe varer"]


def test_a_surplus_of_measures_is_told_as_those_of_another_area() -> None:
    overview = "Overordnet oversikt over tiltak\n\nOmråde Fullført Pågår Ikke startet\nMiljø 0 1 0\nKurs 0 1 0"
    page = (
        f"Miljø\npågående tiltak\n\n{HEADER}\n\n{measure('Holde kurs')}\n\n{measure('Lage planer')}"
    )
    told = [item.message for item in read(overview, page).diagnostics]
    assert any("“Miljø”" in text and "a row of another area" in text for text in told)
    assert any("“Kurs”" in text and "a missing or changed row" in text for text in told)


def test_a_deck_with_a_column_of_statuses_and_none_in_it_is_told_at_each_measure() -> None:
    rows = "Utvikle maler 1\n\nHolde kurs 2"
    assert list(doubted(read(f"{HEADER}\n\n{rows}"))) == ["Utvikle maler", "Holde kurs"]
    assert not doubted(read(f"Tiltak Pri\n\n{rows}"))
    assert not doubted(read(f"{HEADER}\n\n{measure('Se på alt')}", f"{HEADER}\n\n{rows}"))


def test_measures_on_a_page_without_a_name_or_headers_may_be_none() -> None:
    named = f"Miljø\npågående tiltak\n\n{HEADER}\n\n{measure('Holde kurs')}"
    items = "• Dato er satt\n• Bestilt"
    other = f"M1 Oppstart\n{items}\n\n● Fullført\n\nM2 Overlevering\n{items}\n\n◑ Pågår"
    assert list(doubted(read(named, other))) == ["M1 Oppstart", "M2 Overlevering"]
    assert not doubted(read(named, f"{HEADER}\n\n{measure('Kjøpe varer')}"))
    assert not doubted(read(other))


def test_a_sign_that_the_writer_could_not_tell_is_told() -> None:
    lost = measure("\ufffd Holde kurs")
    report = read(f"{HEADER}\n\n{lost}\n\n{measure('Kjøpe varer')}")
    assert list(doubted(report)) == ["Holde kurs"]


def test_a_line_of_words_beside_measures_that_was_left_out_may_be_a_part_of_one() -> None:
    for text, severity in (("Vårt kontor", Severity.INFO), ("Vårt nye kontor", Severity.WARNING)):
        report = read(f"{text}\n\n{HEADER}\n\n{measure('Holde kurs')}")
        told = [item.severity for item in report.diagnostics if item.code == "unread-text"]
        assert told == [severity]


def test_a_pictogram_that_is_no_measures_is_said() -> None:
    """A kept layout may write it on a line of its own, which no measure is read from."""
    page = f"{HEADER}\n\n{measure('Holde kurs')}\n\n{measure('⚖ Sette opp skilt')}"
    assert not [line for line in read(page).diagnostics if "The pictograms" in line.message]
    lost = f"{page}\n\n  ☎\n"
    (line,) = (line for line in read(lost).diagnostics if "The pictograms" in line.message)
    assert (line.code, line.severity, "☎" in line.message) == (
        "unread-text",
        Severity.WARNING,
        True,
    )


@pytest.mark.parametrize("sign", ["»", "›", "→", "✓"])
def test_signs_that_a_style_sheet_sets_begin_the_items_of_a_kept_layout(sign: str) -> None:
    page = f"""{"Tiltak":<26}{"Pri":<6}{"Gevinst":<24}{"Siste status":<24}Status
{"Utvikle maler":<26}{"1":<6}{f"{sign} Økt kvalitet":<24}{f"{sign} Møte holdt":<24}Pågår
{"":<32}{f"{sign} Færre avvik":<24}{f"{sign} Utkast sendt":<24}
{"Sette opp skilt":<26}{"2":<6}{f"{sign} Trygg skole":<24}{f"{sign} Avtale signert":<24}Pågår
"""
    first, second = read(page).records
    assert (first.gevinst, first.siste_status) == (
        ("Økt kvalitet", "Færre avvik"),
        ("Møte holdt", "Utkast sendt"),
    )
    assert (second.gevinst, second.siste_status) == (("Trygg skole",), ("Avtale signert",))


def test_a_measure_that_ends_as_another_begins_may_end_with_an_areas_name() -> None:
    page = f"""{HEADER}

{measure("Kartlegge kritiske produkter uten reserveleverandør" + chr(10) + "Leveringssikkerhet i regionen")}

{measure("Leveringssikkerhet i regionen" + chr(10) + "skal rapporteres hver måned")}"""
    (message,) = doubted(read(page)).values()
    assert "ends with a line, “Leveringssikkerhet i regionen”" in message


def test_items_whose_lines_mostly_begin_anew_may_have_lost_their_signs() -> None:
    def rows(second: str) -> str:
        items = f"• Økt kvalitet i alle\n{second} avdelinger som er\n• Møtet er holdt"
        return "\n\n".join(measure(f"Utvikle {name}", items) for name in ("maler", "kurs", "råd"))

    lost = doubted(read(f"{HEADER}\n\n{rows('Flere')}"), "bullets-guessed")
    assert all("run together" in message for message in lost.values())
    assert len(lost) == 3
    assert not any(
        "run together" in message
        for message in doubted(read(f"{HEADER}\n\n{rows('flere')}"), "bullets-guessed").values()
    )


def test_pictograms_that_some_measures_lack_are_said_to_be_a_guess() -> None:
    def said(*icons: str) -> bool:
        page = "\n\n".join(measure(f"{icon} Holde kurs {icon}x".strip()) for icon in icons)
        return any(item.code == "icons-guessed" for item in read(f"{HEADER}\n\n{page}").diagnostics)

    assert said("⚖", "")
    assert said("⚖", "⚖")
    assert not said("⚖", "💎")
    assert not said("", "")


def test_where_many_measures_lack_something_any_other_may_have_it() -> None:
    torn = [f"{name} ⚖ Sette opp skilt" for name in ("Trygg skole", "Holde kurs", "Plante trær")]
    whole = [f"Rense elva ved bru {place}" for place in ("en", "to", "tre", "fire")]

    def told(names: list[str]) -> list[int | None]:
        report = read(f"{HEADER}\n\n" + "\n\n".join(map(measure, names)))
        return [item.row for item in report.diagnostics if item.code == "jumbled-text"]

    assert told([*torn, *whole]) == [1, 2, 3, None]
    assert told([*torn[:2], *whole]) == [1, 2]


def test_a_text_behind_an_empty_line_may_be_no_part_of_the_list_item_above_it() -> None:
    apart = measure("Holde kurs", "• Økt kvalitet\n• Holdt\n\nKontoret")
    assert list(doubted(read(f"{HEADER}\n\n{apart}"))) == ["Holde kurs"]
    near = measure("Holde kurs", "• Økt kvalitet\n• Holdt av\nKontoret")
    assert not doubted(read(f"{HEADER}\n\n{near}"))


def test_a_header_of_small_capitals_is_known_though_first_letters_stand_apart() -> None:
    apart = "T ILTAK P RI G EVINST S ISTE  STATUS S TATUS"
    report = read(f"{apart}\n\n{measure('Holde kurs')}")
    assert [record.tiltak for record in report.records] == ["Holde kurs"]
