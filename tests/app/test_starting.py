"""A few questions make a new agreement, and nothing is asked twice."""

import datetime as dt

import pytest
from msgspec.structs import replace

from sla_desktop.app.firm import Firm
from sla_desktop.app.starting import (
    MOST_QUESTIONS,
    TRADES,
    QuickStart,
    Side,
    blank,
    offered,
    outlook,
    trade_of,
)
from sla_desktop.catalogue.templates import Template, TemplateField, templates
from sla_desktop.domain import paths
from sla_desktop.domain.agreement import Agreement, calendars, parties, section_kinds

T02 = templates()["T02"]
FIRM = Firm(name="Alder IT Services Ltd", signatory="Tom Alder")
TODAY = dt.date(2027, 1, 1)


def begun(side: Side = "provider", template: Template = T02, firm: Firm = FIRM) -> QuickStart:
    quick = QuickStart(template, firm)
    quick.choose_side(side)
    return quick


def field(quick: QuickStart, field_id: str) -> TemplateField:
    return next(one for one in quick.questions() if one.id == field_id)


def said(quick: QuickStart) -> dict[str, str]:
    return {line.label: line.text.replace("\u00a0", " ") for line in quick.said()}


def at(agreement: Agreement, path: str) -> object:
    return paths.value_at(agreement, path)


def test_every_template_is_offered_and_the_blank_one_last() -> None:
    assert [one.id for one in offered()] == [*templates(), ""]
    assert all(trade_of(one.id) in TRADES for one in offered())


def test_a_template_tells_its_length_and_what_it_measures() -> None:
    seen = outlook("T02")
    assert seen.trade == "it"
    assert seen.sections == 32
    assert 24 <= seen.pages <= 34
    promises = {one.name: one.target.replace("\u00a0", " ") for one in seen.promises}
    assert promises["Response in time"] == "at least 95 %"


def test_the_blank_one_has_the_usual_sections_and_two_sides() -> None:
    agreement = begun("customer", blank()).finish("mine", TODAY)
    assert agreement.id == "mine"
    assert agreement.template == ""
    kinds = [section.id for section in agreement.sections]
    assert {"parties", "services", "levels", "credits", "signatures"} <= set(kinds)
    assert set(kinds) <= set(section_kinds())
    assert [party.name for party in parties(agreement)] == ["", FIRM.name]
    assert outlook("").pages < 8


def test_the_side_and_the_firm_are_not_asked_again() -> None:
    asked = [one.id for one in begun().questions()]
    assert asked == ["customer.name", "start", "length", "users", "fee", "hours", "target"]
    assert len(asked) < MOST_QUESTIONS


def test_a_customer_is_asked_for_the_provider() -> None:
    asked = [one.id for one in begun("customer").questions()]
    assert asked == ["provider.name", "start", "length", "users", "fee", "hours", "target"]


def test_before_the_side_is_chosen_the_quick_fields_stand() -> None:
    asked = [one.id for one in QuickStart(T02, FIRM).questions()]
    assert asked[0] == "customer.name"
    assert QuickStart(T02, FIRM).side is None


def test_an_answer_shows_at_once_as_the_agreement_will_say_it() -> None:
    quick = begun()
    assert said(quick)["Provider"] == FIRM.name
    assert said(quick)["Customer"] == ""
    assert quick.answer(field(quick, "customer.name"), "Parkview Dental LLP") == ""
    assert quick.answer(field(quick, "start"), "2027-03-01") == ""
    assert quick.answer(field(quick, "fee"), "2480") == ""
    lines = said(quick)
    assert lines["Customer"] == "Parkview Dental LLP"
    assert lines["First day of the services"] == "1 March 2027"
    assert lines["Monthly fee without VAT"] == "£2,480.00"


def test_what_does_not_fit_is_told_and_not_taken() -> None:
    quick = begun()
    start = field(quick, "start")
    assert quick.answer(start, "2027-03-01") == ""
    assert "not a date" in quick.answer(start, "soon")
    assert said(quick)["First day of the services"] == ""
    assert quick.shown(start) == ""


def test_what_the_template_says_is_offered_and_comes_back_when_cleared() -> None:
    quick = begun()
    target = field(quick, "target")
    assert quick.shown(target).replace("\u00a0", " ") == "95 %"
    quick.answer(target, "90")
    assert quick.shown(target) == "90"
    quick.answer(target, "  ")
    assert quick.shown(target).replace("\u00a0", " ") == "95 %"


def test_one_answer_fills_every_place_of_its_field() -> None:
    quick = begun()
    quick.answer(field(quick, "users"), "35")
    agreement = quick.finish("mine", TODAY)
    assert at(agreement, "workload.limits.users.expected") == 35
    assert at(agreement, "workload.limits.users.upper") == 35


def test_a_field_with_few_answers_offers_them() -> None:
    chosen = TemplateField("status", "Status", "choice", "draft", ("status",), quick=True)
    asked = TemplateField("renews", "Does it renew?", "yes-no", "yes", ("term.renews",), quick=True)
    quick = begun(template=replace(T02, fields=(chosen, asked)))
    assert quick.choices(chosen) == ("draft", "in-review", "agreed", "ended", "superseded")
    assert quick.choices(asked) == ("yes", "no")
    assert quick.answer(asked, "yes") == ""
    assert quick.shown(asked) == "yes"
    assert quick.choices(field(begun(), "start")) == ()


def test_an_optional_choice_offers_its_answers() -> None:
    kind = TemplateField("kind", "Kind", "choice", "customer", ("kind",), quick=True)
    quick = begun(template=replace(T02, fields=(kind,)))
    assert "customer" in quick.choices(kind)


def test_a_line_of_what_is_said_is_found_by_its_field() -> None:
    quick = begun()
    labels = [quick.label_of(one) for one in quick.questions()]
    assert labels[:2] == ["Customer", "First day of the services"]
    assert set(labels) <= set(said(quick))


def test_changing_the_side_moves_the_firm_and_keeps_the_answers() -> None:
    quick = begun("provider")
    quick.answer(field(quick, "customer.name"), "Parkview")
    quick.answer(field(quick, "length"), "2 years")
    quick.choose_side("customer")
    assert said(quick)["Customer"] == FIRM.name
    assert said(quick)["Provider"] == ""
    assert said(quick)["Length of the first term"] == "2 years"
    assert quick.finish("mine", TODAY).own_side == "customer"


def test_the_firm_told_midway_fills_at_once() -> None:
    quick = begun(firm=Firm())
    assert said(quick)["Provider"] == ""
    quick.tell_firm(FIRM)
    assert quick.firm == FIRM
    assert said(quick)["Provider"] == FIRM.name


def test_skipping_everything_still_gives_an_agreement_with_its_holidays() -> None:
    agreement = begun().finish("mine", TODAY)
    assert agreement.template == "T02"
    rule = calendars(agreement)[0].holidays
    assert rule is not None
    assert {day.date.year for day in rule.dates} == {2027, 2028, 2029}


@pytest.mark.parametrize("text", ["{", "[1", "{{x}}", "\ud800", "\x0b", "9" * 40, "NaN"])
def test_hostile_answers_are_taken_or_told(text: str) -> None:
    quick = begun()
    for one in quick.questions():
        quick.answer(one, text)
        quick.said()
    assert quick.finish("mine", TODAY).id == "mine"
