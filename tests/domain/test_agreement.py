"""Short ways to the rows of an agreement, its JSON form and its copy."""

import base64
import json

import pytest

from sla_desktop.domain import agreement as a
from sla_desktop.domain import copyfile
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.calendars import ServiceCalendar
from sla_desktop.domain.codec import BadAgreementError, from_plain, to_json, to_plain
from sla_desktop.domain.governance import Supplier
from sla_desktop.domain.jsontext import BadJsonError, parse
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.people import Party
from sla_desktop.domain.sections import (
    HoursSection,
    LevelsSection,
    PartiesSection,
    PrioritiesSection,
    ServicesSection,
    SuppliersSection,
    TermSection,
)
from sla_desktop.domain.services import Service
from sla_desktop.domain.support import Priority


def draft() -> Agreement:
    return Agreement(
        id="a",
        title="Support",
        zone="Europe/London",
        sections=(
            PartiesSection(id="parties", title="P", parties=(Party(id="p1", role="provider"),)),
            ServicesSection(id="services", title="S", services=(Service(id="desk", name="Desk"),)),
            HoursSection(
                id="hours",
                title="H",
                calendars=(
                    ServiceCalendar(id="office", name="Office"),
                    ServiceCalendar(id="berlin", name="Berlin", zone="Europe/Berlin"),
                ),
            ),
            LevelsSection(id="levels", title="L", metrics=(Metric(id="uptime", name="Uptime"),)),
            LevelsSection(
                id="more", title="M", included=False, metrics=(Metric(id="old", name="Old"),)
            ),
            PrioritiesSection(id="prio", title="P", priorities=(Priority(id="one", name="P1"),)),
            SuppliersSection(id="sup", title="S", suppliers=(Supplier(id="mail", name="Mail"),)),
        ),
    )


def test_rows_come_from_included_sections_only() -> None:
    assert [m.id for m in a.metrics(draft())] == ["uptime"]
    assert [s.id for s in a.included(draft())][-1] == "sup"
    assert [x.id for x in a.services(draft())] == ["desk"]
    assert [x.id for x in a.priorities(draft())] == ["one"]
    assert [x.id for x in a.suppliers(draft())] == ["mail"]


def test_rows_by_id_and_role() -> None:
    found = a.metric(draft(), "uptime")
    assert found is not None
    assert found.name == "Uptime"
    assert a.metric(draft(), "old") is None
    assert a.party(draft(), "p1") == a.party_by_role(draft(), "provider")
    assert a.party(draft(), "x") is None
    assert a.party_by_role(draft(), "customer") is None
    assert a.first(draft(), TermSection) is None


def test_the_first_calendar_is_the_default_and_a_zone_is_always_known() -> None:
    office, berlin = a.calendars(draft())
    assert a.calendar(draft()) == office
    assert a.calendar(draft(), "berlin") == berlin
    assert a.calendar(draft(), "ghost") is None
    assert a.calendar(Agreement(id="a", title="T")) is None
    assert a.zone_of(draft(), office) == "Europe/London"
    assert a.zone_of(draft(), berlin) == "Europe/Berlin"
    assert a.zone_of(draft()) == "Europe/London"


def test_every_section_kind_has_its_own_tag() -> None:
    assert a.section_kinds()["levels"] is LevelsSection
    assert len(a.section_kinds()) == 36


def test_plain_and_json_forms_read_back_to_the_same_value() -> None:
    assert from_plain(to_plain(draft()), "x") == draft()
    assert from_plain(parse(to_json(draft()), "x"), "x") == draft()


@pytest.mark.parametrize(
    ("plain", "says"),
    [
        ({"id": "a"}, "title"),
        ({"id": "A B", "title": "t"}, "at id"),
        ({"id": "a", "title": "t", "sections": [{"section": "ghost"}]}, "entry 1.section, “ghost”"),
        ({"id": "a", "title": "t", "colour": 1}, "colour"),
        ([], "group of fields"),
    ],
)
def test_what_is_no_agreement_is_refused_with_place_and_remedy(plain: object, says: str) -> None:
    with pytest.raises(BadAgreementError, match=rf"“file\.x” .*{says}.*copy\.$"):
        from_plain(plain, "file.x")


def test_a_copy_holds_agreement_and_images() -> None:
    data = copyfile.encode(draft(), {"logo.png": b"\x89PNG"})
    assert copyfile.decode(data, "x") == (draft(), {"logo.png": b"\x89PNG"})
    assert copyfile.decode(copyfile.encode(draft()), "x") == (draft(), {})


def test_a_copy_made_by_hand_needs_only_the_required_fields() -> None:
    plain = {"format": copyfile.FORMAT, "agreement": {"id": "a", "title": "T"}}
    agreement, _ = copyfile.decode(json.dumps(plain).encode(), "x")
    assert agreement == Agreement(id="a", title="T")


@pytest.mark.parametrize(
    ("plain", "says"),
    [
        ([], "holds no agreement"),
        ({"format": "other"}, "holds no agreement"),
        ({"format": "sla-desktop-agreement/2"}, "newer SLA Desktop"),
        ({"format": copyfile.FORMAT}, "the agreement in it is missing"),
        (
            {
                "format": copyfile.FORMAT,
                "agreement": {"id": "a", "title": "T"},
                "images": {"x": "***"},
            },
            "image",
        ),
        (
            {
                "format": copyfile.FORMAT,
                "agreement": {"id": "a", "title": "T"},
                "images": {"x": base64.b64encode(b"0" * 1_100_000).decode()},
            },
            "image",
        ),
    ],
)
def test_what_is_no_copy_is_refused(plain: object, says: str) -> None:
    with pytest.raises((BadAgreementError, BadJsonError), match=says):
        copyfile.decode(json.dumps(plain).encode(), "file.x")
