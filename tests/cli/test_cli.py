"""The command line as a user meets it: files in, files out, one line when something is wrong."""

import json
from pathlib import Path

import pytest

from sla_desktop.cli import commands, files, main
from sla_desktop.domain import copyfile, edits
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.sections import ProseSection
from tests.cli.said import Capture, refused, shown


def test_templates_name_their_open_fields(capsys: Capture) -> None:
    known = shown(capsys, "templates", "--json")
    managed = next(template for template in known if template["id"] == "T02")
    assert set(managed) == {"id", "name", "kind", "profile", "fields"}
    assert all(set(f) == {"id", "label", "kind", "example", "quick"} for f in managed["fields"])
    assert 0 < sum(f["quick"] for f in managed["fields"]) <= 8
    assert main(["templates"]) == 0
    assert managed["fields"][0]["label"] in capsys.readouterr().out


def test_new_writes_exactly_the_named_file(tmp_path: Path, capsys: Capture) -> None:
    target = tmp_path / "my agreement.data"
    assert main(["new", "--template", "T02", "-o", str(target)]) == 0
    agreement, _ = copyfile.decode(target.read_bytes(), "x")
    assert agreement.template == "T02"
    assert [path.name for path in tmp_path.iterdir()] == ["my agreement.data"]
    assert "exists already" in refused(capsys, "new", "--template", "T02", "-o", str(target))
    assert main(["new", "--template", "T02", "-o", str(target), "--force"]) == 0


def test_new_without_a_file_joins_the_library(capsys: Capture) -> None:
    assert main(["new", "--template", "T02"]) == 0
    agreement_id = capsys.readouterr().out.strip()
    (entry,) = shown(capsys, "list", "--json")
    assert entry["id"] == agreement_id
    assert main(["set", agreement_id, "title=Mine, at last"]) == 0
    assert main(["list"]) == 0
    assert "Mine, at last" in capsys.readouterr().out
    assert shown(capsys, "show", agreement_id, "--json")["title"] == "Mine, at last"


def test_an_empty_library_says_how_to_start(capsys: Capture) -> None:
    assert main(["list"]) == 0
    assert "new --template" in capsys.readouterr().out
    assert shown(capsys, "list", "--json") == []


def test_set_takes_template_fields_and_paths_and_keeps_the_file_whole(
    draft: Path, capsys: Capture
) -> None:
    assert main(["set", str(draft), "term.start=2027-03-01", "title=New title"]) == 0
    data = shown(capsys, "show", str(draft), "--json")
    assert (data["title"], data["sections"][1]["start"]) == ("New title", "2027-03-01")


def test_a_library_file_is_changed_through_its_library(home: Path, capsys: Capture) -> None:
    main(["new", "--template", "T02"])
    agreement_id = capsys.readouterr().out.strip()
    (path,) = home.rglob(f"{agreement_id}/agreement.json")
    assert main(["set", str(path), "title=By path"]) == 0
    assert shown(capsys, "show", agreement_id, "--json")["title"] == "By path"
    stray = home / "stray.json"
    stray.write_bytes(path.read_bytes())
    assert shown(capsys, "show", str(stray), "--json")["title"] == "By path"
    assert "outside its library" in refused(capsys, "set", str(stray), "title=x")


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("term.start=soon", "not a date"),
        ("term.nothing=1", "no field “nothing”"),
        ("ghost.x=1", "leads nowhere"),
        ("title", "FIELD=VALUE"),
        ("=x", "FIELD=VALUE"),
        ("currency=euros", "currency"),
    ],
)
def test_a_bad_value_changes_nothing(value: str, says: str, draft: Path, capsys: Capture) -> None:
    before = draft.read_bytes()
    assert says in refused(capsys, "set", str(draft), "title=Changed", value)
    assert draft.read_bytes() == before


