"""What every shipped template must hold, whichever templates there are."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from sla_desktop.catalogue.holidays import with_dates
from sla_desktop.catalogue.profiles import profiles
from sla_desktop.catalogue.templates import Template, field_edit, filled, start, templates
from sla_desktop.checks.draft import Context
from sla_desktop.checks.judge import Checklist, Judge
from sla_desktop.document.compose import compose
from sla_desktop.document.plain import plain_text
from sla_desktop.domain import paths, show
from sla_desktop.domain.agreement import Agreement, included
from sla_desktop.domain.fields import REFERENCE, fields_in, refers_to_section, resolve
from sla_desktop.domain.quantities import Duration, Money, Percent
from sla_desktop.domain.sections import SectionBase
from sla_desktop.domain.text import ListItem, Paragraph, Run, runs_text

TODAY = dt.date(2027, 1, 20)
MOST_QUICK = 8
MOST_WORDS = 25  # in a sentence
SENTENCE_END = re.compile(r"[.!?;:]\s+(?=[A-Z{])")
# Sections whose numbers the trade sets; their wording must not say them a second time.
OF_THE_TRADE = {
    "levels", "availability", "priorities", "credits", "maintenance", "continuity",
    "escalation", "workload", "support", "services", "hours",
}  # fmt: skip

every_template = pytest.mark.parametrize("template", templates().values(), ids=lambda t: t.id)


def examples(template: Template) -> Agreement:
    answers = [(field.id, field.example) for field in template.fields]
    return with_dates(filled(start(template, "sla-1"), template, answers), TODAY)


def judged(agreement: Agreement) -> Checklist:
    return Judge().checklist(agreement, Context(today=TODAY))


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


def numbers(value: Any) -> Iterator[str]:
    """Every duration, percentage and sum below `value` as it is printed."""
    if isinstance(value, Duration | Percent | Money):
        yield show.anything(value, "en-GB")
    elif isinstance(value, tuple):
        for item in value:
            yield from numbers(item)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from numbers(getattr(value, name))


def wording_of(section: SectionBase) -> list[str]:
    return [runs_text(b.runs) for b in section.wording if isinstance(b, Paragraph | ListItem)]


def texts(template: Template) -> list[str]:
    agreement = start(template, "sla-1")
    return [text for part in (agreement.fields, *agreement.sections) for text in prose(part)]


def test_the_managed_it_template_is_among_them() -> None:
    assert "T02" in templates()


@every_template
def test_its_kind_and_profile_are_those_of_its_agreement(template: Template) -> None:
    agreement = start(template, "sla-1")
    assert agreement.kind == template.kind
    assert template.profile in profiles()
    assert template.about.endswith(".")


@every_template
def test_its_field_ids_differ_and_few_are_asked_first(template: Template) -> None:
    ids = [field.id for field in template.fields]
    assert len(set(ids)) == len(ids)
    assert 0 < sum(field.quick for field in template.fields) <= MOST_QUICK


@every_template
def test_each_path_is_filled_by_one_field_and_leads_somewhere(template: Template) -> None:
    agreement = start(template, "sla-1")
    all_paths = [path for field in template.fields for path in field.paths]
    assert len(set(all_paths)) == len(all_paths)
    assert all(field.paths for field in template.fields)
    for path in all_paths:
        paths.shown_at(agreement, path)


@every_template
def test_each_field_takes_its_example(template: Template) -> None:
    agreement = start(template, "sla-1")
    for field in template.fields:
        changed = field_edit(field, field.example)(agreement)
        shown = [paths.value_at(changed, path) for path in field.paths]
        assert None not in shown, field.id
        assert "" not in shown, field.id


@every_template
def test_filled_from_its_examples_it_is_clean(template: Template) -> None:
    checklist = judged(examples(template))
    standing = [f for f in checklist.findings if f.severity != "information"]
    assert standing == []
    assert [f for f in checklist.findings if f.status == "missing"] == []
    assert checklist.score == 100


@every_template
def test_fresh_it_only_says_what_is_open(template: Template) -> None:
    open_ = {path for field in template.fields for path in field.paths}
    checklist = judged(start(template, "sla-1"))
    standing = [f for f in checklist.findings if f.severity != "information"]
    assert standing
    unasked = [f for f in standing if f.field not in open_]
    assert [f for f in unasked if f.status not in {"missing", "incomplete"}] == []


@every_template
def test_its_sentences_are_short(template: Template) -> None:
    found = [s for text in texts(template) for s in SENTENCE_END.split(text)]
    assert [s for s in found if len(s.split()) > MOST_WORDS] == []


@every_template
def test_its_wording_repeats_no_number_that_has_a_field(template: Template) -> None:
    found: list[tuple[str, str]] = []
    for section in start(template, "sla-1").sections:
        if str(type(section).__struct_config__.tag) not in OF_THE_TRADE:
            continue
        known = set(numbers(msgspec.structs.replace(section, wording=())))
        for text in wording_of(section):
            found += [(n, text) for n in known if re.search(rf"(?<![\d.]){re.escape(n)}", text)]
    assert found == []


@every_template
def test_it_says_must_and_may_and_never_shall(template: Template) -> None:
    assert [text for text in texts(template) if re.search(r"\bshall\b|\bwill be\b", text)] == []


@every_template
def test_every_reference_and_field_in_its_text_exists(template: Template) -> None:
    agreement = examples(template)
    names = [name for text in texts(template) for name in fields_in(text)]
    references = [name for name in names if name.startswith(REFERENCE)]
    assert [name for name in references if not refers_to_section(agreement, name)] == []
    values = [name for name in names if not name.startswith(REFERENCE)]
    assert [name for name in values if not resolve(agreement, name).text] == []


@every_template
@pytest.mark.parametrize("whole", [False, True], ids=["fresh", "filled"])
def test_every_section_is_printed_without_a_marker(template: Template, whole: bool) -> None:
    agreement = examples(template) if whole else start(template, "sla-1")
    printed = plain_text(compose(agreement))
    assert not re.search(r"\{\{|\}\}|\[[A-Z]|\bTBD\b|\bNone\b", printed)
    titles = [section.title for section in included(agreement) if section.id != "control"]
    assert [title for title in titles if title not in printed] == []
