"""Copy and paste: fields survive, structure of others is kept, hostile content does no harm."""

import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QTextCursor, QTextDocument
from PySide6.QtWidgets import QLabel

from sla_desktop.domain.markup import wording
from sla_desktop.domain.text import ListItem, Paragraph, Run, TextTable
from sla_desktop.ui.richtext import paste
from tests.ui.richtext.desk import CONTROL, Desk, Key

SAMPLES = Path(__file__).parents[2] / "reading" / "pasted"


def shown(source: str) -> str:
    return f"<{source}>"


def test_fields_and_looks_survive_copying(desk: Desk) -> None:
    desk.say("See **{{provider.name}}**.\n\n- item")
    desk.text.selectAll()
    desk.press(Key.Key_C, CONTROL)
    desk.text.moveCursor(QTextCursor.MoveOperation.End)
    desk.paste()
    assert desk.said == (
        "See **{{provider.name}}**.\n\n- item\n\nSee **{{provider.name}}**.\n\n- item"
    )
    assert desk.labels == "Paste"


def test_part_of_a_clause_continues_the_clause_it_is_put_into(desk: Desk) -> None:
    desk.say("one **two** three")
    desk.select(4, 7)
    desk.press(Key.Key_C, CONTROL)
    desk.select(0, 0)
    desk.paste()
    assert desk.said == "**two**one **two** three"


def test_cut_takes_out_and_paste_puts_back(desk: Desk) -> None:
    desk.say("a\n\n- b {{desk}}\n\nc")
    desk.text.selectAll()
    desk.press(Key.Key_X, CONTROL)
    assert desk.said == ""
    desk.paste()
    assert desk.said == "a\n\n- b {{desk}}\n\nc"


def test_others_get_what_fields_say(desk: Desk) -> None:
    desk.say("By {{provider.name}} & {{customer.name}}\n\n1. **<x>**")
    desk.text.selectAll()
    desk.press(Key.Key_C, CONTROL)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "By Northwind Ltd & {{customer.name}}\n1. <x>"
    assert data.html() == (
        "<p>By Northwind Ltd &amp; {{customer.name}}</p>\n<ol>\n<li><b>&lt;x&gt;</b></li>\n</ol>"
    )


def test_html_for_others_nests_lists_and_has_tables() -> None:
    blocks = (
        *wording("# H\n\n- a\n\n  1. b\n\n  - c\n\n1. d\n\n~ __e__"),
        TextTable(id="t", caption="C", header=("h",), rows=(((Run(text="x\ny", italic=True),),),)),
    )
    assert paste.to_html(paste.Clip(blocks), shown).replace("\n", "") == (
        "<h3>H</h3><ul><li>a</li><ol><li>b</li></ol><ul><li>c</li></ul></ul>"
        "<ol><li>d</li></ol><p><u>e</u></p>"
        "<table><caption>C</caption><tr><th>h</th></tr><tr><td><i>x<br>y</i></td></tr></table>"
    )
    assert paste.to_text(blocks, shown).endswith("1. d\ne\nh\nx\ny")
    inline = paste.Clip(wording("a **b**"), inline=True)
    assert paste.to_html(inline, shown) == "<span>a <b>b</b></span>"


@pytest.mark.parametrize("name", ["word", "outlook", "google_docs", "web", "spreadsheet"])
def test_what_others_copy_arrives_as_blocks(desk: Desk, name: str) -> None:
    html = (SAMPLES / f"{name}.html").read_text(encoding="utf-8")
    desk.copied(html, "text that is not used")
    desk.paste()
    expected = paste.read(QGuiApplication.clipboard().mimeData())
    assert isinstance(expected, paste.Clip)
    assert desk.wording == expected.blocks
    desk.session.undo()
    assert desk.wording == ()


def test_a_table_goes_below_the_clause_under_an_id_of_its_own(desk: Desk) -> None:
    html = "<table><tr><td>a<td>b<tr><td>c<td>d</table>"
    desk.say("above\n\nbelow")
    desk.select(2, 2)
    desk.copied(html)
    desk.paste()
    desk.text.setFocus()
    desk.paste()
    kinds = [type(block) for block in desk.wording]
    assert kinds == [Paragraph, TextTable, TextTable, Paragraph]
    assert [table.id for table in desk.tables] == ["table-2", "table-1"]


def test_pasted_blocks_part_the_clause_they_are_put_into(desk: Desk) -> None:
    desk.say("before after")
    desk.select(7, 7)
    desk.copied("<p>one<p>two")
    desk.paste()
    assert desk.said == "before one\n\ntwoafter"


