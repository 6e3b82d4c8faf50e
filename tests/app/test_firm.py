"""My firm is asked once, kept beside the agreements, and filled into each new one."""

import errno
from pathlib import Path

import pytest
from msgspec.structs import replace

from sla_desktop.app.firm import (
    FIRM_FILE,
    Firm,
    firm_data,
    firm_fields,
    firm_in,
    firm_places,
    keep_firm,
    load_firm,
    with_firm,
)
from sla_desktop.catalogue.templates import start, templates
from sla_desktop.domain import paths
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.edits import remove_row, set_value
from sla_desktop.domain.errors import InputError
from sla_desktop.storage.errors import NotSavedError, UnreadableError
from tests.storage.faults import FaultyOps, failing

FIRM = Firm(
    name="Alder IT Services Ltd",
    registration="Company no. 01234567",
    address="4 Mill Road, Leeds",
    email="notices@alder.example",
    phone="0113 496 0014",
    signatory="Tom Alder",
    position="Managing director",
)
T02 = templates()["T02"]


def drafted(side: str) -> Agreement:
    agreement = set_value("own_side", side)(start(T02, "new"))
    return filled(agreement, FIRM)


def filled(agreement: Agreement, firm: Firm) -> Agreement:
    return with_firm(agreement, firm_places(agreement, T02), firm)


def at(agreement: Agreement, path: str) -> object:
    return paths.value_at(agreement, path)


def test_what_is_kept_is_there_next_time(tmp_path: Path) -> None:
    folder = tmp_path / "not made yet"
    assert load_firm(folder) == Firm()
    keep_firm(folder, FIRM)
    keep_firm(folder, replace(FIRM, phone="new"))
    assert load_firm(folder) == replace(FIRM, phone="new")
    assert firm_in(firm_data(FIRM), "x") == FIRM


@pytest.mark.parametrize("data", [b"", b"[]", b'{"name": 1}', b"\0\0", b'{"name": "a"'])
def test_a_damaged_file_is_one_sentence(tmp_path: Path, data: bytes) -> None:
    (tmp_path / FIRM_FILE).write_bytes(data)
    with pytest.raises(InputError, match=r"firm\.json"):
        load_firm(tmp_path)


def test_a_disk_that_does_not_answer_is_told(tmp_path: Path) -> None:
    ops = FaultyOps()
    keep_firm(tmp_path, FIRM, ops)
    ops.always("read", failing(errno.EACCES))
    with pytest.raises(UnreadableError, match="denied"):
        load_firm(tmp_path, ops)


def test_a_full_disk_keeps_the_firm_that_was_there(tmp_path: Path) -> None:
    ops = FaultyOps()
    keep_firm(tmp_path, FIRM, ops)
    ops.always("write", failing(errno.ENOSPC))
    with pytest.raises(NotSavedError, match="disk is full"):
        keep_firm(tmp_path, Firm(name="Other"), ops)
    ops.disarm()
    assert load_firm(tmp_path, ops) == FIRM
    assert [path.name for path in tmp_path.iterdir()] == [FIRM_FILE]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    ops = FaultyOps()
    ops.always("make_folder", failing(errno.EROFS))
    with pytest.raises(NotSavedError):
        keep_firm(tmp_path / "new", FIRM, ops)


@pytest.mark.parametrize(("side", "other"), [("provider", "customer"), ("customer", "provider")])
def test_the_firm_stands_on_its_side_only(side: str, other: str) -> None:
    agreement = drafted(side)
    assert at(agreement, f"parties.parties.{side}.name") == FIRM.name
    assert at(agreement, f"parties.parties.{side}.registration") == FIRM.registration
    assert at(agreement, f"parties.parties.{side}.address") == FIRM.address
    assert at(agreement, f"disputes.notices.{side}.address") == FIRM.address
    assert at(agreement, f"disputes.notices.{side}.email") == FIRM.email
    assert at(agreement, f"signatures.signatories.{side}.name") == FIRM.signatory
    assert at(agreement, f"signatures.signatories.{side}.title") == FIRM.position
    # together with the fields that the template fills by the same answer
    assert at(agreement, f"parties.contacts.{side}-director.name") == FIRM.signatory
    assert at(agreement, f"parties.contacts.{side}-director.phone") == FIRM.phone
    assert at(agreement, f"parties.parties.{other}.name") == ""
    assert at(agreement, f"signatures.signatories.{other}.name") == ""


def test_the_fields_it_answers_are_named() -> None:
    assert firm_fields(firm_places(drafted("provider"), T02), T02) == {
        "provider.name",
        "provider.registration",
        "provider.address",
        "provider.director.name",
        "provider.director.title",
        "provider.director.phone",
        "provider.director.email",
    }


def test_an_answer_not_given_leaves_the_template_as_it_is() -> None:
    agreement = set_value("own_side", "provider")(start(T02, "new"))
    assert filled(agreement, Firm()) == agreement


def test_text_that_looks_like_data_stays_text() -> None:
    agreement = set_value("own_side", "provider")(start(T02, "new"))
    named = filled(agreement, Firm(name="[brackets] & <b>Co</b>"))
    assert at(named, "parties.parties.provider.name") == "[brackets] & <b>Co</b>"


def test_without_a_side_nothing_is_filled() -> None:
    agreement = start(T02, "new")
    assert firm_places(agreement, T02) == {}
    assert filled(agreement, FIRM) == agreement


def test_a_place_that_the_agreement_lacks_is_passed_over() -> None:
    agreement = set_value("own_side", "provider")(start(T02, "new"))
    short = remove_row("sections.disputes")(agreement)
    address = "parties.parties.provider.address"
    assert firm_places(short, T02)["address"] == (address,)
    assert at(filled(short, FIRM), address) == FIRM.address


def test_a_department_is_not_the_firm() -> None:
    agreement = set_value("own_side", "provider")(start(T02, "new"))
    inside = set_value("parties.parties.provider.role", "department")(agreement)
    assert filled(inside, FIRM) == inside
