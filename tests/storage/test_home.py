from pathlib import Path

import platformdirs
import pytest

from sla_desktop.storage.home import HOME_VARIABLE, home_folder


def test_the_environment_names_another_folder(tmp_path: Path) -> None:
    assert home_folder({HOME_VARIABLE: str(tmp_path)}) == tmp_path
    assert home_folder({HOME_VARIABLE: "~/x"}) == Path.home() / "x"


@pytest.mark.parametrize("environment", [{}, {HOME_VARIABLE: ""}])
def test_else_it_is_the_platforms_local_data_folder(environment: dict[str, str]) -> None:
    expected = platformdirs.user_data_path("sla-desktop", appauthor=False, roaming=False)
    assert home_folder(environment) == expected
