import datetime as dt
import json
import re
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pytest

from sla_desktop import resources
from sla_desktop.catalogue import templates as templates_module
from sla_desktop.catalogue.elements import CatalogueError
from sla_desktop.catalogue.holidays import with_dates
from sla_desktop.catalogue.profiles import profiles
from sla_desktop.catalogue.templates import Template, field_edit, start, templates
from sla_desktop.checks.draft import Context
from sla_desktop.checks.finding import Finding
from sla_desktop.checks.judge import Checklist, Judge
from sla_desktop.document.compose import compose
from sla_desktop.document.plain import plain_text
from sla_desktop.domain.agreement import Agreement, calendar, first, included, priorities
from sla_desktop.domain.fields import REFERENCE, fields_in, refers_to_section, resolve
from sla_desktop.domain.sections import EscalationSection
from sla_desktop.domain.text import Run, runs_text
from sla_desktop.domain.timeorder import compare

ANSWERS = Path(__file__).parents[1] / "fixtures" / "t02_answers.json"
TODAY = dt.date(2027, 1, 20)
MOST_QUICK = 8
MOST_FIELDS = 48
MOST_WORDS = 25  # in a sentence
SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z{])")
# Words that leave open how soon, how much or how well; what a number makes exact is taken out.
EXACT = re.compile(
    r"\bat (?:most|least)\b|\bno (?:more|less) than\b|\bor (?:more|less)\b|\bmore than \d"
    r"|\bwithout undue delay\b|\bprofessional indemnity\b|\bany \d+|\bat any hour\b",
    re.IGNORECASE,
)
VAGUE = re.compile(
    r"\b(?:prompt(?:ly)?|timely|quickly|soon|immediately|without delay|regularly|periodically"
    r"|from time to time|in due course|shortly|normally|usually|good|high|best|excellent|adequate"
    r"|appropriate|acceptable|satisfactory|sufficient|suitable|professional|efficient|effective"
    r"|robust|seamless|user-friendly|flexible|state of the art|industry standard|some|several|many"
    r"|few|most|significant|substantial|minimal|approximately|about|large|limited|excessive"
    r"|if possible|where possible|if applicable|where practicable|as required|as needed"
    r"|to the extent|reasonabl[ey]|commercially|good faith|aims?|try|tries|strives?|endeavours?"
    r"|seeks?|intends?|work towards|efforts?|better|faster|improved|superior|less|increase"
    r"|maximise|minimise|optimise|etc|and so (?:on|forth)|and/or|including but not limited to"
    r"|always|never|all|every|any|unlimited|guarantees?|should|hereby|hereinafter|herein|thereof"
    r"|aforesaid|witnesseth)\b|\bup to (?!\d)|100 %|24/7",
    re.IGNORECASE,
)
# An agreement whose firm of five has no lawyer: these answers must be asked for by name.
NEEDED = {
    "customer.name": "parties.parties.customer.name",
    "provider.name": "parties.parties.provider.name",
    "provider.address": "parties.parties.provider.address",
    "customer.address": "parties.parties.customer.address",
    "start": "term.start",
    "length": "term.end",
    "fee": "charges.fees.monthly.amount",
    "fee.user": "charges.fees.further-user.amount",
    "fee.work": "charges.fees.extra-work.amount",
    "sites": "scope.items",
    "review.service": "reports.reviews.service.next_date",
    "review.agreement": "reports.reviews.agreement.next_date",
    "readjust": "levels.metrics.response.baseline.readjust",  # or once for all
    "provider.director.name": "signatures.signatories.provider.name",
    "provider.director.title": "signatures.signatories.provider.title",
    "customer.director.name": "signatures.signatories.customer.name",
    "customer.director.title": "signatures.signatories.customer.title",
    "data.location": "security.data_location",
}


def managed_it() -> Template:
    return templates()["T02"]


def answers() -> dict[str, str]:
    return json.loads(ANSWERS.read_text(encoding="utf-8"))


def examples() -> dict[str, str]:
    return {field.id: field.example for field in managed_it().fields}


def filled(given: dict[str, str]) -> Agreement:
    agreement = templates_module.filled(start(managed_it(), "sla-1"), managed_it(), given.items())
    return with_dates(agreement, TODAY)


def judged(agreement: Agreement, profile_id: str = "") -> Checklist:
    return Judge().checklist(agreement, Context(today=TODAY), profile_id)


def standing(checklist: Checklist) -> list[Finding]:
    return [f for f in checklist.findings if f.severity != "information" or f.status == "missing"]


