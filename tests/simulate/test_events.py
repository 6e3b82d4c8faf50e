"""What an event may be said to concern, and by which names."""

from sla_desktop.domain.sections import ComponentsSection, ServicesSection
from sla_desktop.domain.services import Component, Service
from sla_desktop.simulate.events import is_known, known_subjects, priority_ids
from tests.simulate.built import priorities, priority, sla, uptime


def test_services_components_and_objects_are_known_by_name_and_id() -> None:
    services = ServicesSection(
        id="s", title="S", services=(Service(id="shop", name="Web shop"), Service(id="x", name=""))
    )
    parts = ComponentsSection(id="c", title="C", components=(Component(id="db", name="Database"),))
    agreement = sla(uptime(object="Level 2"), services, parts)
    assert known_subjects(agreement) == ("Web shop", "Database", "Level 2")
    for word in ("shop", "web shop", "DB", "database", "level  2"):
        assert is_known(agreement, word), word
    assert not is_known(agreement, "e-mail")


def test_an_agreement_that_names_nothing_takes_every_name() -> None:
    assert is_known(sla(uptime()), "anything")


def test_priorities_are_known_by_name_and_id() -> None:
    found = priority_ids(sla(uptime(), priorities(priority("P1"), priority("P2"))))
    assert found == {"p1": "p1", "p2": "p2"}
