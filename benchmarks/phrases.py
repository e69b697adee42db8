"""Words of Norwegian procurement plans, and titles made of them that look alike as real ones do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

# Verbs with words that an office would put in their place.
VERBS: tuple[tuple[str, ...], ...] = (
    ("Etablere", "Opprette", "Få på plass"),
    ("Utarbeide", "Lage", "Utforme"),
    ("Videreutvikle", "Forbedre", "Utvikle videre"),
    ("Kartlegge", "Skaffe oversikt over", "Få oversikt over"),
    ("Gjennomføre", "Utføre", "Iverksette"),
    ("Vurdere", "Utrede", "Analysere"),
    ("Følge opp", "Kontrollere", "Sikre oppfølging av"),
    ("Standardisere", "Harmonisere", "Samordne"),
    ("Styrke", "Øke", "Forsterke"),
    ("Redusere", "Begrense", "Minske"),
    ("Innføre", "Ta i bruk", "Implementere"),
    ("Revidere", "Oppdatere", "Gjennomgå"),
)
OBJECTS: tuple[tuple[str, ...], ...] = (
    ("felles maler og rutiner", "felles rutiner og maler"),
    ("anskaffelsesdokumenter", "konkurransedokumenter", "anbudsdokumenter"),
    ("kriteriesett for evaluering", "evalueringskriterier"),
    ("oversikt over produksjonsland", "register over produksjonsland"),
    ("avtalelojalitet og avtaledekning", "avtaledekning og lojalitet"),
    ("beredskapslager for kritiske produkter", "sikkerhetslager for kritiske produkter"),
    ("leverandøroppfølging", "oppfølging av leverandører"),
    ("statistikk over forbruk", "forbruksstatistikk"),
    ("kravbibliotek", "kravspesifikasjoner"),
    ("kategoristruktur", "struktur for kategorier"),
    ("markedsdialog", "dialog med markedet", "leverandørdialog"),
    ("faglige nettverk", "fagnettverk", "faggrupper"),
    ("prognoser for forbruk", "forbruksprognoser"),
    ("miljømerkede produkter", "produkter med miljømerke"),
    ("krav til klima og miljø", "klima- og miljøkrav"),
    ("revisjon av underleverandører", "underleverandørrevisjon"),
    ("bestillingsløsninger", "løsninger for bestilling"),
    ("fullmakter for bestilling", "bestillingsfullmakter"),
    ("opplæring av innkjøpere", "innkjøperopplæring", "kurs for innkjøpere"),
    ("implementeringsplan", "plan for implementering"),
    ("sårbarhetsvurdering av varegrupper", "vurdering av sårbarhet i varegrupper"),
    ("helse- og miljøskadelige stoffer", "miljøskadelige stoffer"),
    ("emballasje og transport", "transport og emballasje"),
    ("erstatningsprodukter", "alternative produkter"),
    ("prismodeller", "modeller for pris"),
    ("digital kontraktsoppfølging", "kontraktsoppfølging på digitale flater"),
    ("brukermedvirkning", "medvirkning fra brukere"),
    ("risikovurdering", "vurdering av risiko"),
    ("logistikkløsning", "løsning for logistikk"),
    ("gjenbruk av utstyr", "ombruk av utstyr"),
    ("masterdata", "grunndata for artikler"),
    ("spesialistvurdering", "faglig vurdering"),
    ("avviksmeldinger", "melding av avvik"),
    ("minikonkurranser", "avrop med minikonkurranse"),
    ("bærekraftsrapportering", "rapportering på bærekraft"),
    ("innkjøpsvolum", "volum i avtalene"),
    ("leveringssikkerhet", "sikkerhet for levering"),
    ("avtaleforvaltning", "forvaltning av avtaler"),
    ("årlig leverandørmøte", "årsmøte med leverandører"),
    ("sirkulære løsninger", "løsninger for sirkulærøkonomi"),
)
SCOPES: tuple[str, ...] = (
    "for avtaleforvaltning", "for medisinske forbruksvarer", "for legemidler", "for vikartjenester",
    "i anskaffelser", "i alle regioner", "på nasjonale avtaler", "for laboratorieutstyr",
    "innen kirurgi", "innen bildediagnostikk", "for ambulansetjenesten", "for hjemmesykehus",
    "i kategorien", "for implantater", "for smittevern", "innen renhold", "for IKT-utstyr",
    "for behandlingshjelpemidler", "på sykehusene", "for matvarer", "innen ernæring",
)  # fmt: skip
CLAUSES: tuple[str, ...] = (
    "i samarbeid med helseforetakene", "på tvers av regioner", "for å styrke forsyningssikkerheten",
    "basert på besluttet kriteriesett", "med fokus på kvalitet", "i henhold til nasjonal struktur",
    "herunder vurdere behovet for endringer", "for å sikre lik praksis", "innen utgangen av 2024",
    "der det er hensiktsmessig", "i tråd med rammeavtalene", "med utgangspunkt i pilotprosjektet",
    "inkl. høring før endelig utlysning", "for å redusere risiko", "til enhver tid",
    "og rapportere til styringsgruppen", "(pilot)", "(masterdata)", "minimum hvert 2. år",
    "slik at foretakene kan følge utviklingen", "og etablere faste møter", "som følges opp årlig",
)  # fmt: skip
SUBJECTS: tuple[str, ...] = (
    "Sykehusinnkjøp skal", "Helseforetakene skal", "De regionale helseforetakene skal",
    "Sykehusinnkjøp og de regionale helseforetakene skal",
)  # fmt: skip
SIBLINGS: tuple[tuple[str, ...], ...] = (
    ("Etappe 1", "Etappe 2", "Etappe 3"),
    ("Helse Vest", "Helse Nord", "Helse Sør-Øst", "Helse Midt-Norge"),
    ("del A", "del B", "del C"),
    ("fase 1", "fase 2", "fase 3"),
    ("sykehus", "primærhelsetjenesten", "kommuner"),
    ("høy risiko", "lav risiko", "middels risiko"),
)
AREA_NAMES: tuple[tuple[str, str], ...] = (
    ("Anskaffelsesprosessen og avtaleforvaltning", "Anskaffelser og avtaler"),
    ("Forsyningssikkerhet og beredskap", "Beredskap og trygg forsyning"),
    ("Miljø og samfunnsansvar", "Bærekraft"),
    ("Styrke prosesser for statistikk", "Data og styringsinformasjon"),
    ("Digitalisering av bestilling", "Digitale løsninger"),
    ("Kompetanse og samarbeid", "Fag og nettverk"),
    ("Kostnadseffektive innkjøp", "Økonomi og gevinst"),
)
BENEFITS: tuple[str, ...] = (
    "Økt forsyningssikkerhet", "Økt avtalelojalitet", "Effektivisering av anskaffelsesprosesser",
    "Bedre kontroll", "Økt konkurranse", "Bedre kvalitet på anskaffelsen", "Gode styringsdata",
    "Lik praksis på tvers", "Redusert risiko for avtalebrudd", "Lavere kostnader",
    "Økt kompetanse", "Bedre forutsigbarhet", "Mindre miljøbelastning", "Bedre arbeidsforhold",
)  # fmt: skip
NEWS: tuple[str, ...] = (
    "Arbeidsgruppe etablert", "Kartlegging pågår", "Pilot gjennomført", "Møter planlagt i Q4",
    "Utkast sendt på høring", "Avventer avklaring fra styringsgruppen", "Implementert i to foretak",
    "Workshop gjennomført", "Frist forskjøvet", "Opplæring startet", "Rapport levert",
    "Dialog med leverandører pågår", "Mandat godkjent", "Ressurs tildelt", "Evaluering pågår",
)  # fmt: skip
ICONS: tuple[str, ...] = ("🗹", "⚖", "💎", "🌐", "📊", "👥", "⚠", "♳", "🏥", "🌿", "🚚", "🗫")


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A title in its parts, so that an office's changes can be made to it."""

    subject: str = ""
    verb: tuple[str, ...] = ()
    verb_at: int = 0
    thing: tuple[str, ...]
    thing_at: int = 0
    scope: str = ""
    sibling: str = ""
    clauses: tuple[str, ...] = ()
    clause_first: bool = False
    also: tuple[str, ...] = ()
    second: Title | None = None

    @property
    def text(self) -> str:
        if self.second is not None:
            second = self.second.text
            return f"{replace(self, second=None).text} og {second[:1].lower()}{second[1:]}"
        verb = self.verb[self.verb_at % len(self.verb)] if self.verb else ""
        thing = self.thing[self.thing_at % len(self.thing)]
        thing = f"{thing} og {self.also[0]}" if self.also else thing
        if self.subject or self.clause_first:
            verb = verb.lower()
        core = [self.subject, verb, thing, self.scope]
        parts = [*self.clauses, *core] if self.clause_first else [*core, *self.clauses]
        text = " ".join(part for part in parts if part)
        text = f"{text} – {self.sibling}" if self.sibling else text
        return text[:1].upper() + text[1:]


