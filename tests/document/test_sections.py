"""How single facts read: sentences, tables and what stays out."""

from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from sla_desktop.document.compose import compose
from sla_desktop.document.plain import plain_text
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.calendars import Band, Holidays, ServiceCalendar
from sla_desktop.domain.duties import Duty, Relief
from sla_desktop.domain.governance import LevelChange, Report, Term
from sla_desktop.domain.people import ContactRule, Responsible
from sla_desktop.domain.protection import NoticeAddress
from sla_desktop.domain.quantities import (
    Duration,
    Frequency,
    TimeSpan,
)
from sla_desktop.domain.sections import (
    AmendmentSection,
    AnnexSection,
    ChargesSection,
    ComponentsSection,
    ControlSection,
    DisputesSection,
    DutiesSection,
    ExclusionsSection,
    GlossarySection,
    HoursSection,
    MaintenanceSection,
    PartiesSection,
    ReportsSection,
    Section,
    StandingSection,
    SupportSection,
    TermSection,
    WorkloadSection,
)
from sla_desktop.domain.services import Component, MaintenanceWindow, WorkloadLimit
from sla_desktop.domain.support import Channel, ReportRule
from tests.document.reading import text
from tests.document.small import time


def test_days_are_calendar_days_where_the_agreement_does_not_say() -> None:
    charges = ChargesSection(id="charges", title="Charges", payment=time(30, "day"))
    assert "within 30 calendar days" in text(charges)
    told = HoursSection(id="hours", title="Hours", unmarked_time="clock")
    assert "within 30 days" in text(charges, told)


def test_clock_time_is_called_so_where_bare_time_is_business_time() -> None:
    told = HoursSection(id="hours", title="Hours", unmarked_time="business")
    duty = Duty(id="d", party="customer", text="answer", due=time(4, "h"), due_event="a question")
    body = text(told, DutiesSection(id="duties", title="Duties", duties=(duty,)))
    assert "The Customer must answer within 4 clock hours after a question." in body
    assert "Hours and days are business time unless they are called clock or calendar." in body


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (ReportRule(channels=("a", "b"), all_required=True), "through both phone and chat."),
        (ReportRule(channels=("a", "b", "c"), all_required=True), "all of phone, chat and mail."),
        (ReportRule(channels=("a", "b")), "only when made through phone or chat."),
        (
            ReportRule(channels=("a", "b"), must_say_so=True),
            "A report must say when one of these channels is down.",
        ),
    ],
)
def test_when_a_report_counts_as_received(rule: ReportRule, expected: str) -> None:
    channels = tuple(
        Channel(id=row_id, name=name)
        for row_id, name in {"a": "phone", "b": "chat", "c": "mail"}.items()
    )
    section = SupportSection(id="s", title="Support", channels=channels, report_rule=rule)
    assert expected in text(section)


@pytest.mark.parametrize(
    ("hours", "shown"),
    [
        ((540, 1020), "09:00–17:00"),
        ((1200, 600), "20:00–10:00 (over midnight)"),
        ((1200, 0), "20:00–24:00"),
        ((0, 0), "All day"),
        ((0, 1440), "All day"),
    ],
)
def test_hours_of_a_band(hours: tuple[int, int], shown: str) -> None:
    band = Band(
        id="b", days=("sat", "sun", "holiday"), hours=TimeSpan(start=hours[0], end=hours[1])
    )
    calendar = ServiceCalendar(id="c", name="Nights", bands=(band,))
    body = text(HoursSection(id="hours", title="Hours", calendars=(calendar,)))
    assert shown in body
    assert "Weekends and public holidays" in body
    assert ("split at midnight" in body) == ("midnight)" in shown)


def test_a_calendar_without_hours_is_still_named() -> None:
    bare = ServiceCalendar(id="c", name="Nights")
    assert "Nights" in text(HoursSection(id="hours", title="Hours", calendars=(bare,)))


