"""What an event may be said to concern, and by which names."""

from sla_desktop.domain.sections import ComponentsSection, ServicesSection
from sla_desktop.domain.services import Component, Service
from sla_desktop.simulate.events import known_subjects, priority_ids, subject_ids
from tests.simulate.built import priorities, priority, sla, uptime


def test_services_components_and_objects_are_known_by_name_and_id() -> None:
    services = ServicesSection(
        id="s", title="S", services=(Service(id="shop", name="Web shop"), Service(id="x", name=""))
    )
    parts = ComponentsSection(id="c", title="C", components=(Component(id="db", name="Database"),))
    agreement = sla(uptime(object="Level 2"), services, parts)
    assert known_subjects(agreement) == ("Web shop", "Database", "Level 2")
    found = subject_ids(agreement)
    assert [found[word] for word in ("shop", "web shop", "db", "database")] == [
        "shop",
        "shop",
        "db",
        "db",
    ]
    assert found["level 2"] == "Level 2"
    assert "" not in found
    assert subject_ids(sla(uptime())) == {}


def test_priorities_are_known_by_name_and_id() -> None:
    found = priority_ids(sla(uptime(), priorities(priority("P1"), priority("P2"))))
    assert found == {"p1": "p1", "p2": "p2"}
