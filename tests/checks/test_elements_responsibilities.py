from typing import Any

from sla_desktop.domain.duties import Activity, Duty, RaciCell, RaciMark, Relief
from sla_desktop.domain.quantities import Frequency
from sla_desktop.domain.sections import DutiesSection
from tests.checks.builders import both, days, found, hours, made, said, sec, teams


def duties(*listed: Duty, **fields: Any) -> DutiesSection:
    return sec(DutiesSection, duties=listed, **fields)


def ours(row_id: str, text: str = "must send the report", **fields: Any) -> Duty:
    plain = {"id": row_id, "party": "provider", "text": text, "role": "service manager"}
    return made(Duty, plain, fields)


def theirs(row_id: str, **fields: Any) -> Duty:
    plain: dict[str, Any] = {
        "id": row_id,
        "party": "customer",
        "text": "must deliver complete hours",
        "due": days(3, "business"),
        "effect": "clock-stops",
        "metrics": ("paid-on-time",),
    }
    return made(Duty, plain, fields)


# A30


def test_fewer_than_two_duties_of_the_provider_are_missing() -> None:
    assert found("A30", both(), duties(theirs("a"), theirs("b"))) == [("missing", "duties.duties")]
    assert "Only one duty of “Ash Ltd”" in said("A30", both(), duties(ours("a")))
    assert "No duty of “Ash Ltd”" in said("A30", both(), duties(ours("a", text=" ")))


def test_duty_without_role_is_incomplete() -> None:
    assert found("A30", both(), duties(ours("a"), ours("b", role=""))) == [
        ("incomplete", "duties.duties.b.role")
    ]


def test_duty_that_only_tries_is_weak() -> None:
    listed = duties(ours("a"), ours("b", text="endeavours to answer"))
    assert found("A30", both(), listed) == [("weak", "duties.duties.b.text")]


def test_two_duties_of_the_provider_are_complete() -> None:
    assert found("A30", both(), duties(ours("a"), ours("b"))) == []


# A31


def test_fewer_than_two_duties_of_the_customer_are_missing() -> None:
    assert found("A31", both(), duties(theirs("a"))) == [("missing", "duties.duties")]


def test_duty_without_due_time_or_effect_is_incomplete() -> None:
    bare = theirs("b", due=None, effect="")
    assert found("A31", both(), duties(theirs("a"), bare)) == [
        ("incomplete", "duties.duties.b.due"),
        ("incomplete", "duties.duties.b.effect"),
    ]


def test_due_time_may_be_an_event_a_rhythm_any_hour_or_always() -> None:
    listed = duties(
        theirs("a", due=None, due_event="the pay run"),
        theirs("b", due=None, frequency=Frequency()),
        theirs("c", due=None, at_any_hour=True, effect="", effect_text="no fix meanwhile"),
        theirs("d", due=None, text="must keep access working"),
    )
    assert found("A31", both(), listed) == []


def test_duties_linked_to_no_promise_are_weak() -> None:
    loose = duties(theirs("a", metrics=()), theirs("b", metrics=()))
    assert found("A31", both(), loose) == [("weak", "duties.duties.a.metrics")]


def test_relief_that_names_a_duty_links_it() -> None:
    relief = Relief(id="r", event="late hours", cause="customer", duty="a")
    listed = duties(theirs("a", metrics=()), theirs("b", metrics=()), reliefs=(relief,))
    assert found("A31", both(), listed) == []


def test_inside_a_firm_the_first_department_provides() -> None:
    listed = duties(
        ours("a", party="marketing"), ours("b", party="marketing"), theirs("c", party="sales")
    )
    assert found("A30", teams(), listed, kind="internal") == []
    assert "Only one duty of “Sales”" in said("A31", teams(), listed, kind="internal")


# A32


def activity(row_id: str, *marks: RaciMark) -> Activity:
    cells = tuple(RaciCell(role=f"r{i}", marks=(mark,)) for i, mark in enumerate(marks))
    return Activity(id=row_id, name=row_id.upper(), cells=cells)


def test_fewer_than_three_activities_are_missing() -> None:
    two = sec(DutiesSection, activities=(activity("a", "R", "A"), activity("b", "R", "A")))
    assert found("A32", two) == [("missing", "duties.activities")]


def test_activity_without_exactly_one_that_answers_is_incomplete() -> None:
    listed = (activity("a", "R", "A"), activity("b", "R"), activity("c", "R", "A", "A"))
    assert found("A32", sec(DutiesSection, activities=listed)) == [
        ("incomplete", "duties.activities.b.cells")
    ]
    assert "“B” and “C” have" in said("A32", sec(DutiesSection, activities=listed))


def test_activity_that_nobody_does_is_weak() -> None:
    listed = (activity("a", "R", "A"), activity("b", "R", "A"), activity("c", "A", "C"))
    assert found("A32", sec(DutiesSection, activities=listed)) == [
        ("weak", "duties.activities.c.cells")
    ]


def test_whole_table_is_complete() -> None:
    listed = tuple(activity(i, "R", "A") for i in "abc")
    assert found("A32", sec(DutiesSection, activities=listed)) == []


# A33


def test_no_relief_is_missing() -> None:
    empty = Relief(id="r", event=" ", cause="customer")
    assert found("A33", duties(reliefs=(empty,))) == [("missing", "duties.reliefs")]


def test_blanket_relief_without_notice_is_weak() -> None:
    blanket = Relief(id="r", event="any cause beyond our control", cause="outside")
    timed = Relief(id="r", event="causes outside our control", cause="outside", notice=hours(2))
    assert found("A33", duties(reliefs=(blanket,))) == [("weak", "duties.reliefs.r.notice")]
    assert found("A33", duties(reliefs=(timed,))) == []


def test_named_relief_is_complete() -> None:
    access = Relief(id="r", event="no access", cause="customer")
    assert found("A33", duties(reliefs=(access,))) == []
