"""The look of an export from the command line."""

from pathlib import Path

import pytest

from sla_desktop.cli import main
from sla_desktop.domain import copyfile
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.sections import TermSection
from sla_desktop.reading.exports import from_docx
from sla_desktop.reading.logos import read_logo
from tests.export.docx_read import Read, q, text_of
from tests.export.pictures import logo

Capture = pytest.CaptureFixture[str]
AGREEMENT = Agreement(
    id="a",
    title="Care of the shop",
    confidentiality="Confidential",
    sections=(TermSection(id="term", title="Term"),),
    logo="own",
)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "own.sladraft"
    path.write_bytes(copyfile.encode(AGREEMENT, {"own": logo(size=(40, 40))}))
    return path


def exported(draft: Path, *look: str) -> Read:
    target = draft.with_suffix(".docx")
    assert main(["export", str(draft), "--docx", str(target), "--force", *look]) == 0
    return Read(target.read_bytes())


def printed_logo(opened: Read) -> bytes:
    name = "word/media/logo.png"
    return opened.archive.read(name) if name in opened.archive.namelist() else b""


def test_without_flags_it_looks_as_the_agreement_says(draft: Path) -> None:
    opened = exported(draft)
    assert printed_logo(opened) == read_logo(logo(size=(40, 40)))
    assert "Confidential" in text_of(opened.part("word/footer1.xml"))
    assert b"WaterMark" in opened.archive.read("word/header1.xml")
    assert not opened.paragraphs("NoteGuidance")


def test_each_flag_is_heard(draft: Path, tmp_path: Path) -> None:
    picture = tmp_path / "logo.jpg"
    picture.write_bytes(logo("JPEG"))
    opened = exported(
        draft,
        *("--page-size", "Letter", "--accent", "0f766e", "--logo", str(picture)),
        *("--confidentiality", "For us", "--no-draft-mark", "--guidance"),
    )
    size = opened.body.find(q("w:sectPr/w:pgSz"))
    assert size is not None
    assert size.get(q("w:w")) == "12240"
    assert b"0F766E" in opened.archive.read("word/styles.xml")
    assert printed_logo(opened) == read_logo(logo("JPEG"))
    assert "For us" in text_of(opened.part("word/footer1.xml"))
    assert b"WaterMark" not in opened.archive.read("word/header1.xml")
    assert opened.paragraphs("NoteGuidance")


def test_a_logo_and_a_line_can_be_left_out(draft: Path) -> None:
    opened = exported(draft, "--no-logo", "--confidentiality", "")
    assert printed_logo(opened) == b""
    assert "Confidential" not in text_of(opened.part("word/footer1.xml"))
    sent, images = copyfile.decode(from_docx(draft.with_suffix(".docx").read_bytes(), "x"), "x")
    assert (sent.logo, images) == ("", {})


@pytest.mark.parametrize(
    ("look", "told"),
    [
        (["--accent", "red"], "“red” is no colour"),
        (["--page-size", "A3"], "invalid choice: 'A3'"),
        (["--logo", "DIR"], "cannot be read: choose another file"),
        (["--logo", "DIR/none.png"], "cannot be read: choose another file"),
        (["--logo", "DIR/bad.png"], "no picture that can be read"),
        (["--logo", "DIR/bad.png", "--no-logo"], "not allowed with"),
    ],
)
def test_a_look_that_cannot_be_is_refused_in_one_line(
    draft: Path, capsys: Capture, look: list[str], told: str
) -> None:
    (draft.parent / "bad.png").write_bytes(b"GIF89a")
    look = [each.replace("DIR", str(draft.parent)) for each in look]
    target = draft.with_suffix(".docx")
    assert main(["export", str(draft), "--docx", str(target), *look]) == 2
    said = capsys.readouterr().err
    assert told in said
    assert said.count("\n") == 1
    assert not target.exists()


def test_a_stored_logo_that_is_no_picture_is_told(draft: Path, capsys: Capture) -> None:
    draft.write_bytes(copyfile.encode(AGREEMENT, {"own": b"no picture"}))
    assert main(["export", str(draft), "--docx", str(draft.with_suffix(".docx"))]) == 2
    assert "no picture that can be read" in capsys.readouterr().err
    assert printed_logo(exported(draft, "--no-logo")) == b""
