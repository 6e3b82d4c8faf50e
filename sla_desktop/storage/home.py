"""Where the library lives."""

from collections.abc import Mapping
from pathlib import Path

HOME_VARIABLE = "SLA_DESKTOP_HOME"


def home_folder(environment: Mapping[str, str]) -> Path:
    """The folder that the environment names, else the platform's local data folder."""
    named = environment.get(HOME_VARIABLE, "")
    if named:
        return Path(named).expanduser()
    import platformdirs  # 20 ms to load

    return platformdirs.user_data_path("sla-desktop", appauthor=False, roaming=False)