def test_show_prints_the_composed_agreement(draft: Path, capsys: Capture) -> None:
    assert main(["show", str(draft)]) == 0
    out = capsys.readouterr().out
    assert "North & Söhne GmbH" in out
    assert "{{" not in out


def test_check_reports_findings_and_errors_set_the_exit_code(draft: Path, capsys: Capture) -> None:
    assert main(["check", str(draft), "--json"]) == 1
    result = json.loads(capsys.readouterr().out)
    assert isinstance(result["score"], int)
    finding = result["findings"][0]
    assert set(finding) == {"id", "severity", "status", "section", "field", "message", "worked"}
    assert finding["severity"] == "error"
    assert main(["check", str(draft)]) == 1
    text = capsys.readouterr().out
    assert finding["message"] in text
    assert f"score {result['score']} of 100" in text
    assert "There is no profile “x”" in refused(capsys, "check", str(draft), "--profile", "x")


def test_both_documents_are_exported_and_open_again(
    draft: Path, tmp_path: Path, capsys: Capture
) -> None:
    docx, pdf = tmp_path / "out.docx", tmp_path / "out.pdf"
    before = draft.read_bytes()
    assert main(["export", str(draft), "--docx", str(docx), "--pdf", str(pdf)]) == 0
    for export in (docx, pdf):
        assert shown(capsys, "show", str(export), "--json")["title"] == "Care of the shop"
        assert "stays as it was sent" in refused(capsys, "set", str(export), "title=x")
    assert draft.read_bytes() == before
    assert "exists already" in refused(capsys, "export", str(draft), "--pdf", str(pdf))
    assert main(["export", str(draft), "--pdf", str(pdf), "--force", "--no-data"]) == 0
    assert "carries no agreement" in refused(capsys, "show", str(pdf))


def test_characters_that_no_font_draws_stop_the_pdf_and_not_the_docx(
    draft: Path, tmp_path: Path, capsys: Capture
) -> None:
    main(["set", str(draft), "parties.parties.customer.name=\U000f1234 Ltd"])
    docx, pdf = tmp_path / "out.docx", tmp_path / "out.pdf"
    said = refused(capsys, "export", str(draft), "--docx", str(docx), "--pdf", str(pdf))
    assert "\U000f1234" in said
    assert docx.exists()
    assert not pdf.exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["export", "FILE"], "Nothing to export"),
        (["export", "FILE", "--pdf", "DIR/a", "--docx", "DIR/a"], "both documents"),
        (["export", "FILE", "--pdf", "DIR"], "is a folder"),
        (["export", "FILE", "--pdf", "-"], "name one, e.g. agreement.pdf"),
        (["export", "FILE", "--docx", "DIR/-"], "name one, e.g. agreement.pdf"),
        (["new", "--template", "T02", "-o", "-"], "name one, e.g. draft.sladraft"),
        (["export", "FILE", "--pdf", "DIR/no/a.pdf"], "does not exist"),
        (["show", "DIR"], "is a folder"),
        (["show", "ghost"], "neither a file nor an agreement"),
        (["show", "DIR/empty"], "empty"),
        (["show", "DIR/zeros"], "zero"),
        (["show", "DIR/newer"], "newer SLA Desktop"),
        (["show", "DIR/list"], "holds no agreement"),
        (["show", "DIR/text"], "JSON"),
        (["show", "DIR/zip"], "damaged"),
        (["show", "DIR/pdf"], "cannot be read"),
        (["new", "--template", "T99"], "no template “T99”"),
        (["new"], "--template"),
        (["frobnicate"], "frobnicate"),
        (["--today", "tomorrow", "list"], "not a date"),
        (["check", "FILE", "--today", "2027-13-01"], "not a date"),
        (["FILE"], "window"),
        (["--today", "2027-01-01"], "Name a command"),
    ],
)
def test_wrong_use_and_bad_files_get_one_line(
    arguments: list[str], says: str, draft: Path, tmp_path: Path, capsys: Capture
) -> None:
    for name, data in {
        "empty": b"",
        "zeros": b"\0" * 4096,
        "newer": b'{"format": "sla-desktop-agreement/9", "agreement": {}}',
        "list": b"[]",
        "text": b"hello",
        "zip": b"PK\x03\x04broken",
        "pdf": b"%PDF-1.7 broken",
    }.items():
        (tmp_path / name).write_bytes(data)
    before = {path.name for path in tmp_path.iterdir()}
    filled = [a.replace("FILE", str(draft)).replace("DIR", str(tmp_path)) for a in arguments]
    assert says.lower() in refused(capsys, *filled).lower()
    assert {path.name for path in tmp_path.iterdir()} == before


