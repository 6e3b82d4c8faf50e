import datetime as dt
from decimal import Decimal

from sla_desktop.domain.duties import Duty
from sla_desktop.domain.funnel import MarketingCommitment
from sla_desktop.domain.quantities import Frequency, TimeSpan
from sla_desktop.domain.sections import (
    AnnexSection,
    AssumptionsSection,
    ComponentsSection,
    DutiesSection,
    ExclusionsSection,
    FunnelSection,
    HoursSection,
    ServicesSection,
    TermSection,
    WorkloadSection,
)
from sla_desktop.domain.services import (
    Assumption,
    Component,
    Deliverable,
    Exclusion,
    Service,
    Variant,
    WorkLimit,
    WorkloadLimit,
    ZoneTask,
)
from tests.checks.builders import (
    CUSTOMER,
    PROVIDER,
    both,
    days,
    found,
    hours,
    months,
    office,
    said,
    sec,
)

FULL = Service(
    id="desk",
    name="Help desk",
    summary="Answers faults and questions of office users",
    owner=PROVIDER,
    what="Questions and faults of all office users are answered and mended or passed on",
    where="by telephone and remotely, on site in Leeds where needed",
    when="in the hours of the help desk, Monday to Friday",
    how="Two people take calls in turn and log every ticket",
)


def services(*listed: Service, **fields: object) -> ServicesSection:
    return sec(ServicesSection, services=listed, **fields)


# A09


def test_no_named_service_is_missing() -> None:
    assert found("A09", services(Service(id="a", name=""))) == [("missing", "services.services")]


def test_service_without_name_summary_or_owner_is_incomplete() -> None:
    listed = services(Service(id="a", name="Help desk"), Service(id="b", name="", summary="x " * 5))
    assert found("A09", listed) == [
        ("incomplete", "services.services.b.name"),
        ("incomplete", "services.services.a.summary"),
        ("incomplete", "services.services.a.owner"),
    ]


def test_summary_of_one_word_is_weak() -> None:
    short = Service(id="a", name="Help desk", summary="Support", owner=PROVIDER)
    assert found("A09", services(short)) == [("weak", "services.services.a.summary")]


def test_listed_service_is_complete() -> None:
    assert found("A09", services(FULL)) == []


# A10


def test_service_without_description_is_missing() -> None:
    bare = Service(id="a", name="Help desk")
    assert found("A10", services(bare, FULL)) == [("missing", "services.services.a.what")]
    assert found("A10") == [("missing", "services")]


def test_description_without_one_of_four_answers_is_incomplete() -> None:
    partly = Service(id="a", name="Help desk", what="answers calls", calendar="office")
    assert found("A10", services(partly)) == [
        ("incomplete", "services.services.a.where"),
        ("incomplete", "services.services.a.how"),
    ]


def test_thin_description_is_weak() -> None:
    thin = Service(id="a", name="Desk", what="calls", where="Leeds", when="daily", how="by phone")
    assert found("A10", services(thin)) == [("weak", "services.services.a.what")]


def test_full_description_is_complete() -> None:
    assert found("A10", services(FULL)) == []


def test_tasks_by_zone_answer_what_where_and_when() -> None:
    cleaning = Service(
        id="clean",
        name="Cleaning",
        process=("Two cleaners follow the task sheet of each zone and sign it when they are done",),
        variants=(Variant(id="event", circumstance="after events", band="evening"),),
    )
    task = ZoneTask(
        id="a",
        zone="Washrooms on both floors",
        task="clean and refill",
        frequency=Frequency(per="day", times=2, at=(TimeSpan(start=420, end=420),)),
    )
    assert found("A10", services(cleaning, tasks=(task,))) == []


# A11


def test_no_deliverable_is_missing() -> None:
    assert found("A11", services(FULL)) == [("missing", "services.deliverables")]


def test_deliverable_without_due_time_or_recipient_is_incomplete() -> None:
    bare = Deliverable(id="a", name="Payroll file", frequency=Frequency())
    assert found("A11", services(FULL, deliverables=(bare,))) == [
        ("incomplete", "services.deliverables.a.due"),
        ("incomplete", "services.deliverables.a.recipient"),
    ]


def test_due_time_in_business_days_without_calendar_is_weak() -> None:
    due = Deliverable(id="a", name="Payroll file", recipient=CUSTOMER, due=days(3, "business"))
    section = services(FULL, deliverables=(due,))
    assert found("A11", section) == [("weak", "services.deliverables.a.due")]
    assert found("A11", section, sec(HoursSection, calendars=(office(),))) == []


def test_deliverables_tasks_and_leads_are_complete() -> None:
    weekly = Deliverable(
        id="a", name="Plan", recipient=CUSTOMER, frequency=Frequency(per="week", days=("mon",))
    )
    task = ZoneTask(id="a", zone="Hall", task="sweep", frequency=Frequency(per="day"))
    leads = sec(FunnelSection, marketing=MarketingCommitment(leads=100))
    assert found("A11", services(FULL, deliverables=(weekly,))) == []
    assert found("A11", services(FULL, tasks=(task,))) == []
    assert found("A11", leads, kind="salesmarketing") == []


# A14


def components(*listed: Component, **fields: object) -> ComponentsSection:
    return sec(ComponentsSection, components=listed, **fields)


def test_no_component_is_missing() -> None:
    assert found("A14", components()) == [("missing", "components.components")]
    assert found("A14", components(listed_in="annex")) == [("missing", "components.components")]


def test_components_listed_in_an_annex_are_present() -> None:
    assert found("A14", components(listed_in="annex"), sec(AnnexSection)) == []


