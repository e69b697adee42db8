"""What a status cell says: by symbol, by label, by percentage, by colour."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from parsers.lines import either, joined, plain
from parsers.report.words.times import Ahead, begins_with_time, is_time
from schema import Status
from schema.values import dataclass
from schema.vocabulary import REMEMBERED, Vocabulary, folded, words_in

# Signs that change how a character is drawn, not which character it is.
_VARIATION_SELECTORS: Final = re.compile("[\ufe0e\ufe0f\u200d\u20dd\u20e3]")

# What denies a label, brackets around a whole text, and a footnote's mark behind a label.
_DENIED: Final = re.compile(r"^(?:ikke|ikkje|not)\s+")
_BRACKETED: Final = re.compile(r"^\(\s*([^()]*?)\s*\)$")
_EDGES: Final = re.compile(r"^\W+|\W+$")
_PARTED: Final = re.compile(r"[,;:()/]|\s[–-]\s|\s(?:og|and)\s")
# What a label may stand between or beside without saying more: `«Pågår»`, `- Pågår`, `Pågår ↗`,
# `Pågår:`, and the brackets around a symbol: `Pågår (◑)`.
_QUOTED: Final = re.compile(r"^[«»\"“”'‘’\s•–←-↙⬅-⬍➡-]+|[«»\"“”'‘’\s:;,–—←-↙⬅-⬍➡-]+$")
# What says that the status is that of the row above: `"`, `–"–`.
_DITTO: Final = re.compile(r"[-–—\s]*[\"“”][-–—\s]*")
_EMPTIED: Final = re.compile(r"\(\s*\)|\[\s*\]")
_STRANGE: Final = re.compile(r"[^\w\s()%?]\s+(?=\w)")
_MARKED: Final = re.compile(r"(?<=\w)(?:\*+|[¹²³†‡])$")
_MARKS: Final = ("*", "¹", "²", "³", "†", "‡")

# A longer text is a phrase that begins with a label (`Planlagt: utrede …`), in letters.
LONGEST_LABEL: Final = 32
# A letter or two on a coloured cell are a sign that the colour explains, and no label.
LONGEST_SIGN: Final = 2

_SHARE_BEFORE: Final = re.compile(r"\d{1,3} ?% (?=\S)")
_PERCENT: Final = re.compile(r"(?:\bca\.? ?)?(?<![\d,.])(\d{1,3}) ?%")
# A share that a sign sets off from the label behind it: `80 % – i gang`. Without the sign it may be
# one of all measures: `60 % pågår`.
_SHARE_SET_OFF: Final = re.compile(r"(?:ca\.? ?)?\d{1,3} ?%\s*[–—:,;|/-]\s*(?=\S)", re.IGNORECASE)
_FIGURE: Final = re.compile(r"\d")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_BEFORE_REMARK: Final = re.compile(r"(.*?)\s*(?:[,;:(/.!]|\s[–-]|\d)")
_COUNT_LINE: Final = re.compile(
    r"(.*?\D)[\s:=–-]*\(?(\d{1,3})\)?(?:\s*(?:stk\.?|tiltak))?", re.IGNORECASE
)
# The figures in a line of several counts, and what stands around the words between them.
_COUNT: Final = re.compile(r"\(?(?<!\d)(\d{1,3})(?!\d)\)?")
_AROUND: Final = r"(?:[\s,;|/·:=–.-]|\b(?:og|and|stk|tiltak)\b)+"
_AROUND_WORD: Final = re.compile(rf"^{_AROUND}|{_AROUND}$", re.IGNORECASE)
# A code that a legend explains counts nothing: `3 = fullført`.
_EXPLAINED: Final = re.compile(r"(?<!\d)\d\s*=\s*(?=[^\W\d_])")
# What stands between an area's name and its counts.
_NAMED_COUNTS: Final = re.compile(r"\s*:\s+|\s+[–—-]\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusText:
    """What the words of a status cell say.

    `by_symbol` and `by_label` are None where no symbol or label is known; `sign` is the symbol, if
    there is one, and `label` the label as printed. `rest` is text that is neither.
    """

    by_symbol: Status | None = None
    sign: str | None = None
    by_label: Status | None = None
    label: str | None = None
    rest: str = ""

    @property
    def status(self) -> Status | None:
        return self.by_label or self.by_symbol

    @property
    def only_status(self) -> bool:
        """Tell whether a status is said, and nothing beside it."""
        return not self.rest and (self.by_label or self.by_symbol) is not None


class StatusWordsReader:
    """Reads statuses from words and symbols, as a vocabulary explains them."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._symbols: dict[str, Status] = {}
        self._labels: dict[str, Status] = {}
        self._colours: dict[str, Status] = {}
        for status, words in vocabulary.status.items():
            self._symbols.update((bare_sign(symbol), status) for symbol in words.symbols)
            self._labels.update((folded(label), status) for label in words.labels)
            self._colours.update((colour, status) for colour in words.colours)
        self._sign = re.compile(either(self._symbols))
        lights = map(bare_sign, vocabulary.health.lights)
        self._lights = re.compile(either(light for light in lights if light in self._symbols))
        self._first_words = frozenset(map(_first_word, self._labels))
        self._first_signs = frozenset(key[:1] for key in self._labels if not _first_word(key))

    @lru_cache(maxsize=REMEMBERED)  # noqa: B019 - a vocabulary's reader lives as long as the program
    def symbol(self, text: str) -> Status | None:
        """Return the status of a text that is one status symbol and nothing else."""
        return self._symbols.get(bare_sign(text).strip())

    @lru_cache(maxsize=REMEMBERED)  # noqa: B019 - a vocabulary's reader lives as long as the program
    def label(self, text: str) -> Status | None:
        """Return the status of a text that is a label, or a label with a remark behind it.

        A remark is set off by a sign, begins with a figure or a time (`Fullført 12.10.2023`,
        `Pågår (60 %)`, `Ferdig i uke 42`), or tells how the measure is doing (`Pågår forsinket`);
        `Ikke fullført` is no `fullført`, nor is `Fullført/pågår`. A percentage alone, or of what
        is done, is a label, and so is one that a sign sets off from a label (`80 % – i gang`).
        """
        line = joined(text)
        line = _MARKED.sub("", line) if line.endswith(_MARKS) else line
        key = folded(line)
        known = self._labels.get(key)
        share = _PERCENT.search(key) if "%" in key else None
        if known is not None or (share is None and not self.begins(key)):
            return known
        if share is not None and share.start() == 0:
            behind = self._labels.get(folded(key[share.end() :]))
            if behind is Status.DONE or not key[share.end() :]:
                return _of_share(int(share.group(1)) / 100)
            own = _SHARE_SET_OFF.match(line)
            told = self.exactly(line[own.end() :]) if own is not None else None
            if told is not None:
                return told
        end = self._label_end(line)
        told = self._labels.get(folded(line[:end]))
        if told is None or self.says_another(line[end:], told):
            return None
        if told is Status.DONE and share is not None:  # `Fullført 60 %` is on its way
            return _of_share(int(share.group(1)) / 100)
        return told

    def says_another(self, remark: str, told: Status | None, *, in_part: bool = True) -> bool:
        """Tell whether a remark behind a label says another status: `/pågår`, `– ikke utført`.

        So does a part of it behind a label for what is done, if parts count: `Fullført (fase 1),
        pågår (fase 2)`.
        """
        whole = folded(_EDGES.sub("", remark))
        denied = _DENIED.sub("", whole)  # `Lukket – ikke gjennomført` says two things
        if self._labels.get(whole, told) is not told or (
            denied != whole and denied in self._labels
        ):
            return True
        parts = _PARTED.split(remark) if in_part and told is Status.DONE else ()
        return any(self._labels.get(folded(part), told) is not told for part in parts)

    def exactly(self, text: str) -> Status | None:
        """Return the status of a text that is a label and nothing else."""
        return self._labels.get(folded(joined(text)))

    def in_parts(self, text: str) -> Status | None:
        """Return the one status that parts of a picture's text are labels of: `Grønt lys: fullført`."""
        told = {self.exactly(part) for part in _PARTED.split(text)} - {None}
        return told.pop() if len(told) == 1 else None

    def unbroken(self, text: str) -> str:
        """Return a label that a narrow cell has broken in one word again: `Påbe gynt`."""
        whole = text.replace(" ", "")
        broken = self.exactly(text) is None and self.exactly(whole) is not None
        return whole if broken else text

    def is_closer(self, remark: str) -> bool:
        """Tell whether what stands behind a label tells the status more closely, and no news.

        So do figures, times, words of health, a label with or without a time or a share before
        it (`50 % ferdig`), and brackets.
        """
        line = _SHARE_BEFORE.sub("", joined(remark))
        if not any(map(str.isalpha, line)) or _BRACKETED.match(line):
            return True
        behind = [line, *(line[space.end() :] for space in re.finditer(" ", line))]
        heads = ["", *(line[: space.start()] for space in re.finditer(" ", line))]
        return (
            self.is_health(line)
            or self.exactly(line) is not None
            or any(
                is_time(rest, self._vocabulary)
                for head, rest in zip(heads, behind, strict=True)
                if not head or self.exactly(head) is not None
            )
        )

    def ends_with_time(self, text: str) -> bool:
        """Tell whether the last words of a text are a time: `ferdig i mai`, `planlagt ferdig 2024`."""
        words = text.split()
        return any(is_time(" ".join(words[at:]), self._vocabulary) for at in range(len(words)))

    def _label_end(self, line: str) -> int:
        """Return where a label with a remark behind it ends, 0 where no remark is seen."""
        head = _BEFORE_REMARK.match(f"{line} ")
        if head is not None and folded(head.group(1)) in self._labels:
            return head.end(1)
        for space in re.finditer(" ", line):
            told = self._labels.get(folded(line[: space.start()]))
            behind = line[space.end() :]
            if told is not None and (
                self.is_health(behind)
                # `Ferdig til høsten` is not done yet; what is under way may be so until then.
                or begins_with_time(
                    behind, self._vocabulary, Ahead.NONE if told is Status.DONE else Ahead.ABOUT
                )
            ):
                return space.start()
        return 0

    def is_health(self, text: str) -> bool:
        """Tell whether a text says how a measure is doing, which is not how far it has come."""
        return folded(text) in words_in(self._vocabulary.health.labels)

    def begins(self, key: str) -> bool:
        """Tell whether a folded text may begin with a label: most begin with another word."""
        word = _first_word(key)
        return not word or word in self._first_words or key[:1] in self._first_signs

    @lru_cache(maxsize=REMEMBERED)  # noqa: B019 - a vocabulary's reader lives as long as the program
    def text(self, text: str) -> StatusText:
        """Read a status cell's text: symbols, then a label from what is left."""
        bare = bare_sign(plain(text))
        listed = self._listed(bare) if "\n" in bare else ()
        if listed:
            head = self.text("\n".join(line for line in bare.split("\n") if line not in listed))
            items = (self._sign.sub("", line, count=1) for line in listed)
            rest = joined("\n".join((head.label or "", head.rest, *items)))
            return StatusText(by_symbol=head.status, rest=rest)
        signs = set(self._sign.findall(bare))
        found = {self._symbols[sign] for sign in signs}
        words = _EMPTIED.sub(" ", self._sign.sub(" ", bare)) if found else bare
        label = _BRACKETED.sub(r"\1", _QUOTED.sub("", joined(words)))
        by_label = self.label(label)
        strange = _STRANGE.match(label) if by_label is None else None
        if strange:
            # A sign that nobody knows says nothing beside a label: `◈ Pågår`.
            by_label = self.exactly(label[strange.end() :])
            label = label[strange.end() :] if by_label is not None else label
        if by_label is None and "\n" in words:
            # A narrow cell breaks words without a hyphen: `Fullfør⏎t`.
            unbroken = joined("".join(line.strip(" ") for line in words.split("\n")))
            by_label = self._labels.get(folded(unbroken))
            label = unbroken if by_label is not None else label
        known = label if by_label is not None else None
        if self.is_health(label):
            # A light beside `I rute` tells that all is well, and not that all is done.
            found -= {self._symbols[light] for light in self._lights.findall(bare)}
        if len(found) > 1 or _DITTO.fullmatch(bare):  # `◑ ○` says two things, and is not blank
            label = label or joined(bare)
        return StatusText(
            by_symbol=found.pop() if len(found) == 1 else None,
            sign=signs.pop() if len(signs) == 1 else None,
            by_label=by_label,
            label=known,
            rest="" if known is not None else label,
        )

    def _listed(self, text: str) -> tuple[str, ...]:
        """Return the lines in which a symbol is a list sign: `Pågår⏎● Møte holdt`.

        It stands before what is no label, in several lines or under a line that tells a status;
        `○ Ikke⏎startet` is one label in two lines, as is `◑ Delvis⏎ferdig – venter`.
        """
        words = joined(self._sign.sub(" ", text))
        if folded(words) in self._labels:
            return ()
        lines = [line for line in text.split("\n") if line.strip()]
        signed = [self._sign.search(line) is not None for line in lines]
        if signed[:1] == [True] and not any(signed[1:]) and self.label(words) is not None:
            return ()
        listed = []
        for line in lines:
            sign = self._sign.match(line.strip())
            behind = line.strip()[sign.end() :] if sign else ""
            if any(map(str.isalpha, behind)) and self.label(behind) is None:
                listed.append(line)
        if not listed:
            return ()
        others = "\n".join(line for line in lines if line not in listed)
        several = len(listed) > 1 or (others and self.text(others).status is not None)
        return tuple(listed) if several else ()

    def may_count(self, text: str) -> bool:
        """Tell whether a line of a text may count something: few texts have a figure."""
        return _FIGURE.search(text) is not None

    @lru_cache(maxsize=REMEMBERED)  # noqa: B019 - a vocabulary's reader lives as long as the program
    def counts(self, line: str) -> tuple[tuple[Status, int], ...]:
        """Return what a line counts: `● Fullført: 2`, `● 3  ◑ 2  ○ 1`, `3 fullført, 2 pågår`.

        Where it counts several, nothing else stands in it, and no status twice. Most lines
        count nothing.
        """
        line = joined(line)
        several = self._several_counts(line)
        if several:
            return several
        match = _COUNT_LINE.fullmatch(line)
        status = self.text(match.group(1).strip(" :=–-")).status if match else None
        return ((status, int(match.group(2))),) if match and status is not None else ()

    def _several_counts(self, line: str) -> tuple[tuple[Status, int], ...]:
        parts = _COUNT.split(line)
        if len(parts) < len(("", "3", "fullført", "2", "pågår")):
            return ()  # as nearly all lines
        if len(_EXPLAINED.findall(line)) == len(parts) // 2:
            return ()
        parts = [_AROUND_WORD.sub("", part) for part in parts]
        words, figures = parts[0::2], parts[1::2]
        # Figures stand before their words or behind them, and so nothing at one end of the line.
        words = words[:-1] if not words[-1] else words[1:] if not words[0] else []
        told = [self.text(word) for word in words]
        counted = {
            read.status: int(figure)
            for read, figure in zip(told, figures, strict=False)
            if read.status is not None and read.only_status
        }
        return tuple(counted.items()) if 1 < len(counted) == len(figures) == len(told) else ()

    @lru_cache(maxsize=REMEMBERED)  # noqa: B019 - a vocabulary's reader lives as long as the program
    def counts_of(self, line: str) -> tuple[str, tuple[tuple[Status, int], ...]]:
        """Return what a line names and then counts: `Energibruk: 3 fullført, 2 pågår`."""
        name, sign, behind = _NAMED_COUNTS.sub("\n", joined(line), count=1).partition("\n")
        counts = self._several_counts(behind) if sign else ()
        return (name, counts) if counts else ("", ())

    def colour(self, colour: str | None) -> Status | None:
        """Return the status that the vocabulary gives a colour (RRGGBB)."""
        return None if colour is None else self._colours.get(colour)


@lru_cache(maxsize=8)
def status_words(vocabulary: Vocabulary) -> StatusWordsReader:
    """Return the reader for a vocabulary, made once."""
    return StatusWordsReader(vocabulary)


def _first_word(text: str) -> str:
    found = _LETTERS.search(text)
    return found.group() if found else ""


def bare_sign(text: str) -> str:
    """Return a sign without what changes how it is drawn."""
    return _VARIATION_SELECTORS.sub("", text)


def _of_share(share: float) -> Status | None:
    if share > 1:
        return None
    if share == 0:
        return Status.NOT_STARTED
    return Status.DONE if share == 1 else Status.ONGOING
