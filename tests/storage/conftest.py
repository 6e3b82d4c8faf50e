from pathlib import Path

import pytest

from sla_desktop.storage.library import Library
from tests.storage.faults import SteadyOps
from tests.storage.samples import agreement


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library, closed, whose agreement was saved four times."""
    with Library(tmp_path, SteadyOps()) as library:
        library.add(agreement(title="State 1"))
        for number in (2, 3, 4):
            library.save(agreement(title=f"State {number}"))
    return tmp_path