def test_component_without_service_is_incomplete_where_there_are_several() -> None:
    server = components(Component(id="web", name="Web server"), Component(id="db", name="DB"))
    two = services(FULL, Service(id="b", name="Hosting"))
    assert found("A14", server, services(FULL)) == []
    assert found("A14", server, two) == [("incomplete", "components.components.web.service")]
    booked = components(Component(id="web", name="Web server", metric="uptime"))
    assert found("A14", booked, two) == []


def test_component_out_of_support_before_the_end_is_weak() -> None:
    old = Component(id="web", name="Debian 12", supported_until=dt.date(2028, 6, 30))
    start = dt.date(2027, 3, 1)
    assert found("A14", components(old), sec(TermSection, start=start, length=months(24))) == [
        ("weak", "components.components.web.supported_until")
    ]
    assert found("A14", components(old), sec(TermSection, start=start, length=months(12))) == []
    assert found("A14", components(old), sec(TermSection, start=start)) == []
    far = sec(TermSection, start=start, length=months(999_999))
    assert found("A14", components(old), far) == []
    short = sec(TermSection, start=start, length=days(30, "business"))
    assert found("A14", components(old), short) == []


# A15


def assumptions(*listed: Assumption) -> AssumptionsSection:
    return sec(AssumptionsSection, assumptions=listed)


def test_no_assumption_is_missing() -> None:
    assert found("A15", assumptions()) == [("missing", "assumptions.assumptions")]


def test_assumption_without_owner_or_effect_is_incomplete() -> None:
    assert found("A15", assumptions(Assumption(id="a", text="The line carries 50 Mbit/s"))) == [
        ("incomplete", "assumptions.assumptions.a.owner"),
        ("incomplete", "assumptions.assumptions.a.effect"),
    ]


def test_hidden_duty_of_the_customer_is_weak_until_it_is_listed() -> None:
    hidden = Assumption(
        id="a", text="Elm Ltd must give access to the server room", owner=CUSTOMER, effect="pause"
    )
    duty = Duty(id="a", party="customer", text="give access to the server room")
    assert found("A15", both(), assumptions(hidden)) == [("weak", "assumptions.assumptions.a.text")]
    assert found("A15", both(), assumptions(hidden), sec(DutiesSection, duties=(duty,))) == []


def test_word_customer_stands_for_an_unnamed_customer() -> None:
    hidden = Assumption(
        id="a", text="The customer will keep a line", owner=CUSTOMER, effect="pause"
    )
    assert found("A15", assumptions(hidden)) == [("weak", "assumptions.assumptions.a.text")]


def test_watched_assumption_is_complete() -> None:
    watched = Assumption(
        id="a", text="The line carries 50 Mbit/s", owner=CUSTOMER, effect="targets are suspended"
    )
    assert found("A15", both(), assumptions(watched)) == []


# A16


def workload(*limits: WorkloadLimit, **fields: object) -> WorkloadSection:
    return sec(WorkloadSection, limits=limits, **fields)


def test_no_limit_is_missing() -> None:
    assert found("A16", workload()) == [("missing", "workload.limits")]
    expected = WorkloadLimit(id="a", measure="tickets", expected=Decimal(120))
    assert found("A16", workload(expected)) == [("missing", "workload.limits.a.upper")]


def test_limit_without_unit_period_or_consequence_is_incomplete() -> None:
    bare = WorkloadLimit(id="a", measure="tickets", upper=Decimal(180))
    assert found("A16", workload(bare)) == [
        ("incomplete", "workload.limits.a.unit"),
        ("incomplete", "workload.limits.a.period"),
        ("incomplete", "workload.limits.a.consequence"),
    ]


def limit(expected: int) -> WorkloadLimit:
    return WorkloadLimit(
        id="a",
        measure="Tickets",
        unit="tickets",
        expected=Decimal(expected),
        upper=Decimal(1800),
        period="month",
        consequence="each is charged",
    )


def test_limit_at_what_is_expected_is_complete() -> None:
    assert found("A16", workload(limit(1800))) == []
    assert found("A16", workload(work_limits=(WorkLimit(id="a", at_most=hours(6)),))) == []


# A17


def exclusions(*listed: Exclusion, **fields: object) -> ExclusionsSection:
    return sec(ExclusionsSection, exclusions=listed, **fields)


def test_no_exclusion_is_missing() -> None:
    assert found("A17", exclusions()) == [("missing", "exclusions.exclusions")]


def test_exclusions_without_reason_are_one_gap() -> None:
    names = ("Pest control", "Outside windows", "Furniture", "IT", "Gardens")
    listed = [Exclusion(id=f"e{i}", name=name) for i, name in enumerate(names)]
    assert found("A17", exclusions(*listed)) == [("incomplete", "exclusions.exclusions.e0.reason")]
    assert said("A17", exclusions(*listed)) == (
        "“Pest control”, “Outside windows” and 3 more have no reason: say why it is left out."
    )


def test_reasoned_exclusion_or_none_is_complete() -> None:
    reasoned = Exclusion(id="a", name="Outside windows", reason="they need rope access")
    assert found("A17", exclusions(reasoned)) == []
    assert found("A17", exclusions(none=True)) == []


def test_long_names_are_cut_and_missing_ones_described() -> None:
    long = Exclusion(id="a", name="Windows " * 20)
    assert "Windows…” has no reason" in said("A17", exclusions(long))
    assert said("A17", exclusions(Exclusion(id="a", name=" "))).startswith("An unnamed entry has")


def test_of_three_long_names_two_are_given() -> None:
    listed = [Exclusion(id=f"e{i}", name=f"Cleaning of outside windows, floor {i}") for i in "123"]
    assert "floor 1”, “Cleaning of outside windows, floor 2” and 1 more have" in said(
        "A17", exclusions(*listed)
    )
