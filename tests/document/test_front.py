"""Parties, who signs, document control and key terms."""

from typing import Any

from msgspec.structs import replace

from sla_desktop.document.compose import compose
from sla_desktop.document.nodes import (
    Contents,
    Heading,
    PageBreak,
    SignatureBlock,
    Table,
    TitleBlock,
)
from sla_desktop.document.plain import plain_text
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.calendars import Band, ServiceCalendar
from sla_desktop.domain.credits import Caps, CreditSchedule
from sla_desktop.domain.governance import Parent, Signatory
from sla_desktop.domain.markup import wording
from sla_desktop.domain.people import Party
from sla_desktop.domain.quantities import (
    TimeSpan,
)
from sla_desktop.domain.sections import (
    ControlSection,
    CreditsSection,
    HoursSection,
    PartiesSection,
    PrioritiesSection,
    Section,
    SignaturesSection,
)
from sla_desktop.domain.support import Priority, PriorityTimes
from tests.document.reading import PARTIES, agreement, document, levels, metric
from tests.document.small import MONTH, pct, time


def test_more_than_three_parties_stand_below_each_other() -> None:
    named = tuple(Party(id=f"p{at}", name=f"Team {at}", role="department") for at in range(4))
    body = plain_text(
        compose(agreement(parties=PartiesSection(id="parties", title="Parties", parties=named)))
    )
    assert "Team 0  Team 0  Department" in body


def test_a_party_called_by_its_name_is_not_said_to_be_called_so() -> None:
    named = tuple(
        Party(id=name.lower(), name=name, label=name, role="department")
        for name in ("Sales", "Support")
    )
    teams = PartiesSection(id="parties", title="Parties", parties=named)
    assert "Called here" not in plain_text(compose(agreement(parties=teams)))
    assert "Called here" in plain_text(document())


def test_only_who_makes_the_agreement_signs_it() -> None:
    signing = SignaturesSection(
        id="s", title="Signing", signatories=(Signatory(id="g", party="guarantor"),)
    )
    roles: tuple[tuple[str, Any], ...] = (
        ("provider", "provider"),
        ("team", "department"),
        ("guarantor", "other"),
        ("owner", "other"),
    )

    def makers(kind: Any, *left_out: str) -> tuple[list[str], list[str]]:
        """Who stands in the title block, and who signs."""
        parties = tuple(
            Party(id=name, name=f"Firm {at}", label=name.title(), role=role)
            for at, (name, role) in enumerate(roles)
            if name not in left_out
        )
        sections = (PartiesSection(id="parties", title="P", parties=parties), signing)
        blocks = compose(Agreement(id="a", title="A", kind=kind, sections=sections)).blocks
        title = next(block for block in blocks if isinstance(block, TitleBlock))
        found = next(block for block in blocks if isinstance(block, SignatureBlock))
        signed = [each.role.removeprefix("For ").removeprefix("the ") for each in found.signatures]
        return [party.role for party in title.parties], signed

    assert makers("customer") == (["Provider"], ["Guarantor", "Provider"])
    assert makers("internal") == (["Provider", "Team"], ["Guarantor", "Provider", "Team"])
    assert makers("customer", "provider") == (["Team"], ["Guarantor", "Team"])
    assert makers("customer", "provider", "team") == (
        ["Guarantor", "Owner"],
        ["Guarantor", "Owner"],
    )


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


def test_key_terms_name_the_hours_of_each_calendar() -> None:
    day = Band(id="b", name="Day", days=("mon",), hours=TimeSpan(start=540, end=1020))
    always = Band(
        id="n",
        days=("mon", "tue", "wed", "thu", "fri", "sat", "sun", "holiday"),
        hours=TimeSpan(start=0, end=1440),
    )
    office = ServiceCalendar(id="o", name="Office", bands=(day,))
    nights = ServiceCalendar(id="n", name="On call", bands=(always,), zone="Europe/Berlin")
    hours = HoursSection(id="h", title="Hours", calendars=(office, nights))

    def hours_row(section: Section) -> str:
        page = plain_text(document(section))
        return next((line for line in page.split("\n") if line.startswith("  Hours:")), "")

    assert "Office: Monday 09:00–17:00 (" in hours_row(hours)
    assert "On call: at all hours (Europe/Berlin)" in hours_row(hours)
    assert "Hours: Monday 09:00–17:00 (" in hours_row(replace(hours, calendars=(office,)))
    bare = ServiceCalendar(id="x", name="Bare")
    assert "Hours: Not stated" in hours_row(replace(hours, calendars=(bare,)))


