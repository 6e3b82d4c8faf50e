"""FILE: what is read as an agreement, what is told beside it, and what a write leaves."""

import json
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sla_desktop.cli import files, main
from sla_desktop.domain import copyfile
from sla_desktop.domain.agreement import Agreement
from sla_desktop.storage.library import Library
from tests.cli.said import Capture, refused, shown

PNG = b"\x89PNG\r\n\x1a\n" + b"a small image"
MOMENT = datetime(2027, 1, 1, tzinfo=UTC)


def test_what_show_prints_as_json_is_an_agreement(
    draft: Path, tmp_path: Path, capsys: Capture
) -> None:
    bare = tmp_path / "bare.json"
    bare.write_text(json.dumps(shown(capsys, "show", str(draft), "--json")), "utf-8")
    assert shown(capsys, "check", str(bare), "--json") == shown(
        capsys, "check", str(draft), "--json"
    )
    assert main(["set", str(bare), "title=Mine"]) == 0
    assert shown(capsys, "show", str(bare), "--json")["title"] == "Mine"


@pytest.mark.parametrize(
    ("frame", "says"),
    [
        ({"notes": "mine"}, "holds “notes” beside the agreement"),
        ({"format": "sla-desktop-agreement/2", "notes": "x"}, "newer SLA Desktop"),
        ({"format": 1}, "holds no agreement"),
        ({"agreement": [1]}, "a group of fields in braces belongs there"),
    ],
)
def test_nothing_beside_the_agreement_is_dropped(
    frame: dict[str, object], says: str, draft: Path, capsys: Capture
) -> None:
    plain = json.loads(draft.read_bytes())
    draft.write_text(json.dumps({**plain, **frame}), "utf-8")
    before = draft.read_bytes()
    assert says in refused(capsys, "set", str(draft), "title=x")
    assert draft.read_bytes() == before


@pytest.mark.parametrize("text", ['"Care\\u0007 of\\u202e it\\b"', '"Care\x7f of\u2066 it\ufeff"'])
def test_characters_left_out_of_a_copy_are_told(text: str, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "hand.json"
    path.write_text(f'{{"id": "a", "title": {text}}}', "utf-8")
    assert main(["show", str(path), "--json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["title"] == "Care of it"
    assert "3 characters that no document can hold" in said.err
    assert said.err.count("\n") == 1
    assert main(["set", str(path), "subtitle=x"]) == 0
    assert "3 characters" in capsys.readouterr().err
    assert main(["show", str(path)]) == 0
    assert capsys.readouterr().err == ""


def test_a_library_file_named_by_its_path_has_its_logo(home: Path, capsys: Capture) -> None:
    with Library(home) as library:
        logo = library.put_image(PNG)
        library.add(Agreement(id="one", title="One", logo=logo))
        library.keep_version(Agreement(id="one", title="One", logo=logo), "first", MOMENT)
    (path,) = home.rglob("one/agreement.json")
    (version,) = home.rglob("one/versions/v000001.json")
    for file in (path, version):
        assert files.open_to_read(str(file)).images == {logo: PNG}
    stray = home.parent / "deep" / "er" / "stray.json"
    stray.parent.mkdir(parents=True)
    stray.write_bytes(path.read_bytes())
    assert files.open_to_read(str(stray)).images == {}
    assert "the logo is not beside" in capsys.readouterr().err


def test_what_a_killed_set_left_goes_with_the_next(draft: Path, tmp_path: Path) -> None:
    script = (
        "import os, signal, sys\n"
        "from sla_desktop.storage.fileops import FileOps\n"
        "FileOps.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "from sla_desktop.cli import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    before = draft.read_bytes()
    killed = subprocess.run(
        [sys.executable, "-c", script, "set", str(draft), "title=Mine"], check=False
    )
    assert killed.returncode == -signal.SIGKILL
    assert draft.read_bytes() == before
    assert {path.suffix for path in tmp_path.iterdir()} >= {".tmp", ".lock"}
    assert main(["set", str(draft), "title=Mine"]) == 0
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [draft.name]
    agreement, _ = copyfile.decode(draft.read_bytes(), "x")
    assert agreement.title == "Mine"


def test_of_two_sets_at_the_same_instant_none_is_lost(draft: Path) -> None:
    command = [sys.executable, "-m", "sla_desktop", "set", str(draft)]
    fields = ["title=A", "subtitle=B", "confidentiality=C", "term.start=2027-01-01"]
    running = [subprocess.Popen([*command, field], stderr=subprocess.DEVNULL) for field in fields]
    done = {field for field, one in zip(fields, running, strict=True) if one.wait() == 0}
    assert done
    text = draft.read_text("utf-8")
    for field in done:
        assert json.dumps(field.partition("=")[2]) in text


def test_nothing_is_written_into_the_library_but_by_itself(home: Path, capsys: Capture) -> None:
    main(["new", "--template", "T02"])
    agreement_id = capsys.readouterr().out.strip()
    (path,) = home.rglob(f"{agreement_id}/agreement.json")
    before = path.read_bytes()
    for output in (path, home / "x.json"):
        said = refused(capsys, "new", "--template", "T02", "-o", str(output), "--force")
        assert "lies in the library" in said
    assert path.read_bytes() == before
    assert not (home / "x.json").exists()


@pytest.mark.parametrize("output", ["", "."])
def test_an_empty_name_is_no_file(output: str, capsys: Capture) -> None:
    assert "is not an ordinary file" in refused(capsys, "new", "--template", "T02", "-o", output)
    assert "is a folder" in refused(capsys, "export", "x", "--docx", "o", "--pdf", output)


def test_what_may_never_end_is_not_read(tmp_path: Path, capsys: Capture) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in (str(tmp_path / "pipe"), "/dev/zero"):
        assert "is not an ordinary file" in refused(capsys, "check", name)


def test_a_ring_of_links_is_one_sentence(draft: Path, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    ring = str(tmp_path / "a")
    assert "was not saved" in refused(capsys, "export", str(draft), "--docx", ring, "--force")
    assert "neither a file" in refused(capsys, "check", ring)


def test_a_copy_is_changed_through_a_link(draft: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(draft)
    assert main(["set", str(link), "title=Through a link"]) == 0
    assert link.is_symlink()
    assert b"Through a link" in draft.read_bytes()


def test_a_recovered_agreement_is_told(home: Path, capsys: Capture) -> None:
    main(["new", "--template", "T02"])
    agreement_id = capsys.readouterr().out.strip()
    main(["set", agreement_id, "title=Second"])
    (path,) = home.rglob(f"{agreement_id}/agreement.json")
    path.write_bytes(b"garbage")
    assert main(["show", agreement_id, "--json"]) == 0
    assert "you are looking at what was saved on" in capsys.readouterr().err
