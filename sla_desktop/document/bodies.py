"""One section's body: its generated part by section type, then the owner's wording."""

from sla_desktop.document.facts import Facts
from sla_desktop.document.generic import generic
from sla_desktop.document.nodes import Block
from sla_desktop.document.wording import worded
from sla_desktop.domain.sections import Section


def body_of(section: Section, facts: Facts) -> list[Block]:
    """What stands below the section's heading, with relative levels; a pure function."""
    return [*generic(section, facts), *worded(section.wording)]
