from pathlib import Path

import msgspec
import pytest

from sla_desktop.storage.content import LIBRARY_FILE
from sla_desktop.storage.envelope import seal, unseal
from sla_desktop.storage.errors import DamagedError, NewerError
from sla_desktop.storage.index import NO_LINE
from sla_desktop.storage.library import Library
from sla_desktop.storage.migrations import MIGRATIONS, migrate, schema_after
from sla_desktop.storage.opened import BadContentError
from sla_desktop.storage.tables import Tables
from tests.storage.faults import SteadyOps
from tests.storage.samples import agreement


def louder(tables: Tables) -> Tables:
    """A migration such as a later version might bring: it changes a field."""
    (head,) = tables["agreement"].values()
    return {**tables, "agreement": {"1": {**head, "title": head["title"] + "!"}}}


def file_in(folder: Path) -> Path:
    return folder / "agreements" / "support" / "agreement.json"


def schema_in(folder: Path) -> int:
    return unseal(file_in(folder).read_bytes(), LIBRARY_FILE)[0].schema


def test_files_of_an_earlier_version_open_in_the_present_form(tmp_path: Path) -> None:
    with Library(tmp_path, SteadyOps()) as old:
        old.add(agreement(title="Support"))
    before = file_in(tmp_path).read_bytes()
    with Library(tmp_path, SteadyOps(), migrations=(louder, louder)) as new:
        assert new.load("support").agreement.title == "Support!!"
        assert file_in(tmp_path).read_bytes() == before
        assert schema_in(tmp_path) == 1
        new.save(agreement(title="Support!!"))
        assert schema_in(tmp_path) == 3
        assert new.load("support").agreement.title == "Support!!"
    assert before in [path.read_bytes() for path in file_in(tmp_path).parent.glob("g*.json")]
    with pytest.raises(NewerError):
        Library(tmp_path, SteadyOps()).load("support")


def test_recovery_migrates_what_it_finds(tmp_path: Path) -> None:
    with Library(tmp_path, SteadyOps()) as old:
        old.add(agreement(title="One"))
        old.save(agreement(title="Two"))
    file_in(tmp_path).write_bytes(b"")
    with Library(tmp_path, SteadyOps(), migrations=(louder,)) as new:
        assert new.load("support").agreement.title == "One!"
        assert schema_in(tmp_path) == 1
    with Library(tmp_path, SteadyOps(), migrations=(louder,)) as new:
        assert new.load("support").agreement.title == "One!"


def test_a_summary_of_an_earlier_form_is_made_afresh(tmp_path: Path) -> None:
    with Library(tmp_path, SteadyOps()) as library:
        library.add(agreement(title="Support"))
        opened = library.load("support")
        assert opened.recovery is None
    header, body = unseal(file_in(tmp_path).read_bytes(), LIBRARY_FILE)
    tables = msgspec.json.decode(body)
    del tables["summary"]
    file_in(tmp_path).write_bytes(seal(header, msgspec.json.encode(tables))[1])
    (entry,) = Library(tmp_path, SteadyOps()).list()
    assert (entry.title, entry.problem) == ("Support", "")


def test_a_summary_without_what_the_checks_may_know_gets_it(tmp_path: Path) -> None:
    """Also where an index of the earlier program knows the file already."""
    with Library(tmp_path, SteadyOps()) as library:
        library.add(agreement(title="Support"), 80)
        library.list()
    header, body = unseal(file_in(tmp_path).read_bytes(), LIBRARY_FILE)
    tables = msgspec.json.decode(body)
    (summary,) = tables["summary"].values()
    del summary["line"]
    file_in(tmp_path).write_bytes(seal(header, msgspec.json.encode(tables))[1])
    (entry,) = Library(tmp_path, SteadyOps()).list()
    assert (entry.title, entry.score, entry.problem) == ("Support", 80, "")
    assert b'"title":"Support"' in bytes(entry.line)
    index = tmp_path / "index.json"
    header, body = unseal(index.read_bytes(), "sla-desktop-index")
    rows = msgspec.json.decode(body)
    rows["support"]["entry"].pop("line")
    index.write_bytes(seal(header, msgspec.json.encode(rows))[1])
    (entry,) = Library(tmp_path, SteadyOps()).list()
    assert entry.line != NO_LINE


def test_a_file_that_cannot_be_read_whole_is_listed_without_it(tmp_path: Path) -> None:
    with Library(tmp_path, SteadyOps()) as library:
        library.add(agreement(title="Support"))
    header, body = unseal(file_in(tmp_path).read_bytes(), LIBRARY_FILE)
    tables = msgspec.json.decode(body)
    (summary,) = tables["summary"].values()
    del summary["line"]
    tables["agreement"] = {"1": {"id": 7}}
    file_in(tmp_path).write_bytes(seal(header, msgspec.json.encode(tables))[1])
    (entry,) = Library(tmp_path, SteadyOps()).list()
    assert (entry.title, entry.line) == ("Support", NO_LINE)


@pytest.mark.parametrize("error", [KeyError, TypeError, ValueError, IndexError])
def test_a_migration_that_meets_nonsense_refuses_the_file(
    tmp_path: Path, error: type[Exception]
) -> None:
    def strict(tables: Tables) -> Tables:
        raise error("nonsense")

    with Library(tmp_path, SteadyOps()) as old:
        old.add(agreement())
    with pytest.raises(DamagedError, match="could not be brought to the present form"):
        Library(tmp_path, SteadyOps(), migrations=(strict,)).load("support")
    assert file_in(tmp_path).exists()


def test_only_the_steps_after_the_files_version_are_taken() -> None:
    def forbidden(tables: Tables) -> Tables:
        raise BadContentError("applied twice")

    tables: Tables = {"agreement": {"1": {"title": "x"}}}
    assert migrate(tables, 2, (forbidden, louder))["agreement"]["1"]["title"] == "x!"
    assert migrate(tables, 3, (forbidden, louder)) == tables
    assert schema_after((forbidden, louder)) == 3
    assert schema_after(MIGRATIONS) == len(MIGRATIONS) + 1