# Share of titles that are about two things, and so may be split one day.
COMPOUND = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How an office writes its titles: shares from 0 to 1."""

    with_verb: float
    with_subject: float
    with_scope: float
    clauses: float
    things: int

    @classmethod
    def any(cls, random: Random) -> Style:
        """Make up an office's way of writing: from two words to forty."""
        return cls(
            with_verb=random.choice((0.5, 0.9, 1.0)),
            with_subject=random.choice((0.0, 0.0, 0.3, 0.9)),
            with_scope=random.choice((0.3, 0.7, 1.0)),
            clauses=random.choice((0.1, 0.5, 1.0, 1.6)),
            things=random.choice((12, 25, len(OBJECTS))),
        )


def make_title(random: Random, style: Style) -> Title:
    """Make up a title."""
    count = sum(random.random() < style.clauses / 2 for _ in range(4))
    verb = random.choice(VERBS) if random.random() < style.with_verb else ()
    return Title(
        subject=random.choice(SUBJECTS) if verb and random.random() < style.with_subject else "",
        verb=verb,
        verb_at=random.randrange(3),
        thing=random.choice(OBJECTS[: style.things]),
        thing_at=random.randrange(3),
        scope=random.choice(SCOPES) if random.random() < style.with_scope else "",
        clauses=tuple(random.sample(CLAUSES, count)),
        also=random.choice(OBJECTS[: style.things]) if random.random() < COMPOUND else (),
    )


