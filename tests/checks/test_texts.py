"""The texts of a section: paths by ids, roles, and what a scanner may read."""

from sla_desktop.checks.texts import prose, readable, texts
from sla_desktop.domain.duties import Duty, Relief
from sla_desktop.domain.metrics import ClockRules, Metric, Pause
from sla_desktop.domain.sections import (
    AnnexSection,
    DutiesSection,
    EscalationSection,
    LevelsSection,
    PurposeSection,
)
from sla_desktop.domain.support import CriticalPlan
from sla_desktop.domain.text import Paragraph, Run, TextTable
from tests.checks.crosscheck_builders import levels, sec, written


def test_rows_are_named_by_id_and_values_by_field() -> None:
    clock = ClockRules(start="report", pauses=(Pause(id="wait", reason="waiting"),))
    metric = Metric(id="fix", name="Fix", definition="time to mend", clock=clock)
    assert [(t.path, t.owner, t.role) for t in texts(levels(metric))] == [
        ("levels.title", "levels", "label"),
        ("levels.metrics.fix.name", "fix", "label"),
        ("levels.metrics.fix.definition", "fix", "definition"),
        ("levels.metrics.fix.clock.start", "fix", "definition"),
        ("levels.metrics.fix.clock.pauses.wait.reason", "wait", "definition"),
    ]


def test_lists_of_words_give_a_text_each() -> None:
    plan = CriticalPlan(first_actions=("call", "write"))
    found = [t for t in texts(sec(EscalationSection, critical=plan)) if t.role == "duty"]
    assert [(t.path, t.text) for t in found] == [
        ("escalation.critical.first_actions", "call"),
        ("escalation.critical.first_actions", "write"),
    ]


def test_codes_and_ids_are_no_texts() -> None:
    duty = Duty(id="d", party="provider", text="send it", metrics=("uptime",))
    relief = Relief(id="r", event="no access", cause="customer")
    found = texts(sec(DutiesSection, duties=(duty,), reliefs=(relief,)))
    assert [t.text for t in found] == ["Duties", "send it", "no access"]


def test_wording_has_the_role_of_its_section_and_headings_are_labels() -> None:
    source = "# Heading\n\nA clause.\n\n- an item"
    assert [t.role for t in texts(written(source))] == ["label", "label", "duty", "duty"]
    assert [t.role for t in texts(written(source, LevelsSection))][2:] == ["target", "target"]
    assert [t.role for t in texts(written(source, PurposeSection))][2:] == ["other", "other"]
    empty = sec(DutiesSection, wording=(Paragraph(runs=(Run(text=" "),)),))
    assert [t.text for t in texts(empty)] == ["Duties"]


def test_cells_of_a_table_are_read_and_its_header_is_a_label() -> None:
    table = TextTable(id="t", caption="Table", header=("A", " "), rows=(((Run(text="cell"),), ()),))
    found = texts(sec(AnnexSection, tables=(table,)))
    assert [(t.path, t.role, t.text) for t in found[1:]] == [
        ("annex.tables", "label", "Table"),
        ("annex.tables", "label", "A"),
        ("annex.tables", "other", "cell"),
    ]


def test_prose_leaves_out_labels_and_examples() -> None:
    section = written("# Title\n\nExample: 3 hours.\n\nWorked example for June.\n\nThe rule.")
    assert [t.text for t in prose(texts(section))] == ["The rule."]


def test_quotations_are_blanked_and_fields_become_a_digit_in_place() -> None:
    text = 'a “quick” and "fast" answer within {{p1.response}} to ‘now’'
    plain = readable(text)
    assert len(plain) == len(text)
    assert plain.split() == ["a", "and", "answer", "within", "0", "to"]
    assert readable("the customer’s part") == "the customer’s part"