def test_holidays_that_no_band_covers_are_closed() -> None:
    rule = Holidays(country="GB", rule="bank holidays")
    band = Band(id="b", days=("mon",), hours=TimeSpan(start=540, end=1020))
    always = Band(id="b", days=("mon", "holiday"), hours=TimeSpan(start=540, end=1020))
    for bands, shown in (((band,), True), ((always,), False), ((), False)):
        calendar = ServiceCalendar(id="c", name="Hours", bands=bands, holidays=rule)
        body = text(HoursSection(id="hours", title="Hours", calendars=(calendar,)))
        assert ("Closed" in body) == shown


def test_a_maintenance_window_over_midnight_ends_on_the_next_day() -> None:
    window = MaintenanceWindow(id="w", days=("mon",), hours=TimeSpan(start=1110, end=420))
    body = text(MaintenanceSection(id="m", title="Maintenance", windows=(window,)))
    assert "A window over midnight ends on the day after it starts." in body


def test_an_empty_section_does_not_print() -> None:
    bare: tuple[Section, ...] = (
        MaintenanceSection(id="m", title="Maintenance"),
        TermSection(id="t", title="Standing", included=False, length=time(1, "year")),
        StandingSection(id="s", title="Standing"),
        ControlSection(id="c", title="Control"),
    )
    body = text(*bare)
    assert "Maintenance" not in body
    assert "Standing" not in body


@pytest.mark.parametrize(
    ("duty", "sentence"),
    [
        (Duty(id="d", party="provider", text="Keep a log"), "The Provider must keep a log."),
        (
            Duty(id="d", party="", text="keep its word", due_event="signing"),
            "Each party must keep its word after signing.",
        ),
        (
            Duty(id="d", party="customer", text="The Customer must keep IT staff on site"),
            "The Customer must keep IT staff on site.",
        ),
        (
            Duty(id="d", party="customer", text="answer", effect="clock-stops"),
            "The Customer must answer. Until this is done, the clock stops.",
        ),
        (Duty(id="d", party="customer", text=""), ""),
    ],
)
def test_a_duty_is_a_sentence(duty: Duty, sentence: str) -> None:
    assert sentence in text(DutiesSection(id="d", title="Duties", duties=(duty,)))


def test_relief_alone_is_called_so() -> None:
    relief = Relief(id="r", event="no access", cause="customer")
    body = text(DutiesSection(id="d", title="Relief", reliefs=(relief,)))
    assert body.count("These events excuse a missed level.") == 1


@pytest.mark.parametrize(
    ("law", "courts", "expected"),
    [
        ("Germany", "Berlin", ("under the law of Germany.", "The courts of Berlin decide.")),
        (
            "English law",
            "the High Court in London",
            ("under English law.", "These courts decide: the High Court in London."),
        ),
    ],
)
def test_law_and_courts(law: str, courts: str, expected: tuple[str, str]) -> None:
    body = text(DisputesSection(id="d", title="Law", law=law, courts=courts))
    assert expected[0] in body
    assert expected[1] in body


def test_a_contact_rule_may_be_a_sentence_or_a_number() -> None:
    rules = (
        ContactRule(id="a", text="name a deputy"),
        ContactRule(id="b", text="technical contact with mobile number", at_least=1),
    )
    body = text(PartiesSection(id="p", title="Contacts", contact_rules=rules))
    assert "Each party must name a deputy." in body
    assert "Each party must keep at least 1 technical contact with mobile number." in body


def test_a_workload_without_numbers_leaves_room_for_one() -> None:
    limit = WorkloadLimit(id="w", measure="Users", unit="users")
    body = text(WorkloadSection(id="w", title="Workload", limits=(limit,)))
    assert "Users       ____  users" in body


def test_components_print_in_the_annex_that_lists_them() -> None:
    component = Component(id="c", name="server-1")
    section = ComponentsSection(id="systems", title="Systems", components=(component,))
    annex = AnnexSection(id="list", title="List", components_of="systems")
    body = text(section, annex)
    assert "Annex 1 lists the components on which the services rest." in body
    assert "on these components" not in body
    assert body.count("server-1") == 1
    assert "The services rest on these components." in text(section)
    listed = ComponentsSection(
        id="systems", title="Systems", components=(component,), listed_in="other"
    )
    other = AnnexSection(id="other", title="Other", reference="List 7")
    assert "Annex 1 also lists components." in text(listed, other)