def test_key_terms_say_what_binds_and_the_target_behind_it() -> None:
    found = (
        metric(name="Uptime", target=pct("99.9"), minimum=pct("99.5"), window=MONTH),
        metric(id="n", name="Answer", direction="lower", target=time(4, "h"), minimum=time(8, "h")),
        metric(
            id="s",
            name="Share",
            direction="lower",
            target=time(4, "h"),
            share=pct("95"),
            share_minimum=pct("90"),
        ),
        metric(id="x", name="Open"),
    )
    page = plain_text(document(levels(*found)))
    assert "Uptime: at least 99.5 % in every calendar month (target 99.9 %)" in page
    assert "Answer: at most 8 hours (target 4 hours)" in page
    assert "Share: at most 4 hours in 90 % of cases (target in 95 % of cases)" in page
    assert "Open: " not in page


def test_key_terms_say_that_some_credits_have_no_limit() -> None:
    price = CreditSchedule(id="a", metrics=("m",), model="item-price", outside_caps=True)
    limits = Caps(month=pct("10"))
    section = CreditsSection(id="c", title="Credits", schedules=(price,), caps=limits)
    beyond = "At most 10 % of the fees of a month, except credits outside these limits"
    assert beyond in plain_text(document(section))
    inside = replace(section, schedules=(replace(price, outside_caps=False),))
    assert beyond not in plain_text(document(inside))


def test_an_agreement_of_one_page_says_nothing_twice() -> None:
    card_rows = {"definition": "What it is said to be.", "numerator": "Good", "denominator": "all"}
    found = (
        metric(target=pct("90"), **card_rows),
        metric(id="n", name="Bare", target=pct("80"), unit="%"),
    )
    sections = (*agreement().sections, levels(*found))
    short = Agreement(id="a", title="Short", profile="onepage", sections=sections)
    blocks = compose(short).blocks
    page = plain_text(compose(short))
    assert [type(block) for block in blocks[:3]] == [TitleBlock, Contents, Heading]
    assert not any(isinstance(block, PageBreak) for block in blocks)
    assert "A Ltd (“the Provider”) and B Ltd (“the Customer”)." in page
    assert "These are the service levels" not in page
    assert "Formula: Good ÷ all" in page
    assert page.count("What it is said to be.") == 1
    assert "Key terms" not in page


def test_document_control_stands_in_an_agreement_of_one_page_where_there_is_some() -> None:
    control = ControlSection(id="control", title="Control", storage_place="The safe")
    own = Agreement(id="a", title="Short", profile="onepage", sections=(control,))
    assert "Kept at: The safe" in plain_text(compose(own))
    other = Party(id="x", name="Wren", role="other", address="There")
    parties = replace(PARTIES, parties=(*PARTIES.parties, other))
    page = plain_text(compose(replace(own, sections=(parties,))))
    assert "A Ltd (“the Provider”) and B Ltd (“the Customer”)." in page
    assert "Wren" in page


def test_meanings_and_times_of_priorities_stand_in_one_table_where_it_has_the_room() -> None:
    def captions(*times: PriorityTimes) -> list[str]:
        row = Priority(id="p", name="High", definition="All stands still.", times=times)
        section = PrioritiesSection(id="p1", title="Priorities", priorities=(row,))
        short = Agreement(id="a", title="Short", profile="onepage", sections=(section,))
        return [each.alt for each in compose(short).blocks if isinstance(each, Table)]

    plain = PriorityTimes(id="t", response=time(4, "h"))
    assert captions(plain) == ["Priorities and their times"]
    assert captions() == ["Priorities"]
    assert captions(plain, replace(plain, id="u")) == ["Priorities", "Times by priority"]
    assert captions(replace(plain, note="By telephone")) == ["Priorities", "Times by priority"]
