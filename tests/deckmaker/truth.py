"""The one report that every look draws, and what a reader has to find in each of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TypedDict, Unpack

from schema.report import Area, Declared, Record, Status

#: Where the office broke a word by hand; the key is the word as it reads.
BREAKS = {
    "anskaffelsesdokumenter": "anskaffelses-\ndokumenter",
    "rest-/erstatningssaker": "rest-\n/erstatningssaker",
}
FOOTNOTE = "A-leverandører = 80 % av forbruket i kategorien"


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """A status report: `records` hold the started measures, area by area, then the others.

    `name` is the plan's, as the title slide prints it. Records carry neither slide nor row
    (both 0), since those depend on the look.
    """

    name: str
    day: date
    areas: tuple[Area, ...]
    records: tuple[Record, ...]

    @property
    def declared(self) -> tuple[Declared, ...]:
        """The overview's figures: areas in order, the three statuses of each."""
        return tuple(
            Declared(omrade=area.name, status=status, count=self._count(area, status), slide=0)
            for area in self.areas
            for status in (Status.DONE, Status.ONGOING, Status.NOT_STARTED)
        )

    def _count(self, area: Area, status: Status) -> int:
        return sum(r.omrade == area.name and r.status is status for r in self.records)

    def started(self, area: Area | None = None) -> tuple[Record, ...]:
        """Return the measures that stand in the tables with a status, of one area or of all."""
        return tuple(r for r in self._of(area) if r.status_tekst is not None)

    def waiting(self, area: Area | None = None) -> tuple[Record, ...]:
        """Return the measures that only the list of not started ones holds."""
        return tuple(r for r in self._of(area) if r.status_tekst is None)

    def _of(self, area: Area | None) -> tuple[Record, ...]:
        return tuple(r for r in self.records if area is None or r.omrade == area.name)


class _More(TypedDict, total=False):
    ikon: str
    gevinst: tuple[str, ...]
    siste_status: tuple[str, ...]
    fotnote: str


def _record(
    omrade: str,
    tiltak: str,
    pri: int,
    told: tuple[Status, str] | None = None,
    **more: Unpack[_More],
) -> Record:
    status, label = told or (Status.NOT_STARTED, None)
    return Record(
        omrade=omrade,
        tiltak=tiltak,
        slide=0,
        row=0,
        status=status,
        status_symbol=status.symbol,
        status_tekst=label,
        pri=pri,
        **more,
    )


_A = "Anskaffelser og avtaleforvaltning"
_B = "Forsyningssikkerhet og beredskap"
_C = "Miljø og samfunnsansvar"

TRUTH = Truth(
    name="Medisinsk utstyr",
    day=date(2023, 10, 13),
    areas=(
        Area(name=_A, goals=("Standardisere maler og prosesser", "Sikre høy avtalelojalitet")),
        Area(name=_B, goals=("Vurdere sårbarhet for avtaleprodukter",)),
        Area(
            name=_C, goals=("Fremme en etisk forsvarlig leverandørkjede", "Skjerpe krav til klima")
        ),
    ),
    records=(
        _record(
            _A,
            "Tilpasse og videreutvikle felles anskaffelsesdokumenter",
            1,
            (Status.ONGOING, "Pågår"),
            gevinst=("Møter leverandørmarkedet likt", "Færre avvik i kontraktene"),
            siste_status=("Arbeid med prisskjema er i gang",),
        ),
        _record(
            _A,
            "Vekte pris og kvalitet (50-50 %) i nye konkurranser",
            1,
            (Status.DONE, "Utført"),
            ikon="💎",
            gevinst=("Riktig balanse mellom pris og kvalitet",),
            siste_status=("Hovedregel - avvik begrunnes for styringsgruppen",),
        ),
        _record(
            _A,
            "Følge opp avtalelojalitet månedlig i alle regioner",
            2,
            (Status.ONGOING, "Pågår"),
            gevinst=("Bedre oversikt over kjøp utenfor avtale", "Bedre prognoser"),
            siste_status=(
                "Ny rapport er laget for Helse Vest",
                "Opplæring er planlagt høsten 2023",
                "Tallene for 2. kvartal er verifisert",
            ),
        ),
        _record(
            _A,
            "Prøve ut elektronisk ordrebekreftelse for små leverandører",
            3,
            (Status.STOPPED, "Avbrutt"),
            gevinst=("Raskere avklaring av restordre",),
            siste_status=("Stanset av styringsgruppen i september",),
        ),
        _record(
            _B,
            "Kategorisere avtaleprodukter i nasjonal struktur",
            1,
            (Status.DONE, "Ferdig"),
            ikon="☂",
            gevinst=("100 % av avtaleproduktene er kartlagt",),
            siste_status=(
                "Innkjøpsportalen er oppdatert",
                "Nye artikler får kategori ved registrering",
            ),
        ),
        _record(
            _B,
            "Følge opp A-leverandører* på tvers av helseregionene",
            1,
            (Status.ONGOING, "Pågår"),
            gevinst=("Økt forsyningssikkerhet",),
            siste_status=("Møter gjennomføres i Q4",),
            fotnote=f"* {FOOTNOTE}",
        ),
        _record(
            _B,
            "Godkjenne erstatningsprodukter på forhånd",
            2,
            (Status.ONGOING, "Pågår"),
            ikon="♺",
            gevinst=("Økt forsyningssikkerhet", "Mindre arbeid med rest-/erstatningssaker"),
            siste_status=(
                "Pilot er gjennomført for sprøyter og kanyler",
                "Erfaringene deles i høst",
            ),
        ),
        _record(
            _C,
            "Kartlegge helse- og miljøskadelige stoffer («baseline»)",
            1,
            (Status.ONGOING, "Pågår"),
            ikon="❀",
            gevinst=("Oversikt over minst 70 % av leverandørene",),
            siste_status=("Leverandørene trenger mer tid",),
        ),
        _record(
            _C,
            "Øke andelen miljømerkede produkter",
            2,
            (Status.DONE, "Fullført"),
            gevinst=("Bidrar til miljø- og klimamålene", "Flere tilbydere på det åpne markedet"),
            siste_status=("Markedsdialog i Malmø 12. oktober – godt oppmøte",),
        ),
        _record(
            _C,
            "Besøke produksjonssteder i høyrisikoland",
            2,
            (Status.NOT_STARTED, "Ikke startet"),
            gevinst=("Bedre arbeidsforhold for dem som produserer",),
            siste_status=("Venter på reisegodkjenning",),
        ),
        _record(_A, "Etablere faglige nettverk i innkjøpsgruppene", 2, ikon="✉"),
        _record(_A, "Holde dialogkonferanse minst hvert 2. år", 3),
        _record(_B, "Bygge opp regionale sikkerhets-lagre for kritiske varer", 3, ikon="⛑"),
        _record(_B, "Forbedre prognosene til leverandørene", 2),
        _record(_C, "Kreve sertifisert miljøledelse av produsentene", 3),
    ),
)


def printed(text: str) -> str:
    r"""Return a text as the office typed it: with its words broken by hand (`\n`)."""
    for word, broken in BREAKS.items():
        text = text.replace(word, broken)
    return text


def without_labels(record: Record) -> Record:
    """Return what stays of a record where labels are printed for stopped measures only."""
    stopped = record.status is Status.STOPPED
    return record if stopped else replace(record, status_tekst=None)


def without_icon(record: Record) -> Record:
    """Return a record as a look without pictograms shows it."""
    return replace(record, ikon=None)
