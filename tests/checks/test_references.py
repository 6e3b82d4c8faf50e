"""B41: references to own sections and annexes."""

import pytest

from sla_desktop.checks.dangling_ids import astray
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.governance import Report
from sla_desktop.domain.people import Contact, Responsible
from sla_desktop.domain.sections import (
    AnnexSection,
    ComponentsSection,
    EscalationSection,
    PartiesSection,
    ProseSection,
    ReportsSection,
    Section,
)
from sla_desktop.domain.support import EscalationStep
from sla_desktop.domain.text import Paragraph, Run
from tests.checks.crosscheck_builders import faults, make, only, sec, severities, sides, written


def prose(text: str) -> Section:
    return sec(ProseSection, wording=(Paragraph(runs=(Run(text=text),)),))


def with_annexes(text: str, annexes: int = 3) -> Agreement:
    more = (AnnexSection(id=f"annex-{n}", title="Annex") for n in range(annexes))
    return make(prose(text), sec(PartiesSection), *more)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see Annex 4", "Annex 4"),
        ("see Appendix D", "Appendix D"),
        ("as in annexes 1, 2 and 4", "annex 4"),
        ("see appendices 1 and 9", "appendix 9"),
        ("under section 3", "section 3"),
        ("Clauses 1.2 and 7.1 apply.", "Clause 7.1"),
        ("Annex 4 of this agreement", "Annex 4"),
        ("Section 9. The rest", "Section 9"),
        ("see {{ref:gone}}", "{{ref:gone}}"),
    ],
)
def test_b41_references_must_lead_somewhere(text: str, found: str) -> None:
    fault = only("B41", with_annexes(text))
    assert fault.numbers[0] == found
    assert (fault.severity, fault.field) == ("error", "prose.wording")


@pytest.mark.parametrize(
    "text",
    [
        "Annex 3 and section 2.7 and clause 1",
        "Annex C",
        "clause 7 of the Framework",
        "Annex 9 to the main agreement",
        "Art. 28 GDPR",
        "§ 276 BGB",
        "ISO/IEC 20000-1:2018, clause 8.3.3",
        "section 75 HGB",
        "Consumer Rights Act 2015 section 9",
        "section B is the north wing",
        "the sections of the report",
        "{{ref:prose}}",
        "Section 12345678901234567890",
    ],
)
def test_b41_references_elsewhere_are_not_its_business(text: str) -> None:
    assert faults("B41", with_annexes(text)) == []


@pytest.mark.parametrize(
    ("annexes", "said"),
    [(3, "there are 3 annexes"), (1, "there is one annex"), (0, "there are no annexes")],
)
def test_b41_says_how_many_there_are(annexes: int, said: str) -> None:
    assert said in only("B41", with_annexes("see Annex 4", annexes)).message


def test_b41_counts_main_sections() -> None:
    parts = (
        ProseSection(id="a", title="A", depth=1),
        ProseSection(id="b", title="B"),
        ProseSection(id="c", title="C", depth=1),
    )
    clause = written("See section 3 and section 4.")
    assert "there are 3 sections" in only("B41", make(*parts, clause)).message
    assert "there is one section" in only("B41", make(written("See section 2."))).message


def test_b41_is_quiet_where_nothing_is_referred_to() -> None:
    assert severities("B41", make()) == []


def test_b41_ids_that_point_at_removed_rows() -> None:
    contact = Contact(id="c", party="gone")
    step = EscalationStep(
        id="s",
        contact="nobody",
        provider=Responsible(party="lost"),
    )
    report = Report(id="r", title="Monthly", recipients=(Responsible(party="away"),))
    found = faults(
        "B41",
        make(
            sides(contacts=(contact,)),
            sec(EscalationSection, steps=(step,)),
            sec(ReportsSection, reports=(report,)),
        ),
    )
    assert [one.field for one in found] == [
        "parties.contacts.c.party",
        "escalation.steps.s.contact",
        "escalation.steps.s.provider.party",
        "reports.reports.r.recipients",
    ]
    assert found[0].message == (
        "An unnamed entry points at a party that is not there any more (“gone”): choose another."
    )
    assert found[0].weakens == ()


def test_b41_ids_of_rows_that_are_there_are_quiet() -> None:
    contact = Contact(id="c", party="provider", name="Ann")
    step = EscalationStep(id="s", contact="c", provider=Responsible(party="provider"))
    steps = sec(EscalationSection, steps=(step,))
    assert faults("B41", make(sides(contacts=(contact,)), steps)) == []
    left_out = sec(EscalationSection, steps=(EscalationStep(id="s", contact="x"),), included=False)
    assert faults("B41", make(sides(), left_out)) == []


def test_b41_a_section_names_another() -> None:
    lost = sec(ComponentsSection, listed_in="annex-9")
    assert only("B41", make(lost)).message.startswith("This section points at a section")
    annex = AnnexSection(id="annex-9", title="Annex")
    assert faults("B41", make(lost, annex)) == []


def test_b41_what_points_nowhere_can_be_asked_of_any_agreement() -> None:
    lost = make(sides(contacts=(Contact(id="c", party="gone"),)))
    assert [one.path for one in astray(lost)] == ["parties.contacts.c.party"]
