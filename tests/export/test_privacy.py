"""What a document carries: the fields that print, and nothing of the computer it was made on."""

import base64
import io
import os
import re
import socket
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import sla_desktop
from sla_desktop.domain import copyfile
from sla_desktop.export.files import Wanted, make_files
from sla_desktop.reading.exports import from_docx, from_pdf
from tests.document.filled import filled_agreement, leaves

ALLOWED = Path(__file__).with_name("carried_fields.txt")
BOTH = Wanted(docx=True, pdf=True, with_data=True)


def carried(data: bytes) -> set[str]:
    """Every field that says something in the copy inside, as Struct.field."""
    agreement, _ = copyfile.decode(data, "x")
    return {
        f"{leaf.holder.__name__}.{leaf.name}"
        for leaf in leaves(agreement)
        if leaf.value not in ("", (), None, False)
    }


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_the_copy_inside_holds_allowed_fields_only(kind: str) -> None:
    made = make_files(filled_agreement(), BOTH)
    data = from_docx(made.docx or b"", "x") if kind == "docx" else from_pdf(made.pdf or b"", "x")
    allowed = set(ALLOWED.read_text(encoding="utf-8").split())
    assert carried(data) - allowed == set()


PROBES = ("probe-user", "probe-home", "probe-folder", "probe-host")


def texts(package: bytes) -> dict[str, bytes]:
    """Each part by its name, what is coded in it written out."""
    parts: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        for name in archive.namelist():
            data = archive.read(name)
            coded = re.findall(rb">([A-Za-z0-9+/=]{200,})<", data)
            parts[name] = data + b"".join(base64.b64decode(each) for each in coded)
    return parts


def test_no_part_tells_of_the_computer_or_its_user(tmp_path: Path) -> None:
    folder = tmp_path / "probe-folder"
    folder.mkdir()
    source, target = folder / "own.sladraft", folder / "own.docx"
    source.write_bytes(copyfile.encode(filled_agreement()))
    known = dict.fromkeys(("USER", "LOGNAME", "USERNAME"), "probe-user")
    known |= dict.fromkeys(("HOSTNAME", "COMPUTERNAME"), "probe-host")
    known |= {"HOME": str(tmp_path / "probe-home"), "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run(
        [sys.executable, "-m", "sla_desktop", "export", source.name, "--docx", target.name],
        check=True,
        cwd=folder,
        env={**os.environ, **known},
    )
    parts = texts(target.read_bytes())
    assert b'"sections"' in parts["customXml/item1.xml"]
    told = (*PROBES, str(tmp_path), str(Path(sla_desktop.__file__).parent), sys.prefix)
    for name, data in parts.items():
        assert [each for each in told if each.encode() in data] == [], name
        assert socket.gethostname().encode() not in data or len(socket.gethostname()) < 5, name


def test_properties_name_the_program_and_nobody() -> None:
    made = make_files(filled_agreement(), BOTH)
    parts = texts(made.docx or b"")
    application = parts["docProps/app.xml"].decode()
    assert re.sub(r"<[^>]*>", " ", application).split()[:2] == ["SLA", "Desktop"]
    core = parts["docProps/core.xml"].decode()
    for name in ("lastModifiedBy", "created", "modified", "revision", "category", "python-docx"):
        assert name not in core