def test_an_owners_words_keep_their_capital_where_they_are_a_sentence() -> None:
    change = LevelChange(effective="The parties must sign it first", trigger="A new system")
    body = text(ReportsSection(id="r", title="Reports", change=change))
    assert "The parties must sign it first." in body
    assert "Levels may be changed upon: a new system." in body


def test_nothing_left_out_and_no_money_are_said() -> None:
    assert "Nothing is left out" in text(ExclusionsSection(id="e", title="None", none=True))
    body = text(ChargesSection(id="c", title="Charges", none=True))
    assert "No money changes hands under this agreement." in body
    assert "This section settles what is paid." not in body


def test_approvers_are_named_in_a_sentence() -> None:
    section = AmendmentSection(
        id="a",
        title="Changes",
        approvers=(
            Responsible(party="provider", role="director"),
            Responsible(role="managing director"),
            Responsible(role="the board"),
        ),
    )
    assert (
        "The Provider’s director, the managing director and the board must approve a change."
        in text(section)
    )


def test_without_parties_the_usual_words_stand() -> None:
    alone = Agreement(
        id="alone",
        title="Alone",
        sections=(ChargesSection(id="c", title="Charges", invoiced=Frequency(per="month")),),
    )
    document = compose(alone)
    assert "The Provider must invoice monthly." in plain_text(document)
    assert document.author == ""


def test_time_is_written_out() -> None:
    step = Duration(value=Decimal(1), unit="h")
    section = MaintenanceSection(id="m", title="Maintenance", cap=step)
    assert "The Provider must keep maintenance within 1 hour in a calendar month." in text(section)


@pytest.mark.parametrize(
    ("given", "lead"),
    [
        ({"law": "Germany"}, ""),
        ({"law": "Germany", "courts": "Berlin"}, "This section names the law and the courts."),
        (
            {"law": "Germany", "notice_form": "text"},
            "This section names the law and the form of notices.",
        ),
        (
            {"law": "Germany", "notices": (NoticeAddress(id="n", party="provider"),)},
            "This section names the law and where notices go.",
        ),
    ],
)
def test_the_law_section_promises_only_what_it_holds(given: dict[str, Any], lead: str) -> None:
    body = text(DisputesSection(id="d", title="Law", **given))
    assert lead in body
    assert ("This section names" in body) == bool(lead)


def test_a_report_says_first_what_it_holds_and_then_its_source() -> None:
    report = Report(id="r", title="Report", all_metrics=True, source="the CRM")
    body = text(ReportsSection(id="r", title="Reports", reports=(report,)))
    assert "All service levels; From the CRM" in body


def test_a_renewal_is_one_sentence() -> None:
    term = TermSection(
        id="t", title="Term", length=time(2, "year"), renews=True, renewal_length=time(1, "year")
    )
    body = text(term)
    assert (
        "This agreement renews for 1 year at a time unless a party gives notice before the term "
        "ends."
    ) in body
    assert "Renewal" not in body
    told = text(replace(term, notice=time(90, "day")))
    assert "gives notice at least 90 calendar days before the term ends." in told
    ending = text(replace(term, renews=False, notice=time(90, "day")))
    assert "Renewal: Does not renew by itself 1 year" in ending
    assert "Notice: 90 calendar days before the term ends" in ending


def test_one_party_s_duties_are_called_so() -> None:
    duty = Duty(id="d", party="customer", text="answer")
    other = Duty(id="e", party="provider", text="ask")
    section = DutiesSection(id="d", title="Duties", duties=(duty, replace(duty, id="f")))
    assert "This section says what the Customer must do." in text(section)
    both = replace(section, duties=(duty, other))
    assert "This section says what each side must do." in text(both)


def test_definitions_stand_in_the_order_of_the_alphabet() -> None:
    words = ("Visit", "“annex”", "Éclair", "business day", "zone")
    section = GlossarySection(
        id="g",
        title="Definitions",
        terms=tuple(Term(id=f"t{at}", term=word, definition="X.") for at, word in enumerate(words)),
    )
    body = text(section)
    order = sorted(words, key=body.index)
    assert order == ["“annex”", "business day", "Éclair", "Visit", "zone"]