def test_an_agreement_being_edited_elsewhere_is_left_alone(capsys: Capture) -> None:
    from sla_desktop.cli.files import library

    main(["new", "--template", "T02"])
    agreement_id = capsys.readouterr().out.strip()
    with library() as other:
        other.load(agreement_id)
        assert "is being edited" in refused(capsys, "set", agreement_id, "title=x")
    assert main(["set", agreement_id, "title=x"]) == 0


def test_the_schema_is_json(capsys: Capture) -> None:
    assert "$defs" in shown(capsys, "schema")


def test_version_and_help_are_fine() -> None:
    for option in ("--version", "--help"):
        with pytest.raises(SystemExit) as stop:
            main([option])
        assert stop.value.code == 0


def test_a_fault_of_the_program_is_logged_and_told_in_one_line(
    home: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_args: object) -> int:
        raise AttributeError("inside")

    monkeypatch.setattr(commands, "list_library", broken)
    assert "made a mistake" in refused(capsys, "list")
    assert "AttributeError: inside" in (home / "logs" / "sla-desktop.log").read_text("utf-8")


@pytest.mark.parametrize(
    ("error", "code"), [(BrokenPipeError, 0), (KeyboardInterrupt, 2), (PermissionError, 2)]
)
def test_a_closed_pipe_is_no_fault_and_a_stop_is_calm(
    error: type[BaseException],
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    def stop(_args: object) -> int:
        raise error

    monkeypatch.setattr(commands, "list_library", stop)
    assert main(["list"]) == code
    assert "Traceback" not in capfd.readouterr().err


def test_without_a_display_the_sample_is_checked_and_exported(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([]) == 0
    assert main([]) == 0  # over its own two files
    out = capsys.readouterr().out
    assert "score" in out
    assert "new --template" in out
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"sample.docx", "sample.pdf"}


def test_kept_findings_are_listed_with_their_reason_and_never_sent(
    draft: Path, tmp_path: Path, capsys: Capture
) -> None:
    from sla_desktop.domain.agreement import Waiver

    first = shown(capsys, "check", str(draft), "--json")["findings"][0]
    waiver = Waiver(
        id="w",
        check=first["id"],
        objects=(first["field"],),
        numbers=(first["message"],),
        reason="Agreed by telephone",
    )
    agreement, _ = copyfile.decode(draft.read_bytes(), "x")
    hidden = ProseSection(id="hidden", title="Not sent", included=False)
    changed = edits.chain(edits.keep_finding(waiver), edits.add_section(hidden))(agreement)
    draft.write_bytes(copyfile.encode(changed))
    main(["check", str(draft)])
    assert "Agreed by telephone" in capsys.readouterr().out
    pdf = tmp_path / "sent.pdf"
    main(["export", str(draft), "--pdf", str(pdf)])
    sent = json.dumps(shown(capsys, "show", str(pdf), "--json"))
    assert "Agreed by telephone" not in sent
    assert "Not sent" not in sent


def test_an_export_never_replaces_the_agreement_itself(
    draft: Path, home: Path, tmp_path: Path, capsys: Capture
) -> None:
    before = draft.read_bytes()
    said = refused(capsys, "export", str(draft), "--pdf", str(draft), "--force")
    assert "is the agreement itself" in said
    link = tmp_path / "link.pdf"
    link.symlink_to(draft)
    assert "itself" in refused(capsys, "export", str(draft), "--pdf", str(link), "--force")
    assert draft.read_bytes() == before
    inside = home / "agreement.pdf"
    home.mkdir(exist_ok=True)
    assert "in the library" in refused(capsys, "export", str(draft), "--pdf", str(inside))


def test_a_copy_changed_meanwhile_is_not_overwritten(
    draft: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = draft.read_bytes().replace(b"Care of the shop", b"Their title")
    kept = files.Change.save

    def late(change: files.Change, changed: Agreement) -> None:
        draft.write_bytes(other)
        kept(change, changed)

    monkeypatch.setattr(files.Change, "save", late)
    assert "changed by another program" in refused(capsys, "set", str(draft), "title=Mine")
    assert draft.read_bytes() == other


def test_a_percentage_may_be_written_without_its_sign(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "a.sladraft"
    main(["new", "--template", "T02", "-o", str(path), "--set", "target=97"])
    sections = shown(capsys, "show", str(path), "--json")["sections"]
    levels = next(section for section in sections if section["section"] == "levels")
    response = next(metric for metric in levels["metrics"] if metric["id"] == "response")
    assert response["target"] == {"type": "percent", "value": "97"}


@pytest.mark.parametrize("value", ["id=other", "template=T99", "sections=[]", "waivers=[]"])
def test_what_the_program_keeps_is_not_set(value: str, draft: Path, capsys: Capture) -> None:
    assert "cannot be set" in refused(capsys, "set", str(draft), value)


def test_a_text_may_begin_with_a_bracket(draft: Path, capsys: Capture) -> None:
    assert main(["set", str(draft), "title=[Draft] {{customer.name}}"]) == 0
    assert shown(capsys, "show", str(draft), "--json")["title"] == "[Draft] {{customer.name}}"


def test_a_check_needs_no_library(
    draft: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("SLA_DESKTOP_HOME", str(tmp_path / "file"))
    assert main(["check", str(draft), "--json"]) == 1
    said = capsys.readouterr()
    assert json.loads(said.out)["findings"]
    assert "not looked at" in said.err


def test_a_home_that_cannot_be_made_is_one_line(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLA_DESKTOP_HOME", "/proc/nope/deep")
    refused(capsys, "new", "--template", "T02")


def test_the_demonstration_that_cannot_write_is_one_line(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "out").write_text("a file")
    assert main([]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_without_an_output_to_speak_to_nothing_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", None)
    assert main(["list"]) == 0


@pytest.mark.parametrize("value", ["fee=-5", "target=-1"])
def test_no_sum_and_no_share_is_negative(value: str, capsys: Capture) -> None:
    said = refused(capsys, "new", "--template", "T02", "-o", "never", "--set", value)
    assert "negative" in said


def test_check_shows_how_a_finding_is_worked_out_and_every_profile(
    draft: Path, capsys: Capture
) -> None:
    assert main(["set", str(draft), "term.start=2027-03-01", "term.end=2026-03-01"]) == 0
    assert main(["check", str(draft), "--profiles", "--json"]) == 1
    result = json.loads(capsys.readouterr().out)
    assert {row["id"] for row in result["profiles"]} >= {"source", "iso", "onepage"}
    assert set(result["profiles"][0]) == {"id", "score", "missing", "fits"}
    assert any(finding["worked"] for finding in result["findings"])
    assert main(["check", str(draft), "--profiles"]) == 1
    text = capsys.readouterr().out
    assert "By every profile" in text
    assert "made for another kind of agreement" in text
    assert "        = " in text


def test_checks_lists_every_element_and_check(capsys: Capture) -> None:
    rows = shown(capsys, "checks", "--json")
    assert len(rows) == 66 + 54
    assert {"id", "tier", "severity", "sources"} <= set(rows[0])
    assert main(["checks"]) == 0
    assert "B54" in capsys.readouterr().out