def prose(value: Any) -> Iterator[str]:
    """Every text of three words or more; the runs of one paragraph together."""
    if isinstance(value, str):
        if value.count(" ") > 1:
            yield value
    elif isinstance(value, tuple):
        if value and all(isinstance(item, Run) for item in value):
            yield runs_text(value)
        else:
            for item in value:
                yield from prose(item)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from prose(getattr(value, name))


def texts() -> list[str]:
    """What the template itself says; holidays have the names the law gives them."""
    sections = start(managed_it(), "sla-1").sections
    return [text for section in sections for text in prose(section)]


def long_sentences(text: str) -> list[str]:
    return [s for s in SENTENCE_END.split(text) if len(s.split()) > MOST_WORDS]


def vague_words(text: str) -> list[str]:
    return [hit[0] for hit in VAGUE.finditer(EXACT.sub("", text))]


def test_templates_are_found_by_id() -> None:
    assert managed_it().name == "Managed IT support"
    assert all(template.id == id_ for id_, template in templates().items())


def test_templates_are_read_once() -> None:
    assert templates() is templates()


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the shipped template that a test may break."""
    folder = tmp_path / "templates"
    shutil.copytree(resources.path("templates"), folder)
    shutil.copytree(resources.path("clauses"), tmp_path / "clauses")
    monkeypatch.setattr(resources, "root", lambda: tmp_path)
    templates.cache_clear()
    yield folder / "T02.json"
    templates.cache_clear()


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"id": "T02"}'])
def test_a_damaged_template_is_named(shipped: Path, data: bytes) -> None:
    shipped.write_bytes(data)
    with pytest.raises(CatalogueError, match=r"T02\.json” is broken"):
        templates()


def test_a_template_whose_agreement_does_not_fit_is_named(shipped: Path) -> None:
    plain = json.loads(shipped.read_text(encoding="utf-8"))
    plain["agreement"]["sections"][0] = {"section": "unheard-of", "id": "x", "title": "X"}
    shipped.write_text(json.dumps(plain), encoding="utf-8")
    with pytest.raises(ValueError, match="template T02"):
        start(managed_it(), "sla-1")


def test_a_new_agreement_knows_where_it_comes_from() -> None:
    agreement = start(managed_it(), "sla-1")
    assert (agreement.id, agreement.template, agreement.profile) == ("sla-1", "T02", "source")
    assert (agreement.kind, agreement.status, agreement.currency) == ("customer", "draft", "GBP")


def test_wording_may_be_one_text_or_lines(shipped: Path) -> None:
    plain = json.loads(shipped.read_text(encoding="utf-8"))
    term = next(s for s in plain["agreement"]["sections"] if s.get("use") == "term")
    read: list[Any] = []
    for wording in ("First.\n\nSecond **one**.", ["First.", "", "Second **one**."]):
        term["wording"] = wording
        shipped.write_text(json.dumps(plain), encoding="utf-8")
        templates.cache_clear()
        sections = start(managed_it(), "sla-1").sections
        read.append(next(s.wording for s in sections if s.id == "term"))
    assert read[0] == read[1]
    assert [runs_text(block.runs) for block in read[0]] == ["First.", "Second one."]


def test_field_ids_differ_and_few_are_asked_first() -> None:
    ids = [field.id for field in managed_it().fields]
    assert len(set(ids)) == len(ids)
    assert len(ids) <= MOST_FIELDS
    assert 0 < sum(field.quick for field in managed_it().fields) <= MOST_QUICK


def test_no_path_is_filled_by_two_fields() -> None:
    paths = [path for field in managed_it().fields for path in field.paths]
    assert len(set(paths)) == len(paths)
    assert all(field.paths for field in managed_it().fields)


@pytest.mark.parametrize("given", [examples(), answers()], ids=["examples", "answers"])
def test_every_field_takes_its_answer_and_changes_the_agreement(given: dict[str, str]) -> None:
    fresh = start(managed_it(), "sla-1")
    preset = {"hours", "target"}  # these have a usual value already
    for field in managed_it().fields:
        changed = field_edit(field, given[field.id])(fresh)
        assert field.id in preset or changed != fresh, field.id


def test_the_filled_example_answers_every_field() -> None:
    assert list(answers()) == [field.id for field in managed_it().fields]


@pytest.mark.parametrize("given", [examples(), answers()], ids=["examples", "answers"])
@pytest.mark.parametrize("profile_id", [p for p in profiles() if p != "salesmarketing"])
def test_filled_it_is_clean(given: dict[str, str], profile_id: str) -> None:
    checklist = judged(filled(given), profile_id)
    assert standing(checklist) == []
    assert checklist.clean
    assert checklist.score == 100


def test_fresh_it_is_not_clean() -> None:
    checklist = judged(start(managed_it(), "sla-1"))
    assert not checklist.clean
    assert checklist.errors


@pytest.mark.parametrize("field_id", NEEDED)
def test_each_open_answer_is_asked_for(field_id: str) -> None:
    given = {key: answer for key, answer in answers().items() if key != field_id}
    agreement = filled(given)
    findings = {f.field for id_ in ("source", "cloud") for f in judged(agreement, id_).findings}
    assert NEEDED[field_id] in {field[: len(NEEDED[field_id])] for field in findings}


def test_only_what_is_open_is_asked_for() -> None:
    whole = {f.field for f in judged(filled(answers())).findings}
    open_ = {f.field for f in judged(start(managed_it(), "sla-1")).findings} - whole
    paths = [path for field in managed_it().fields for path in field.paths]
    lists = {"parties.contacts", "scope.items", "term.end", NEEDED["readjust"]}
    strange = {field for field in open_ if field not in lists and field not in paths}
    assert strange == set()


def test_an_answer_that_does_not_fit_is_refused_with_the_name_of_its_field() -> None:
    with pytest.raises(ValueError, match=r"^start: .*2027-03-01"):
        filled({"start": "next spring"})


def test_a_path_may_be_filled_without_a_field() -> None:
    fresh = start(managed_it(), "sla-1")
    changed = templates_module.filled(fresh, None, [("currency", "EUR")])
    assert (fresh.currency, changed.currency) == ("GBP", "EUR")


def test_every_reference_and_field_in_its_text_exists() -> None:
    agreement = filled(answers())
    names = [name for text in texts() for name in fields_in(text)]
    references = [name for name in names if name.startswith(REFERENCE)]
    assert references
    assert [name for name in references if not refers_to_section(agreement, name)] == []
    values = [name for name in names if not name.startswith(REFERENCE)]
    assert [name for name in values if not resolve(agreement, name).text] == []


@pytest.mark.parametrize("given", [{}, answers()], ids=["fresh", "filled"])
def test_no_marker_is_printed(given: dict[str, str]) -> None:
    printed = plain_text(compose(filled(given)))
    assert not re.search(r"\{\{|\}\}|\[[A-Z]|\bTBD\b|\bNone\b", printed)
    titles = [section.title for section in included(filled(given)) if section.id != "control"]
    assert [title for title in titles if title not in printed] == []


def test_what_is_not_filled_prints_as_a_ruled_line() -> None:
    fresh, whole = (plain_text(compose(filled(given))) for given in ({}, answers()))
    by_hand = 4  # signature, place and date of two persons are always written by hand
    assert fresh.count("____") > whole.count("____") >= by_hand


@pytest.mark.parametrize("hours", ["08:00-18:00", "09:00-17:00", "07:00-20:00"])
def test_news_comes_after_the_answer_and_escalation_before_the_fix(hours: str) -> None:
    agreement = filled({**answers(), "hours": hours})
    found = first(agreement, EscalationSection)
    assert found
    for priority in priorities(agreement):
        times = priority.times[0]
        triggers = [step.trigger for step in found.steps if step.priority == priority.id]
        assert times.resolution
        assert triggers
        chain = [times.response, times.first_update, *triggers]
        own = calendar(agreement, priority.calendar)
        for before, after in pairwise(chain):
            assert before
            assert after
            assert compare(before, after, own, own, agreement.zone, or_equal=True).holds
        assert chain[-1]
        assert compare(chain[-1], times.resolution, own, own, agreement.zone).holds


def test_it_says_must_and_may_and_never_shall() -> None:
    assert [text for text in texts() if re.search(r"\bshall\b|\bwill be\b", text)] == []


def test_its_sentences_are_short() -> None:
    assert [sentence for text in texts() for sentence in long_sentences(text)] == []


def test_its_words_are_exact() -> None:
    assert {text: found for text in texts() if (found := vague_words(text))} == {}


@pytest.mark.parametrize(
    "text", ["We answer promptly.", "up to the limit", "all rights", "a good answer", "100 % safe"]
)
def test_a_vague_word_is_found(text: str) -> None:
    assert vague_words(text)


def test_a_long_sentence_is_found() -> None:
    assert long_sentences("One. " + "word " * 26)
