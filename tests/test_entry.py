"""What opens the window and what is a command."""

import pytest

from sla_desktop.__main__ import for_window, has_display, main


@pytest.mark.parametrize(
    ("arguments", "window"),
    [([], True), (["my.sladraft"], True), (["check"], False), (["--version"], False)],
)
def test_no_arguments_or_a_file_open_the_window(arguments: list[str], window: bool) -> None:
    assert for_window(arguments) == window


@pytest.mark.parametrize(
    ("platform", "environment", "display"),
    [
        ("win32", {}, True),
        ("darwin", {}, True),
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"DISPLAY": ""}, False),
    ],
)
def test_only_unix_may_be_without_a_display(
    platform: str, environment: dict[str, str], display: bool
) -> None:
    assert has_display(platform, environment) == display


def test_a_command_needs_no_display(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == 0
    assert "library is empty" in capsys.readouterr().out
