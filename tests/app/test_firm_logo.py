"""The logo of an export: the agreement's own before the firm's, told where it cannot be read."""

from pathlib import Path

import pytest

from sla_desktop.app.firm_logo import FIRM_LOGO, Logo, keep_logo, load_logo, logo_to_print
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.errors import InputError
from sla_desktop.reading.logos import read_logo
from sla_desktop.storage.errors import StoreError
from sla_desktop.storage.library import Library
from tests.export.pictures import logo

FIRMS = read_logo(logo(size=(40, 20)))
OWN = logo(size=(20, 20))


def test_a_logo_is_kept_for_the_next_export(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    assert load_logo(folder) == b""
    keep_logo(folder, FIRMS)
    assert load_logo(folder) == FIRMS
    keep_logo(folder, b"")
    assert load_logo(folder) == b""


def test_the_agreements_own_logo_goes_first(tmp_path: Path) -> None:
    library = Library(tmp_path)
    assert logo_to_print(Agreement(id="a", title="T"), library) == Logo()
    keep_logo(tmp_path, FIRMS)
    assert logo_to_print(Agreement(id="a", title="T"), library) == Logo(FIRMS)
    named = Agreement(id="a", title="T", logo=library.put_image(OWN))
    assert logo_to_print(named, library) == Logo(read_logo(OWN), own=True)


def test_a_logo_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    library = Library(tmp_path)
    lost = logo_to_print(Agreement(id="a", title="T", logo="0" * 64), library)
    assert (lost.data, lost.own) == (b"", True)
    assert "is not there" in lost.problem
    (tmp_path / FIRM_LOGO).write_bytes(b"no picture")
    assert (
        "no picture that can be read"
        in logo_to_print(Agreement(id="a", title="T"), library).problem
    )
    with pytest.raises(InputError, match="no picture"):
        load_logo(tmp_path)


def test_a_folder_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / FIRM_LOGO).mkdir()
    with pytest.raises(StoreError):
        load_logo(tmp_path)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError):
        keep_logo(tmp_path / "file", FIRMS)
