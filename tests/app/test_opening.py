"""A file that carries an agreement joins the library; where it is there, the owner chooses."""

import datetime as dt
import struct
import zlib
from pathlib import Path

import pytest
from msgspec.structs import replace

from sla_desktop.app.library_work import put_in
from sla_desktop.app.opening import (
    Incoming,
    bring_as_version,
    join,
    keep_both,
    place_of,
    read,
    sample_id,
)
from sla_desktop.catalogue.samples import Sample, samples
from sla_desktop.document.compose import compose
from sla_desktop.document.nodes import Attachment
from sla_desktop.document.printed import printed_copy
from sla_desktop.domain import copyfile
from sla_desktop.domain.agreement import Agreement, Waiver
from sla_desktop.domain.errors import InputError
from sla_desktop.export.docx import write_docx
from sla_desktop.export.pdf import write_pdf
from sla_desktop.storage.errors import StoreError
from tests.storage.samples import agreement, filled

TODAY = dt.date(2027, 1, 1)
NOW = dt.datetime(2027, 1, 1, 12, tzinfo=dt.UTC)


def png(width: int = 2, height: int = 2) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IEND", b"")


def copy_at(path: Path, one: Agreement, logo: bytes = b"") -> Path:
    path.write_bytes(copyfile.encode(one, {one.logo: logo} if logo else {}))
    return path


def incoming(one: Agreement) -> Incoming:
    return Incoming(one, "sent.sladraft")


def test_a_copy_joins_the_library(tmp_path: Path) -> None:
    library = filled(tmp_path / "a")
    sent = read(copy_at(tmp_path / "sent.sladraft", agreement("one")))
    assert place_of(library, sent) == "new"
    assert join(library, sent, TODAY) == "one"
    assert library.load("one", read_only=True).agreement == agreement("one")


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_an_own_export_joins_the_library(tmp_path: Path, kind: str) -> None:
    one = agreement("one")
    attachment = Attachment(
        name=copyfile.ATTACHMENT,
        media_type="application/json",
        data=copyfile.encode(printed_copy(one)),
        description="data",
    )
    path = tmp_path / f"whatever.{kind}"
    if kind == "docx":
        path.write_bytes(write_docx(compose(one), attachment, None))
    else:
        path.write_bytes(write_pdf(compose(replace(one, sections=())), attachment).data)
    assert read(path).agreement == printed_copy(one)


def test_a_library_file_from_elsewhere_joins_with_its_logo(tmp_path: Path) -> None:
    other = filled(tmp_path / "theirs")
    logo = other.put_image(png())
    put_in(other, replace(agreement("one"), logo=logo), TODAY)
    library = filled(tmp_path / "mine")
    path = tmp_path / "theirs/agreements/one/agreement.json"
    assert library.id_at(path) is None
    join(library, read(path), TODAY)
    assert library.image(logo) == png()
    moved = tmp_path / "apart/from/its/library.json"
    moved.parent.mkdir(parents=True)
    moved.write_bytes(path.read_bytes())
    alone = read(moved)
    assert (alone.agreement.logo, "logo" in alone.note) == ("", True)


def test_an_image_is_renamed_to_its_content(tmp_path: Path) -> None:
    library = filled(tmp_path / "a")
    sent = read(copy_at(tmp_path / "x", replace(agreement("one"), logo="their-name"), png()))
    join(library, sent, TODAY)
    logo = library.load("one", read_only=True).agreement.logo
    assert library.image(logo) == png()


@pytest.mark.parametrize("logo", [b"", b"GIF89a", png(9000, 9000), png(0, 2), png()[:20]])
def test_a_logo_that_is_not_fit_is_left_out_and_told(tmp_path: Path, logo: bytes) -> None:
    sent = read(copy_at(tmp_path / "x", replace(agreement("one"), logo="n"), logo))
    assert sent.agreement == agreement("one")
    assert sent.note.startswith("The logo of “x” is not")


