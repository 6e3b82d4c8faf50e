"""Text that looks like mark-up, breaks files or never ends: in the DOCX as it is, and no more."""

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

import sla_desktop
from sla_desktop.document.nodes import Column, Heading, PageLabels, Paragraph, Run, Table
from sla_desktop.domain.clean import clean_line, clean_text
from sla_desktop.export.docx import write_docx
from tests.export.docs import cells, document, text
from tests.export.docx_read import Read, read, text_of
from tests.export.test_pdf_hostile import ATTACHED, NASTY, everywhere

SCRIPTS = (
    "مرحبا بالعالم שלום 99.9% 服务水平 サービス हिन्दी ไทย",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f1ec\U0001f1e7 \U000f1234 \ue000 \U000e0041",
    "\u202etxt.exe\u202c \u2067abc\u2069 \ufdd0 \U0001ffff \ud800 \udc00 e\u0301",
    "w:p]]><w:p/> --> <?xml?> &unknown; %1.%2 \\* MERGEFORMAT",
    'x" w:val="y',
)
EVERY = (*NASTY, *SCRIPTS)


@pytest.mark.parametrize("nasty", EVERY)
def test_hostile_text_comes_out_as_it_went_in_from_every_place(nasty: str) -> None:
    labels = PageLabels(nasty, nasty, nasty, nasty, nasty)
    hostile = replace(everywhere(nasty), labels=labels, watermark=nasty)
    data = write_docx(hostile, ATTACHED, {"": 3})
    opened = Read(data)
    wanted, line = clean_text(nasty), clean_line(nasty)
    shown = "\n".join(opened.texts())
    # as of the PDF, without the two typed markers of levels that Word counts by itself
    assert shown.count(wanted) >= 35 - 4 * (wanted != line)
    for name in ("word/header1.xml", "word/footer1.xml"):
        assert text_of(opened.part(name)).count(wanted) >= 2
    core = docx.Document(io.BytesIO(data)).core_properties
    told = [core.title, core.subject, core.author, core.version, core.identifier]
    assert told == [line[:255]] * 5


@given(st.text(max_size=80))
def test_any_text_at_all_comes_out_as_it_went_in(value: str) -> None:
    opened = read(
        document(Heading("h", 1, "1", text(value)), Paragraph((Run(value, bold=True), Run("end"))))
    )
    assert opened.texts() == [clean_text(value), f"{clean_text(value)}end"]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("word " * 200_000, id="words"),
        pytest.param("x" * 1_000_000, id="one word"),
        pytest.param("line\n" * 100_000, id="line breaks"),
        pytest.param("\t" * 200_000, id="tabs"),
        pytest.param("سلام " * 200_000, id="from right to left"),
        pytest.param("س a" * 100_000, id="both ways"),
        pytest.param("א" + " " * 500_000 + "b", id="spaces after"),
        pytest.param("&<>" * 300_000, id="signs of mark-up"),
    ],
)
def test_text_without_end_is_written_whole(content: str) -> None:
    opened = read(
        document(
            Paragraph(text(content)),
            Table("t", (Column("A"), Column("")), (cells(content, "side"),)),
        )
    )
    assert opened.texts("Normal") == [content]
    assert opened.texts("TableText") == [content, "side"]


WATCHED = """
import sys
from sla_desktop.export import docx
from tests.export import test_docx_hostile as own
docx.write_docx(own.everywhere("first"), own.ATTACHED)
seen = []
sys.addaudithook(lambda event, args: seen.append((event, ascii(args[0]) if args else "")))
for nasty in own.EVERY:
    docx.write_docx(own.everywhere(nasty), own.ATTACHED)
for event, first in set(seen):
    print(event, first if event == "open" else "")
"""


def test_no_file_is_opened_and_nothing_else_happens(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WATCHED],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(sla_desktop.__file__).parents[1],
        env={"PYTHONPATH": os.pathsep.join(sys.path), "HOME": str(tmp_path)},
    )
    events = {line.split(" ", 1)[0] for line in done.stdout.splitlines()}
    assert events <= {"import", "exec", "compile", "marshal.loads", "object.__getattr__"}


def test_no_part_leads_outside() -> None:
    for nasty in EVERY:
        with zipfile.ZipFile(io.BytesIO(write_docx(everywhere(nasty), ATTACHED))) as package:
            for name in package.namelist():
                assert b'TargetMode="External"' not in package.read(name)
