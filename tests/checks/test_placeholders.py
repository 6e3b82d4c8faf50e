"""B40: placeholders, fields that name nothing."""

import pytest

from sla_desktop.domain.agreement import CustomField
from sla_desktop.domain.people import Contact
from sla_desktop.domain.sections import (
    AnnexSection,
    PartiesSection,
    ProseSection,
    Section,
)
from sla_desktop.domain.text import Paragraph, Run, TextTable
from tests.checks.crosscheck_builders import faults, make, only, sec, sides


def prose(text: str) -> Section:
    return sec(ProseSection, wording=(Paragraph(runs=(Run(text=text),)),))


def placeholders(text: str) -> list[str]:
    return [found.numbers[0] for found in faults("B40", make(prose(text)))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("paid to [Name of bank] soon", ["[Name of bank]"]),
        (
            "[INSERT DATE] and [insert the date, please]",
            ["[INSERT DATE]", "[insert the date, please]"],
        ),
        ("[____]", ["[____]"]),
        ("<<customer>>", ["<<customer>>"]),
        ("the price is TBD, the date tbc", ["TBD", "tbc"]),
        ("call xxx or XXXX", ["xxx", "XXXX"]),
        ("on 00/00/0000", ["00/00/0000"]),
        ("by DD/MM/YYYY", ["DD/MM/YYYY"]),
        ("lorem ipsum dolor", ["lorem ipsum"]),
        ("between Company Name and Elm Ltd", ["Company Name"]),
        ("Company name", ["Company name"]),
        ("{{nothing.here}}", ["{{nothing.here}}"]),
        ("TBD, TBD", ["TBD"]),
    ],
)
def test_b40_finds_placeholders(text: str, found: list[str]) -> None:
    assert placeholders(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "results in [99.0, 99.9) earn 5 %",
        "as in [1] and [12]",
        "[ ] yes [x] no [X] maybe [  ] none",
        "Example Shop GmbH",
        "size XXL",
        "Company Name: as registered",
        "tickets marked “TBD”",
        "he wrote [sic]",
        "{{customer.name}} and {{title}}",
        "{{ref:gone}}",
    ],
)
def test_b40_is_quiet(text: str) -> None:
    assert faults("B40", make(prose(text), sides())) == []


def test_b40_reads_values_labels_and_the_head_of_the_document() -> None:
    contact = Contact(id="c", party="customer", name="TBD", phone="xxx")
    found = faults("B40", make(sec(PartiesSection, contacts=(contact,)), title="[Service] SLA"))
    assert [one.field for one in found] == [
        "title",
        "parties.contacts.c.name",
        "parties.contacts.c.phone",
    ]
    assert found[1].message == "“TBD” is a placeholder: put in what it stands for."
    assert found[1].severity == "error"


def test_b40_a_label_of_a_table_may_ask_for_a_name() -> None:
    table = TextTable(id="t", header=("Customer Name of the site",))
    assert faults("B40", make(sec(AnnexSection, tables=(table,)))) == []


def test_b40_a_custom_field_without_a_value_is_known_one_with_a_placeholder_not_sound() -> None:
    empty = make(prose("{{site}}"), fields=(CustomField(id="site"),))
    assert faults("B40", empty) == []
    bad = make(fields=(CustomField(id="site", value="[Site name]"),))
    assert only("B40", bad).field == "fields.site.value"
    assert "names nothing in this agreement" in only("B40", make(prose("{{site}}"))).message


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("paid to ____ soon", ["____"]),
        ("Insert name here", ["Insert name here"]),
        ("please insert the bank details here", ["insert the bank details here"]),
        ("a fee of £XX a month", ["£XX"]),
        ("a fee of € XX.XX", ["€ XX.XX"]),
        ("within [●] days", ["[●]"]),
        ("within ●] days", ["●]"]),
        ("Lorem ipsum", ["Lorem ipsum"]),
    ],
)
def test_b40_finds_what_forms_leave_open(text: str, found: list[str]) -> None:
    assert placeholders(text) == found


@pytest.mark.parametrize(
    "text",
    ["a_b and c__d", "£20 and €3", "insert the paper from here", "● first point", "£XXL shirts"],
)
def test_b40_is_quiet_about_look_alikes(text: str) -> None:
    assert placeholders(text) == []
