from pathlib import Path

import pytest
from tinydb import TinyDB, where

from sla_desktop.domain.codec import to_plain
from sla_desktop.domain.jsontext import MAX_VALUES
from sla_desktop.storage.content import form, reader
from sla_desktop.storage.envelope import LIMIT
from sla_desktop.storage.errors import NotSavedError, NotYetSafeError
from sla_desktop.storage.safefile import SafeFile
from sla_desktop.storage.tables import plain_of
from sla_desktop.storage.tinydb_file import AgreementDb, SealedStorage
from tests.storage.faults import FaultyOps, failing
from tests.storage.samples import agreement


def new_file(tmp_path: Path, ops: FaultyOps | None = None) -> SafeFile[object]:
    file = SafeFile[object](tmp_path / "agreement.json", form(), reader(), ops or FaultyOps())
    file.create()
    return file


def saved(tmp_path: Path, ops: FaultyOps | None = None) -> AgreementDb:
    database = AgreementDb(new_file(tmp_path, ops), {})
    database.save(to_plain(agreement()), {"title": "Support"})
    return database


def stored_titles(tmp_path: Path) -> list[str]:
    content = SafeFile(tmp_path / "agreement.json", form(), reader(), FaultyOps()).open().content
    return [content.agreement.title]


def test_the_file_is_a_tinydb_store_with_its_tables(tmp_path: Path) -> None:
    tables = saved(tmp_path).tables
    assert tables.tables() == {"agreement", "sections", "summary"}
    (head,) = tables.table("agreement").all()
    assert head["title"] == "Support"
    assert "sections" not in head
    (prose,) = tables.table("sections").search(where("id") == "prose")
    assert (prose["order"], prose["section"]["section"]) == (1, "prose")
    assert len(tables.table("sections")) == 2


def test_tables_join_to_the_agreement_in_the_order_of_its_sections(tmp_path: Path) -> None:
    plain = to_plain(agreement())
    turned = {**plain, "sections": list(plain["sections"][::-1])}
    database = AgreementDb(new_file(tmp_path), {})
    database.save(turned, {"title": "x"})
    assert plain_of(database.tables.storage.read() or {}) == turned


def test_an_agreement_without_sections_is_kept(tmp_path: Path) -> None:
    database = AgreementDb(new_file(tmp_path), {})
    database.save({"id": "a", "title": "t"}, {"title": "t"})
    assert plain_of(database.tables.storage.read() or {}) == {
        "id": "a",
        "title": "t",
        "sections": [],
    }


def test_each_save_of_an_agreement_is_one_write(tmp_path: Path) -> None:
    ops = FaultyOps()
    database = saved(tmp_path, ops)
    ops.arm(-1, failing(5))
    database.save(to_plain(agreement(title="Two")), {"title": "Two"})
    assert ops.log.count("create") == 1
    assert ops.log.count("read") == 1


def test_other_table_operations_are_saved_too(tmp_path: Path) -> None:
    tables = saved(tmp_path).tables
    tables.table("agreement").update({"title": "Changed"})
    assert stored_titles(tmp_path) == ["Changed"]
    tables.drop_table("summary")
    assert tables.tables() == {"agreement", "sections"}


def test_a_failed_save_leaves_the_cached_tables_as_they_were(tmp_path: Path) -> None:
    ops = FaultyOps()
    database = saved(tmp_path, ops)
    before = database.tables.storage.read()
    ops.always("sync", failing(5))
    with pytest.raises(NotSavedError):
        database.tables.table("agreement").update({"title": "Changed"})
    with pytest.raises(NotSavedError):
        database.save(to_plain(agreement(title="Two")), {"title": "Two"})
    assert database.tables.storage.read() == before


def test_a_save_not_yet_safe_is_what_the_tables_show(tmp_path: Path) -> None:
    ops = FaultyOps()
    database = saved(tmp_path, ops)
    ops.always("sync_folder", failing(5))
    with pytest.raises(NotYetSafeError):
        database.tables.table("agreement").update({"title": "Changed"})
    assert database.tables.table("agreement").all()[0]["title"] == "Changed"


def test_an_exception_among_operations_saves_nothing(tmp_path: Path) -> None:
    storage = SealedStorage(new_file(tmp_path), {})
    tables = TinyDB(storage=lambda: storage)

    def operations() -> None:
        tables.table("agreement").insert({"id": "a"})
        raise KeyError("a mistake")

    with pytest.raises(KeyError):
        storage.at_once(operations)
    assert storage.read() == {}
    assert list(tmp_path.iterdir()) == []


def test_what_could_not_be_read_again_is_not_saved(tmp_path: Path) -> None:
    database = saved(tmp_path)
    many = [[]] * (MAX_VALUES + 1)
    with pytest.raises(NotSavedError, match=r"agreement\.json” was not saved: .* 1,000,000 values"):
        database.save({"id": "a", "title": "t", "many": many}, {"title": "t"})
    with pytest.raises(NotSavedError, match="half a character"):
        database.save({"id": "a", "title": "\ud800"}, {"title": "t"})
    with pytest.raises(NotSavedError, match="64 MB"):
        database.save({"id": "a", "title": "x" * (LIMIT - 900)}, {"title": "t"})
    assert stored_titles(tmp_path) == ["Support"]
