"""A small agreement in a file."""

from pathlib import Path

import pytest

from sla_desktop.domain import copyfile
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.people import Party
from sla_desktop.domain.sections import PartiesSection, TermSection


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    agreement = Agreement(
        id="draft",
        title="Care of the shop",
        sections=(
            PartiesSection(
                id="parties",
                title="Parties",
                parties=(
                    Party(id="provider", role="provider", name="North & Söhne GmbH"),
                    Party(id="customer", role="customer", name="Shop Ltd"),
                ),
            ),
            TermSection(id="term", title="Term"),
        ),
    )
    path = tmp_path / "draft.sladraft"
    path.write_bytes(copyfile.encode(agreement))
    return path
