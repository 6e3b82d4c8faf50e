"""Each sheet goes in whole: every fact in its own typed field, printed unless it is private."""

import re
from pathlib import Path

import pytest

from sla_desktop.document.compose import compose
from sla_desktop.document.facts import facts_of
from sla_desktop.document.plain import plain_text
from sla_desktop.domain import paths, show
from sla_desktop.domain.codec import from_plain, to_json, to_plain
from sla_desktop.domain.funnel import FunnelGoal
from sla_desktop.domain.quantities import Duration
from sla_desktop.domain.text import plain_text as plain_words
from tests.sheets import (
    facts_cleaning,
    facts_linux,
    facts_sales,
    linux_operations,
    office_cleaning,
    sales_marketing,
    write_samples,
)
from tests.sheets.fact import PRIVATE, Fact
from tests.sheets.writing import of

SHEETS = {
    "linux": (linux_operations.build(), facts_linux.FACTS),
    "cleaning": (office_cleaning.build(), facts_cleaning.FACTS),
    "sales": (sales_marketing.build(), facts_sales.FACTS),
}
PRINTED = {name: plain_text(compose(agreement)) for name, (agreement, _) in SHEETS.items()}
CASES = [(name, fact) for name, (_, facts) in SHEETS.items() for fact in facts]
PRINTING = [(name, fact) for name, fact in CASES if fact.printed != PRIVATE]


def _name(value: str | Fact) -> str:
    return value if isinstance(value, str) else value.path


def as_read(sheet: str, fact: Fact) -> str:
    value = fact.value
    known = facts_of(SHEETS[sheet][0])
    return fact.printed or (
        known.dur(value) if isinstance(value, Duration) else show.anything(value)
    )


def one_line(document: str) -> str:
    """Text without line breaks, bullets and hard spaces, in lower case."""
    return " ".join(re.sub(r"\n\s*- ", "\n", document).split()).lower()


@pytest.mark.parametrize(("sheet", "fact"), CASES, ids=_name)
def test_a_fact_stands_in_its_field(sheet: str, fact: Fact) -> None:
    assert paths.value_at(SHEETS[sheet][0], fact.path) == fact.value


@pytest.mark.parametrize(("sheet", "fact"), PRINTING, ids=_name)
def test_a_fact_prints(sheet: str, fact: Fact) -> None:
    assert one_line(as_read(sheet, fact)) in one_line(PRINTED[sheet])


def test_private_facts_are_kept_but_never_printed() -> None:
    agreement = SHEETS["cleaning"][0]
    kept = to_json(agreement).decode()
    printed = one_line(PRINTED["cleaning"])
    assert '"values":["91","93","88","90","94","92","89","93"]' in kept
    assert '"contract_end":"2028-01-31"' in kept
    for text_ in ("91", "88", "31 january 2028", "3 business days"):
        assert not re.search(rf"\b{text_}\b", printed), text_


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_sheet_survives_being_kept(sheet: str) -> None:
    agreement = SHEETS[sheet][0]
    assert from_plain(to_plain(agreement), sheet) == agreement


@pytest.mark.parametrize("sheet", SHEETS)
def test_no_number_of_the_trade_is_kept_as_wording(sheet: str) -> None:
    worded = [plain_words(section.wording) for section in SHEETS[sheet][0].sections]
    assert not re.search(r"\d", " ".join(worded))


def test_the_shipped_samples_are_the_sheets() -> None:
    shipped = {path.name: path.read_bytes() for path in write_samples.FOLDER.iterdir()}
    assert shipped == write_samples.copies()


def test_samples_are_written_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write_samples, "FOLDER", tmp_path / "samples")
    write_samples.main()
    written = {path.name: path.read_bytes() for path in (tmp_path / "samples").iterdir()}
    assert written == write_samples.copies()


def test_the_leads_promised_follow_from_the_goal() -> None:
    agreement = SHEETS["sales"][0]
    goal = paths.value_at(agreement, "funnel.goal")
    assert isinstance(goal, FunnelGoal)
    assert goal.revenue
    assert goal.marketing_share
    assert goal.average_deal
    assert goal.lead_to_customer
    customers = goal.revenue.amount * goal.marketing_share.value / 100 / goal.average_deal.amount
    a_month = customers / (goal.lead_to_customer.value / 100) / 12
    assert paths.value_at(agreement, "levels.metrics.leads.target") == of(f"{a_month:f}", "leads")
