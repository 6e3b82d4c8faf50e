"""Edits are pure: a new agreement comes back, untouched sections stay the same objects."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest

from sla_desktop.domain import edits, paths
from sla_desktop.domain.agreement import Agreement, Waiver
from sla_desktop.domain.errors import InputError
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.people import Party
from sla_desktop.domain.quantities import Percent
from sla_desktop.domain.sections import (
    ChargesSection,
    LevelsSection,
    PartiesSection,
    ProseSection,
    TermSection,
)


def agreement() -> Agreement:
    return Agreement(
        id="a",
        title="Support",
        sections=(
            PartiesSection(
                id="parties",
                title="Parties",
                parties=(
                    Party(id="provider", role="provider", name="North Ltd"),
                    Party(id="customer", role="customer"),
                ),
            ),
            TermSection(id="term", title="Term"),
            LevelsSection(
                id="levels", title="Levels", metrics=(Metric(id="uptime", name="Uptime"),)
            ),
            ChargesSection(id="charges", title="Charges"),
        ),
    )


def test_set_text_reads_the_fields_own_type() -> None:
    changed = edits.set_text("levels.metrics.uptime.target", "99.9 %")(agreement())
    assert paths.value_at(changed, "levels.metrics.uptime.target") == Percent(value=Decimal("99.9"))


def test_what_an_edit_does_not_touch_stays_the_same_object() -> None:
    before = agreement()
    after = edits.set_text("term.start", "2027-03-01")(before)
    assert [a is b for a, b in zip(before.sections, after.sections, strict=True)] == [
        True,
        False,
        True,
        True,
    ]
    assert paths.value_at(before, "term.start") is None


def test_empty_optional_parts_on_the_way_are_made() -> None:
    changed = edits.set_text("charges.indexation.cap", "4 %")(agreement())
    assert paths.value_at(changed, "charges.indexation.cap") == Percent(value=Decimal(4))


def test_fields_of_the_agreement_itself_and_sections_by_their_full_path() -> None:
    edit = edits.chain(
        edits.set_text("title", "Care plan"), edits.set_value("sections.term.title", "Duration")
    )
    changed = edit(agreement())
    assert (changed.title, paths.value_at(changed, "term.title")) == ("Care plan", "Duration")


def test_set_value_takes_typed_values() -> None:
    changed = edits.set_value("term.start", dt.date(2027, 3, 1))(agreement())
    assert paths.value_at(changed, "term.start") == dt.date(2027, 3, 1)


def test_rows_are_added_replaced_moved_and_removed() -> None:
    row = Party(id="supplier", role="other")
    changed = edits.add_row("parties.parties", row, at=1)(agreement())
    assert _ids(changed) == ["provider", "supplier", "customer"]
    changed = edits.move_row("parties.parties.supplier", 99)(changed)
    assert _ids(changed) == ["provider", "customer", "supplier"]
    changed = edits.replace_row("parties.parties.supplier", Party(id="auditor", role="other"))(
        changed
    )
    assert _ids(changed) == ["provider", "customer", "auditor"]
    changed = edits.remove_row("parties.parties.provider")(changed)
    assert _ids(changed) == ["customer", "auditor"]


def test_sections_are_added_replaced_moved_and_removed() -> None:
    new = ProseSection(id="extra", title="Extra")
    changed = edits.add_section(new)(agreement())
    changed = edits.move_row("sections.extra", 0)(changed)
    changed = edits.remove_row("sections.levels")(changed)
    changed = edits.replace_row("sections.extra", ProseSection(id="extra", title="More"))(changed)
    assert [(s.id, s.title) for s in changed.sections][:2] == [
        ("extra", "More"),
        ("parties", "Parties"),
    ]
    assert [s.id for s in changed.sections] == ["extra", "parties", "term", "charges"]


def test_a_finding_is_kept_once() -> None:
    first, second = (Waiver(id="w", check="B05", reason=r) for r in ("old", "new"))
    changed = edits.chain(edits.keep_finding(first), edits.keep_finding(second))(agreement())
    assert [w.reason for w in changed.waivers] == ["new"]


def _ids(changed: Agreement) -> list[str]:
    return [party.id for party in paths.value_at(changed, "parties.parties")]


@pytest.mark.parametrize(
    "edit",
    [
        edits.set_text("nowhere.field", "x"),
        edits.set_text("term.nothing", "x"),
        edits.set_text("term.start.year", "2027"),
        edits.set_text("levels.metrics.ghost.target", "1"),
        edits.set_text("levels.metrics.uptime", "1"),
        edits.set_text("charges.payment.value", "3"),
        edits.set_text("currency", "euro"),
        edits.set_value("term.start", "soon"),
        edits.set_value("levels.metrics", 3),
        edits.add_row("term", Party(id="x", role="other")),
        edits.add_row("parties.parties", Metric(id="x", name="X")),
        edits.add_row("parties.parties", Party(id="provider", role="other")),
        edits.replace_row("parties.parties.provider", Metric(id="x", name="X")),
        edits.replace_row("parties.parties.provider", Party(id="customer", role="other")),
        edits.remove_row("term.start"),
        edits.remove_row("sections.ghost"),
        edits.add_section(ProseSection(id="term", title="Again")),
        edits.add_section(ProseSection(id="title", title="Title")),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(
    edit: Callable[[Agreement], Agreement],
) -> None:
    with pytest.raises(InputError, match=r"\.$"):
        edit(agreement())


def test_paths_join_without_empty_parts() -> None:
    assert paths.join("levels", "", "metrics") == "levels.metrics"


def test_a_field_knows_what_it_holds_before_anything_is_said() -> None:
    draft = agreement()
    assert paths.default_at(draft, "charges.indexation.cap") is None
    assert paths.default_at(draft, "levels.metrics.uptime.measure") == "other"


def test_a_share_stays_a_share_when_its_sign_is_left_out() -> None:
    edit = edits.chain(
        edits.set_text("levels.metrics.uptime.target", "99.9 %"),
        edits.set_text("levels.metrics.uptime.target", "98"),
    )
    target = paths.value_at(edit(agreement()), "levels.metrics.uptime.target")
    assert target == Percent(value=Decimal(98))