def rewritten(title: Title, random: Random, style: Style) -> Title:
    """Write a title anew; now and then the thing that it is about stays."""
    fresh = make_title(random, style)
    return replace(fresh, thing=title.thing, thing_at=1) if random.random() < 0.5 else fresh


def reworded(title: Title, random: Random) -> Title:
    """Change one thing about a title, as an office does from month to month."""
    kinds = ["verb", "thing", "add", "cut", "turn", "scope"]
    while True:
        kind = random.choice(kinds)
        if kind == "verb" and title.verb:
            return replace(title, verb_at=title.verb_at + random.choice((1, 2)))
        if kind == "thing" and len(title.thing) > 1:
            return replace(title, thing_at=title.thing_at + 1)
        if kind == "add" and len(title.clauses) < 4:
            left = [clause for clause in CLAUSES if clause not in title.clauses]
            return replace(title, clauses=(*title.clauses, random.choice(left)))
        if kind == "cut" and title.clauses:
            return replace(title, clauses=title.clauses[:-1])
        if kind == "turn" and title.clauses and title.verb and not title.subject:
            return replace(title, clause_first=not title.clause_first)
        if kind == "scope" and title.scope and title.verb and title.clauses:
            return replace(title, scope="")


def misspelt(text: str, random: Random) -> str:
    """Make one typing error in a word long enough to be known again."""
    words = text.split(" ")
    places = [i for i, word in enumerate(words) if len(word) > 4 and word.isalpha()]
    if not places:
        return text
    place = random.choice(places)
    word = words[place]
    at = random.randrange(1, len(word) - 1)
    words[place] = random.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        )
    )
    return " ".join(words)
