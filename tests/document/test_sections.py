"""How single facts read: sentences, tables and what stays out."""

from decimal import Decimal
from typing import Any

import pytest

from sla_desktop.document.compose import compose
from sla_desktop.document.plain import plain_text
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.calendars import Band, Holidays, ServiceCalendar
from sla_desktop.domain.credits import CreditSchedule, RepeatedFailure
from sla_desktop.domain.duties import Duty, Relief
from sla_desktop.domain.funnel import (
    FunnelGoal,
    LeadKind,
    MarketingCommitment,
    SalesCommitment,
)
from sla_desktop.domain.governance import LevelChange, Parent
from sla_desktop.domain.markup import wording
from sla_desktop.domain.metrics import Metric, UsageFigure
from sla_desktop.domain.people import ContactRule, Party, Responsible
from sla_desktop.domain.quantities import (
    Duration,
    Frequency,
    MeasureWindow,
    Money,
    Quantity,
    Rounding,
    TimeSpan,
)
from sla_desktop.domain.sections import (
    AmendmentSection,
    AnnexSection,
    ChargesSection,
    ComponentsSection,
    ControlSection,
    CreditsSection,
    DisputesSection,
    DutiesSection,
    ExclusionsSection,
    FunnelSection,
    HoursSection,
    LevelsSection,
    MaintenanceSection,
    PartiesSection,
    ReportsSection,
    Section,
    ServicesSection,
    StandingSection,
    SupportSection,
    TermSection,
    WorkloadSection,
)
from sla_desktop.domain.services import Component, MaintenanceWindow, Service, WorkloadLimit
from sla_desktop.domain.support import Channel, ReportRule
from tests.document.reading import agreement, text
from tests.document.small import pct, time

MONTH = MeasureWindow(period="month")


def levels(*metrics: Metric) -> LevelsSection:
    return LevelsSection(id="levels", title="Levels", metrics=metrics)


def metric(**given: Any) -> Metric:
    values: dict[str, Any] = {"id": "m", "name": "Level", "direction": "higher", **given}
    return Metric(**values)


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
    ("given", "sentence"),
    [
        (
            {"target": pct("99.9"), "window": MONTH},
            "For “Level”, the Provider must reach at least 99.9 % in every calendar month.",
        ),
        ({"target": pct("100")}, "For “Level”, the Provider must reach 100 %."),
        (
            {"target": pct("92"), "unit": "% of the points"},
            "For “Level”, the Provider must reach at least 92 % of the points.",
        ),
        (
            {"target": time(24, "h"), "direction": "lower", "share": pct("95")},
            "For “Level”, the Provider must keep to at most 24 hours in at least 95 % of cases.",
        ),
        (
            {"target": Quantity(value=Decimal(0), unit="faults"), "direction": "lower"},
            "For “Level”, the Provider must keep to 0 faults.",
        ),
        (
            {"target": pct("90"), "strict": True},
            "For “Level”, the Provider must reach more than 90 %.",
        ),
        ({"target": pct("90"), "obligation": "The Provider must be quick"}, "must be quick."),
        (
            {"target": pct("92"), "minimum": pct("85")},
            "For “Level”, the Provider must reach at least 85 %.",
        ),
        (
            {
                "target": time(24, "h"),
                "minimum": time(48, "h"),
                "direction": "lower",
                "share": pct("95"),
                "share_minimum": pct("90"),
            },
            "For “Level”, the Provider must keep to at most 48 hours in at least 90 % of cases.",
        ),
    ],
)
def test_the_duty_of_a_level_is_one_sentence(given: dict[str, Any], sentence: str) -> None:
    assert sentence in text(levels(metric(**given)))


def test_a_level_that_is_only_reported_is_no_duty() -> None:
    assert "must reach" not in text(levels(metric(target=pct("90"), reported_only=True)))


def test_the_border_of_a_level_belongs_to_it_unless_it_is_strict() -> None:
    plain, strict = metric(target=pct("90")), metric(id="s", target=pct("90"), strict=True)
    assert "A result that equals a level meets it." in text(levels(plain))
    assert "but for levels with “more than” or “less than”" in text(levels(plain, strict))
    assert "A result that equals" not in text(levels(strict))


def test_results_that_are_not_rounded_say_so() -> None:
    assert "Results are not rounded" in text(levels(metric(unrounded=True)))
    rounded = metric(rounding=Rounding(decimals=1, mode="up"))
    assert "1 decimal place, rounded up" in text(levels(rounded))


def test_what_all_levels_share_stands_once() -> None:
    twins = [
        metric(id=name, name=name, definition=f"Definition of {name}", unit="points", critical=True)
        for name in ("one", "two")
    ]
    body = text(levels(*twins))
    assert body.count("Critical: Yes") == 1
    assert "All service levels" in body


def test_a_reported_figure_needs_no_outside_offer() -> None:
    figure = UsageFigure(id="f", measure="Calls", asked="both")
    body = text(LevelsSection(id="l", title="Levels", figures=(figure,)))
    assert "Calls   Both sides" in body
    assert "Outside offer" not in body