def test_blocks_after_a_clause_begin_on_their_own(desk: Desk) -> None:
    desk.say("clause")
    desk.text.moveCursor(QTextCursor.MoveOperation.End)
    desk.copied("<h2>Title</h2><ul><li>x</ul>")
    desk.paste()
    assert desk.said == "clause\n\n# Title\n\n- x"


def test_plain_paste_drops_looks(desk: Desk) -> None:
    desk.copied("<p><b>bold</b>", "bold\r\n- item")
    desk.text.paste_plain()
    assert desk.said == "bold\n\n- item"


def test_too_much_is_pasted_as_plain_text_and_told(desk: Desk) -> None:
    told: list[str] = []
    desk.text.refused.connect(told.append)
    desk.copied("<table><tr><td>" * 24 + "x", "x")
    desk.paste()
    assert desk.said == "x"
    assert len(told) == 1
    assert "only its text" in told[0]


def test_what_is_too_much_in_any_form_changes_nothing_and_says_why(desk: Desk) -> None:
    desk.say("before")
    desk.copied("<p>" + "x" * 1_000_000, "x" * 1_000_000)
    desk.paste()
    assert desk.said == "before"
    notice = desk.editor.findChild(QLabel)
    assert notice is not None
    assert notice.isVisible()
    assert "1,000,000 characters" in notice.text()
    desk.copied("", "x" * 1_000_000)
    desk.text.paste_plain()
    assert desk.said == "before"
    desk.text.moveCursor(QTextCursor.MoveOperation.End)
    desk.type("!")
    assert not notice.isVisible()


@pytest.mark.parametrize("data", [b"{}", b"[", b'{"blocks":[{"type":"table","id":"!"}]}', b"x" * 9])
def test_made_up_content_of_our_own_type_falls_back_to_text(data: bytes) -> None:
    made = QMimeData()
    made.setData(paste.OWN_TYPE, data)
    made.setText("text")
    assert paste.read(made) == paste.Clip(wording("text"), inline=True)


def test_our_own_type_keeps_the_limits_too() -> None:
    made = paste.mime_of(paste.Clip((Paragraph(runs=(Run(text="x" * 9_000),)),)), shown)
    made.setText("")
    made.setHtml("")
    assert paste.read(made) == paste.Clip((), inline=False)


def test_files_and_pictures_are_not_for_wording(desk: Desk) -> None:
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/tmp/a.docx")])
    picture = QMimeData()
    picture.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    for data in (files, picture):
        assert not desk.text.canInsertFromMimeData(data)
    desk.text.insertFromMimeData(picture)
    assert desk.wording == ()


HOSTILE = """<img src="{secret}"><img src="//127.0.0.1/share/x.png"><table background="{secret}">
<tr><td style="background:url({secret})">a<td>b</table><link rel=stylesheet href="{secret}">
<style>body {{ background: url("{secret}") }}</style><p>text <img src="data:image/png;base64,AAAA">
"""


def test_no_file_is_opened_for_what_is_pasted(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "secret.png"
    QImage(8, 8, QImage.Format.Format_RGB32).save(str(secret))
    opened: list[str] = []
    watching = True

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        if watching and event in ("open", "socket.connect") and "secret" in str(arguments):
            opened.append(str(arguments))

    sys.addaudithook(watch)
    asked: list[object] = []
    load = QTextDocument.loadResource

    def asks(self: QTextDocument, kind: int, name: QUrl) -> object:
        asked.append(name)
        return load(self, kind, name)

    monkeypatch.setattr(QTextDocument, "loadResource", asks)
    desk.copied(HOSTILE.format(secret=secret))
    desk.paste()
    desk.page.grab()
    watching = False
    assert (opened, asked) == ([], [])
    assert desk.said == "text"
    assert "secret" not in str(desk.wording)
    assert desk.text.loadResource(2, QUrl.fromLocalFile(str(secret))) is None


def test_an_item_copied_alone_continues_what_it_is_put_into(desk: Desk) -> None:
    desk.put((ListItem(runs=(Run(text="item"),)), Paragraph(runs=(Run(text="clause "),))))
    desk.select(0, 4)
    desk.press(Key.Key_C, CONTROL)
    desk.text.moveCursor(QTextCursor.MoveOperation.End)
    desk.paste()
    assert desk.said == "- item\n\nclause item"
