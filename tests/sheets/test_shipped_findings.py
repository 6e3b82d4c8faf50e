"""What the checklist says of the finished sample and of the template it was made from."""

import datetime as dt
import json
from pathlib import Path

import pytest

from sla_desktop.catalogue.holidays import with_dates
from sla_desktop.catalogue.samples import samples
from sla_desktop.catalogue.templates import filled, start, templates
from sla_desktop.checks.draft import Context
from sla_desktop.checks.finding import Finding
from sla_desktop.checks.judge import Judge
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.copyfile import decode
from tests.sheets import expected_findings
from tests.sheets.expected_findings import Expected

TODAY = dt.date(2027, 1, 20)
SHEET_DAY = dt.date(2026, 11, 21)
ANSWERS = Path(__file__).parents[1] / "fixtures" / "t02_answers.json"
# Nothing: every fact is there and none contradicts another.
MANAGED_IT: list[Expected] = []


def sample(name: str) -> Agreement:
    (found,) = [one for one in samples() if one.id == name]
    return decode(found.path.read_bytes(), found.path.name)[0]


def judged(agreement: Agreement, today: dt.date) -> tuple[Finding, ...]:
    return Judge().checklist(agreement, Context(today=today)).findings


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("managed-it-support", MANAGED_IT),
        ("linux-operations", expected_findings.LINUX),
        ("office-cleaning", expected_findings.CLEANING),
        ("sales-marketing", expected_findings.SALES),
    ],
)
def test_each_sample_gives_what_its_facts_deserve(name: str, expected: list[Expected]) -> None:
    found = sorted((f.id, f.field) for f in judged(sample(name), SHEET_DAY))
    assert found == sorted((line.check, line.field) for line in expected)


def test_the_template_filled_with_answers_or_examples_gives_nothing() -> None:
    template = templates()["T02"]
    answers = json.loads(ANSWERS.read_text(encoding="utf-8"))
    examples = {field.id: field.example for field in template.fields}
    for given in (answers, examples):
        agreement = filled(start(template, "sla-1"), template, given.items())
        assert [f.message for f in judged(with_dates(agreement, TODAY), TODAY)] == []


def test_every_reckoning_is_plain_text() -> None:
    for name in ("linux-operations", "office-cleaning", "sales-marketing"):
        for finding in judged(sample(name), SHEET_DAY):
            assert all(line.strip() and "\u00a0" not in line for line in finding.worked)


def test_findings_with_numbers_are_worked_out() -> None:
    """Checks of words alone quote the words instead."""
    of_words = {"B27", "B38", "B39", "B40"}
    for name in ("linux-operations", "office-cleaning", "sales-marketing"):
        for finding in judged(sample(name), SHEET_DAY):
            if finding.id[0] == "B" and finding.id not in of_words and finding.numbers:
                assert finding.worked, (finding.id, finding.message)