def test_an_id_that_cannot_name_a_file_is_replaced(tmp_path: Path) -> None:
    library = filled(tmp_path / "a")
    sent = read(copy_at(tmp_path / "x", agreement("con")))
    assert join(library, sent, TODAY).startswith("sla-")


@pytest.mark.parametrize("data", [b"", b"hello", b"%PDF-1.7 broken", b"PK\x03\x04 broken", b"[]"])
def test_a_file_without_an_agreement_is_refused_by_its_name(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "letter.txt").write_bytes(data)
    with pytest.raises(InputError, match=r"letter\.txt"):
        read(tmp_path / "letter.txt")


def test_a_damaged_library_file_is_refused(tmp_path: Path) -> None:
    filled(tmp_path / "a", "one")
    data = (tmp_path / "a/agreements/one/agreement.json").read_bytes()
    (tmp_path / "cut.json").write_bytes(data[:-9])
    with pytest.raises(StoreError, match=r"cut\.json"):
        read(tmp_path / "cut.json")


def test_a_folder_or_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder"):
        read(tmp_path)
    with pytest.raises(InputError, match="not there any more"):
        read(tmp_path / "gone.sladraft")


def test_a_file_that_the_system_refuses_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "no")

    monkeypatch.setattr("sla_desktop.app.opening.read_limited", refuse)
    with pytest.raises(StoreError, match="denied"):
        read(copy_at(tmp_path / "x", agreement("one")))


def test_the_same_agreement_needs_no_choice(tmp_path: Path) -> None:
    library = filled(tmp_path / "a")
    waiver = Waiver(id="w", check="B01", reason="so")
    mine = replace(agreement("one"), waivers=(waiver,))
    put_in(library, mine, TODAY)
    assert place_of(library, incoming(mine)) == "same"
    assert place_of(library, incoming(printed_copy(mine))) == "same"
    assert place_of(library, incoming(replace(mine, title="Other"))) == "differs"


def test_mine_that_cannot_be_read_counts_as_different(tmp_path: Path) -> None:
    library = filled(tmp_path, "one")
    for file in (tmp_path / "agreements/one").iterdir():
        file.write_bytes(b"\0" * 100)
    assert place_of(library, incoming(agreement("one"))) == "differs"


def test_keeping_both_gives_the_new_one_an_id_and_a_name_of_its_own(tmp_path: Path) -> None:
    library = filled(tmp_path, "one")
    made = keep_both(library, incoming(agreement("one", title="Theirs")), TODAY)
    titles = {entry.id: entry.title for entry in library.list()}
    assert titles == {"one": "Title 1", made: "Theirs (from sent.sladraft)"}


def test_bringing_it_in_as_a_version_leaves_mine_alone(tmp_path: Path) -> None:
    library = filled(tmp_path, "one")
    version = bring_as_version(library, incoming(agreement("one", title="Theirs")), NOW)
    assert library.load("one", read_only=True).agreement.title == "Title 1"
    assert version.label == "From the file sent.sladraft"
    assert library.load_version("one", version.number).title == "Theirs"


def test_what_is_in_the_bin_is_seen(tmp_path: Path) -> None:
    library = filled(tmp_path, "one")
    library.bin("one")
    assert place_of(library, incoming(agreement("one"))) == "bin"


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.id)
def test_a_sample_is_opened_again_where_it_was_left(tmp_path: Path, sample: Sample) -> None:
    library = filled(tmp_path)
    first = sample_id(library, sample, TODAY)
    assert sample_id(library, sample, TODAY) == first
    library.bin(first)
    fresh = sample_id(library, sample, TODAY)
    assert fresh != first
    assert [entry.id for entry in library.list()] == [fresh]


def test_characters_left_out_of_a_file_are_told(tmp_path: Path) -> None:
    path = tmp_path / "sent.json"
    path.write_text('{"id": "one", "title": "Care\\u0007"}', "utf-8")
    assert read(path).note == "1 character of “sent.json” that no document can hold left out."
    path.write_text('{"id": "one", "title": "Care\\u0007\\u0008", "logo": "x"}', "utf-8")
    assert "is not in the file: add it again. 2 characters of" in read(path).note