def test_the_owner_of_a_service_keeps_its_levels() -> None:
    service = Service(id="s", name="Service", owner=Responsible(party="customer", role="desk"))
    section = ServicesSection(id="services", title="Services", services=(service,))
    body = text(section, levels(metric(services=("s",), target=pct("90"))))
    assert "For “Level”, the Customer must reach at least 90 %." in body


def test_a_credit_tier_reads_in_the_unit_of_its_level() -> None:
    body = text(
        levels(
            metric(id="time", target=time(4, "h", business=True)),
            metric(id="count", target=Quantity(value=Decimal(5), unit="faults")),
            metric(id="bare", target=Quantity(value=Decimal(5)), unit="points of 5"),
        )
    )
    assert "4 business hours" in body
    assert "5 faults" in body


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
            "The Customer must answer. As long as this is not done, the clock stops.",
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


def test_no_credits_are_said_to_be_none() -> None:
    assert "There are no service credits" in text(
        CreditsSection(id="c", title="Credits", none=True)
    )


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (
            RepeatedFailure(
                id="r", count=1, consequence="improvement-plan", plan_due=time(5, "day")
            ),
            "If a level with a consequence misses the minimum in one calendar month, "
            "the Provider must hand over a written improvement plan within 5 calendar days.",
        ),
        (
            RepeatedFailure(
                id="r", metrics=("m",), count=3, consequence="terminate", notice=time(30, "day")
            ),
            "If “Level” misses the minimum in 3 calendar months in a row, "
            "the Customer may end this agreement with 30 calendar days’ notice.",
        ),
        (
            RepeatedFailure(
                id="r",
                metrics=("unknown",),
                below="target",
                count=4,
                out_of=12,
                consequence="meeting",
                same_metric=False,
            ),
            "misses the target in 4 out of 12 measurement windows, both sides must meet. "
            "Misses of different levels count together.",
        ),
    ],
)
def test_repeated_failure(rule: RepeatedFailure, sentence: str) -> None:
    section = CreditsSection(id="c", title="Credits", repeated=(rule,))
    assert sentence in text(section, levels(metric(target=pct("90"), window=MONTH)))


def test_rolling_windows_are_counted_as_measurement_windows() -> None:
    rolling = metric(target=pct("90"), window=MeasureWindow(period="month", count=3, rolling=True))
    rule = RepeatedFailure(id="r", count=2, consequence="meeting")
    body = text(CreditsSection(id="c", title="Credits", repeated=(rule,)), levels(rolling))
    assert "in 2 measurement windows in a row" in body


def test_a_ladder_without_steps_points_to_no_table() -> None:
    schedule = CreditSchedule(id="s", metrics=(), model="percent-tiers")
    body = text(CreditsSection(id="c", title="Credits", schedules=(schedule,)))
    assert "By result" in body
    assert "table below" not in body


def test_the_price_of_a_failed_item_names_item_and_price() -> None:
    service = Service(id="s", name="Cleaning", unit_price=Money(amount=Decimal(80), currency="GBP"))
    schedule = CreditSchedule(
        id="c", metrics=(), model="item-price", item="missed visit", service="s"
    )
    body = text(
        ServicesSection(id="services", title="Services", services=(service,)),
        CreditsSection(id="c", title="Credits", schedules=(schedule,)),
    )
    assert "The price of the missed visit back" in body
    assert "price of one unit of Cleaning (£80.00)" in body


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


def test_more_than_three_parties_stand_below_each_other() -> None:
    named = tuple(Party(id=f"p{at}", name=f"Team {at}", role="department") for at in range(4))
    body = plain_text(
        compose(agreement(parties=PartiesSection(id="parties", title="Parties", parties=named)))
    )
    assert "Team 0  Team 0  Department" in body


