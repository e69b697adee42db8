"""Reviewing doubtful links: what is asked, and how answers are kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from benchmarks.histories import told
from benchmarks.rates import ALL, RENEWED, busier
from ingest.recognition.identity import histories
from ingest.review import answered, questions, review
from ingest.settings import Settings, load_settings, parse_settings
from schema.history import Certainty, History, Plan

KEPT = """# ours
[[same]]  # keep this
earlier = {date = 2020-01-15, tiltak = "a"}
later = {date = 2020-02-15, tiltak = "b"}

[areas]
"A" = ["B"]
"""


@pytest.fixture(scope="module")
def doubtful() -> History:
    for seed in range(50):
        case = told(seed, busier(RENEWED if seed % 2 else ALL, 3))
        found = histories([case.plan], Settings())[0]
        if questions([found]):
            return found
    pytest.fail("no history of these seeds has a doubtful link")


def again(known: History, text: str) -> History:
    return histories([known.plan], parse_settings(text))[0]


def test_of_the_links_made_only_doubtful_ones_are_asked_about(doubtful: History) -> None:
    asked = {question.link.certainty for question in questions([doubtful]) if question.made}
    assert asked == {Certainty.DOUBTFUL}


def test_a_yes_makes_the_link_certain_and_is_not_asked_again(doubtful: History) -> None:
    question = questions([doubtful])[0]
    settled = again(doubtful, answered("", question, same=True))
    link = next(x for x in settled.links if x.later.record is question.link.later.record)
    assert (link.certainty, link.reason) == (Certainty.CERTAIN, "ingest.toml")
    assert question.later not in [q.later for q in questions([settled])]


def test_a_no_parts_the_two(doubtful: History) -> None:
    question = questions([doubtful])[0]
    settled = again(doubtful, answered("", question, same=False))
    ids = {id(seen.record): seen.tiltak_id for seen in settled.observations}
    earlier, later = question.link.earlier.record, question.link.later.record
    assert ids[id(earlier)] != ids[id(later)]


def test_an_answer_survives_newer_decks(doubtful: History) -> None:
    question = questions([doubtful])[0]
    text = answered("", question, same=False)
    until = question.link.later.report + 1
    shorter = Plan(name=doubtful.plan.name, editions=doubtful.plan.editions[:until])
    first = histories([shorter], parse_settings(text))[0]
    later = again(doubtful, text)
    assert first.observations == later.observations[: len(first.observations)]
    assert not [d for d in later.diagnostics if d.diagnostic.code == "settings-unused"]


def test_what_a_person_wrote_stays(doubtful: History) -> None:
    text = KEPT
    for question in questions([doubtful]):
        text = answered(text, question, same=True)
    for line in KEPT.splitlines():
        assert line in text
    assert len(parse_settings(text).same) == 1 + len(questions([doubtful]))
    assert parse_settings(text).areas == {"A": ("B",)}


def test_the_plan_is_named_only_where_the_rows_do_not_tell_it(doubtful: History) -> None:
    twin = Plan(name="Another", editions=doubtful.plan.editions)
    both = histories([doubtful.plan, twin], Settings())
    assert questions([doubtful])[0].plan is None
    assert questions(both)[0].plan == doubtful.plan.name


def asked_on_terminal(folder: Path, known: History) -> Callable[[str], str]:
    @click.command()
    def command() -> None:
        review(folder, [known])

    def run(answers: str) -> str:
        result = CliRunner().invoke(command, input=answers)
        assert result.exit_code == 0, result.output
        return result.output

    return run


def test_the_terminal_writes_each_answer_at_once(tmp_path: Path, doubtful: History) -> None:
    run = asked_on_terminal(tmp_path, doubtful)
    question = questions([doubtful])[0]
    shown = run("n\nq\n" if len(questions([doubtful])) > 1 else "n\n")
    assert question.link.earlier.record.tiltak in shown
    assert "1 answer written to" in shown
    assert len(load_settings(tmp_path / "ingest.toml").different) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["ingest.toml"]


def test_quitting_writes_nothing(tmp_path: Path, doubtful: History) -> None:
    assert "nothing written" in asked_on_terminal(tmp_path, doubtful)("q\n")
    assert list(tmp_path.iterdir()) == []


def test_with_nothing_in_doubt_nothing_is_asked(tmp_path: Path) -> None:
    known = histories([told(1, ALL, measures=5, months=1).plan], Settings())[0]
    assert "Nothing is in doubt" in asked_on_terminal(tmp_path, known)("")
