"""Parts of the shipped library in a draft: nothing in them points nowhere."""

import pytest

from sla_desktop.app.inserting import Insertion, add_credit, add_metrics, use_priorities
from sla_desktop.catalogue.presets import credit_models, metric_presets, priority_presets
from sla_desktop.checks.dangling_ids import astray
from sla_desktop.domain import agreement as parts
from sla_desktop.domain import copyfile, paths
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.calendars import ServiceCalendar
from sla_desktop.domain.edits import BadEditError
from sla_desktop.domain.fields import fields_in
from sla_desktop.domain.metrics import AvailabilityDefinition, Metric
from sla_desktop.domain.people import Party
from sla_desktop.domain.sections import (
    AvailabilitySection,
    CreditsSection,
    EscalationSection,
    HoursSection,
    LevelsSection,
    PartiesSection,
    PrioritiesSection,
    Section,
)
from sla_desktop.domain.support import EscalationStep, Priority
from sla_desktop.resources import path

METRICS = {preset.id: preset.value for preset in metric_presets()}
SETS = {preset.id: preset.value for preset in priority_presets()}
MODELS = {preset.id: preset.value for preset in credit_models()}


def draft(*sections: Section) -> Agreement:
    return Agreement(id="draft", title="Draft", sections=sections)


def done(agreement: Agreement, insertion: Insertion) -> Agreement:
    return insertion.edit(agreement)


def sample() -> Agreement:
    data = path("samples", "office-cleaning.sladraft").read_bytes()
    return copyfile.decode(data, "sample")[0]


@pytest.mark.parametrize("agreement", [draft(), sample()], ids=["empty", "sample"])
def test_no_metric_of_the_library_points_nowhere(agreement: Agreement) -> None:
    before = astray(agreement)
    result = done(agreement, add_metrics(agreement, METRICS.values()))
    assert len(parts.metrics(result)) == len(parts.metrics(agreement)) + len(METRICS)
    assert astray(result) == before
    for metric in parts.metrics(result):
        for name in fields_in(repr(metric)):
            assert name.startswith("ref:") or paths.value_at(result, name) is not None


@pytest.mark.parametrize("name", SETS)
def test_no_set_of_priorities_points_nowhere(name: str) -> None:
    result = done(sample(), use_priorities(sample(), SETS[name]))
    assert astray(result) == astray(sample())
    assert [one.name for one in parts.priorities(result)] == [p.name for p in SETS[name].priorities]


@pytest.mark.parametrize("name", MODELS)
def test_a_model_of_credits_belongs_to_the_metric_chosen(name: str) -> None:
    agreement = draft(LevelsSection(id="levels", title="", metrics=(Metric(id="m", name="M"),)))
    insertion = add_credit(agreement, MODELS[name], ["m"])
    result = done(agreement, insertion)
    assert paths.value_at(result, insertion.place).metrics == ("m",)
    assert not astray(result)


def test_ids_are_unique_over_all_sections_of_levels() -> None:
    metric = METRICS["satisfaction"]
    agreement = draft(
        LevelsSection(id="levels", title="", metrics=(metric,)),
        LevelsSection(id="more", title=""),
    )
    insertion = add_metrics(agreement, [metric, metric], "more")
    ids = [one.id for one in parts.metrics(done(agreement, insertion))]
    assert ids == [metric.id, f"{metric.id}-2", f"{metric.id}-3"]
    assert insertion.place == f"more.metrics.{metric.id}-3"


def test_what_the_draft_does_not_have_is_told() -> None:
    insertion = add_metrics(draft(), [METRICS["late-p1"]])
    assert "priority of “Late P1 Incidents”" in insertion.left_open
    assert "hours of “Late P1 Incidents”" in insertion.left_open


def test_what_the_draft_has_stays_named() -> None:
    hours = HoursSection(
        id="hours", title="", calendars=(ServiceCalendar(id="support", name="Desk"),)
    )
    result = done(draft(hours), use_priorities(draft(hours), SETS["priorities-four"]))
    assert {one.calendar for one in parts.priorities(result)} == {"", "support"}


def test_a_party_is_found_by_its_role() -> None:
    firm = PartiesSection(
        id="parties",
        title="",
        parties=(Party(id="us", role="provider"), Party(id="them", role="customer")),
    )
    result = done(draft(firm), add_metrics(draft(firm), [METRICS["satisfaction"]]))
    roles = parts.metrics(result)[0].roles
    assert roles is not None
    assert roles.measures is not None
    assert roles.measures.party == "us"


def test_the_only_definition_of_availability_is_taken() -> None:
    known = AvailabilitySection(
        id="availability", title="", definitions=(AvailabilityDefinition(id="ours", name="Ours"),)
    )
    result = done(draft(known), add_metrics(draft(known), [METRICS["availability"]]))
    assert parts.metrics(result)[0].availability == "ours"
    assert (
        parts.metrics(done(draft(), add_metrics(draft(), [METRICS["availability"]])))[
            0
        ].availability
        == ""
    )


def test_a_text_names_its_own_row_by_its_new_id() -> None:
    metric = METRICS["late-tickets"]
    agreement = draft(LevelsSection(id="levels", title="", metrics=(metric,)))
    result = done(agreement, add_metrics(agreement, [metric]))
    second = parts.metrics(result)[1]
    assert f"levels.metrics.{second.id}.minimum" in fields_in(repr(second))


def test_a_priority_that_is_named_elsewhere_goes_on_by_its_rank() -> None:
    old = PrioritiesSection(
        id="priorities",
        title="Times",
        priorities=tuple(Priority(id=one, name=one) for one in ("top", "low", "a", "b", "c")),
    )
    steps = EscalationSection(
        id="escalation",
        title="",
        steps=(
            EscalationStep(id="one", priority="top"),
            EscalationStep(id="two", priority="c"),
        ),
    )
    agreement = draft(old, steps)
    insertion = use_priorities(agreement, SETS["priorities-three"])
    result = done(agreement, insertion)
    assert [one.id for one in parts.priorities(result)] == ["top", "low", "a"]
    assert paths.value_at(result, "escalation.steps.one.priority") == "top"
    assert paths.value_at(result, "escalation.steps.two.priority") == ""
    assert any(told.startswith("priority") for told in insertion.left_open)
    assert not astray(result)
    assert paths.value_at(result, "priorities.title") == "Times"


def test_a_credit_ends_that_there_are_none_on_purpose() -> None:
    agreement = draft(
        LevelsSection(id="levels", title="", metrics=(Metric(id="m", name="M"),)),
        CreditsSection(id="credits", title="", none=True),
    )
    result = done(agreement, add_credit(agreement, MODELS["credit-points"], ["m"]))
    assert paths.value_at(result, "credits.none") is False
    assert len(paths.value_at(result, "credits.schedules")[0].points) == 1


def test_a_draft_that_changed_meanwhile_is_told_in_a_sentence() -> None:
    insertion = add_metrics(draft(), [METRICS["satisfaction"]])
    with pytest.raises(BadEditError, match="choose again"):
        insertion.edit(sample())