def test_a_contact_rule_may_be_a_sentence_or_a_number() -> None:
    rules = (
        ContactRule(id="a", text="name a deputy"),
        ContactRule(id="b", text="Technical contact with mobile number", at_least=1),
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
    assert "Annex 1 lists the components." in text(section, annex)
    assert text(section, annex).count("server-1") == 1
    assert "server-1" in text(section)


def test_an_owners_words_keep_their_capital_where_they_are_a_sentence() -> None:
    change = LevelChange(effective="The parties must sign it first", trigger="A new system")
    body = text(ReportsSection(id="r", title="Reports", change=change))
    assert "The parties must sign it first." in body
    assert "when this happens: a new system." in body


def test_nothing_left_out_and_no_money_are_said() -> None:
    assert "Nothing is left out" in text(ExclusionsSection(id="e", title="None", none=True))
    body = text(ChargesSection(id="c", title="Charges", none=True))
    assert "No money changes hands under this agreement." in body
    assert "This section settles what is paid." in body


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


def funnel(**given: Any) -> str:
    return text(FunnelSection(id="f", title="Funnel", **given))


def euro(amount: str) -> Money:
    return Money(amount=Decimal(amount), currency="EUR")


def test_leads_that_follow_are_worked_out_in_sight() -> None:
    goal = FunnelGoal(
        revenue=euro("1811000"),
        marketing_share=pct("55"),
        average_deal=euro("12000"),
        lead_to_customer=pct("2.5"),
    )
    body = funnel(goal=goal, marketing=MarketingCommitment(from_goal=True, by_day=2))
    assert "277 a month; €1,811,000.00 × 55 % ÷ (€12,000.00 × 2.5 %) ÷ 12 = 276.68" in body
    assert "Marketing must hand over at least 277 qualified leads by the 2nd of each month." in body


def test_a_monthly_goal_without_a_share_needs_no_division() -> None:
    goal = FunnelGoal(
        revenue=euro("1000"), period="month", average_deal=euro("10"), lead_to_customer=pct("10")
    )
    assert "1,000 a month; €1,000.00 ÷ (€10.00 × 10 %)\n" in funnel(goal=goal)


def test_a_goal_without_figures_shows_no_leads() -> None:
    assert "Leads that follow" not in funnel(goal=FunnelGoal(revenue=euro("1")))


def test_a_kind_of_lead_promises_its_share() -> None:
    kinds = (LeadKind(id="demo", name="Demo", share=pct("35")), LeadKind(id="x", name="Other"))
    assert "at least 97" in funnel(kinds=kinds, marketing=MarketingCommitment(leads=275))
    assert "a month" not in funnel(kinds=kinds)


def test_the_capacity_of_sales_is_added_up() -> None:
    sales = SalesCommitment(
        representatives=5,
        hours_per_month=Decimal(150),
        share_of_time=pct("35"),
        outcome=pct("100"),
    )
    body = funnel(sales=sales, marketing=MarketingCommitment(accepted=pct("80")))
    assert "Each of 5 representatives can give 35 % of 150 hours a month to follow-up, " in body
    assert "together 262.5 hours." in body
    assert "Sales must record the outcome of every lead (100 %)." in body
    assert "Sales must accept at least 80 % of these leads." in body
    assert "representative" not in funnel(sales=SalesCommitment(attempts=6))
    assert "Each representative can give 35 %" in funnel(
        sales=SalesCommitment(share_of_time=pct("35"))
    )


def test_teams_with_one_goal_serve_each_other() -> None:
    teams = PartiesSection(
        id="parties",
        title="Teams",
        parties=tuple(
            Party(id=name.lower(), name=name, role="department") for name in ("Marketing", "Sales")
        ),
    )
    service = ServicesSection(
        id="services", title="Services", services=(Service(id="s", name="Leads"),)
    )
    bare = agreement(service, parties=teams)
    both = Agreement(id="sm", title="Leads", kind="salesmarketing", sections=bare.sections)
    assert "The responsible team must deliver the services below." in plain_text(compose(both))
    assert "Marketing must deliver the services below." in plain_text(compose(bare))


def test_without_parties_the_usual_words_stand() -> None:
    alone = Agreement(
        id="alone",
        title="Alone",
        sections=(ChargesSection(id="c", title="Charges", invoiced=Frequency(per="month")),),
    )
    document = compose(alone)
    assert "The Provider must invoice monthly." in plain_text(document)
    assert document.author == ""


def test_the_level_of_an_agreement_stands_in_document_control() -> None:
    control = ControlSection(
        id="control",
        title="Control",
        no_annexes=True,
        wording=wording("# Copies\n\nOne for each side.\n\n- paper"),
    )
    below = Agreement(
        id="below",
        title="Below",
        level="customer",
        parent=Parent(agreement="secret-id", title="Corporate agreement"),
        sections=(control,),
    )
    page = plain_text(compose(below))
    assert "Kind: Service level agreement, customer level" in page
    assert "Stands under: Corporate agreement" in page
    assert "One for each side." in page
    assert "• paper" in page
    assert "secret-id" not in page


def test_time_is_written_out() -> None:
    step = Duration(value=Decimal(1), unit="h")
    section = MaintenanceSection(id="m", title="Maintenance", cap=step)
    assert "The Provider must keep maintenance within 1 hour in a calendar month." in text(section)


@pytest.mark.parametrize(
    ("given", "both"),
    [
        ({"target": pct("92"), "minimum": pct("85")}, True),
        ({"target": pct("92"), "share": pct("95"), "share_minimum": pct("90")}, True),
        ({"target": pct("92"), "minimum": pct("92")}, False),
        ({"target": pct("92"), "share": pct("95"), "share_minimum": pct("95")}, False),
        ({"target": pct("92")}, False),
    ],
)
def test_target_and_minimum_are_told_apart_where_both_stand(
    given: dict[str, Any], both: bool
) -> None:
    told = "the minimum is the duty and the target the goal" in text(levels(metric(**given)))
    assert told == both
