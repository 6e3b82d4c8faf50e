"""The edge where errors become one line for the owner."""

import logging
import os
from logging.handlers import RotatingFileHandler
from pathlib import Path


class UserError(Exception):
    """Wrong use or bad input: one sentence that says what is wrong, where, and what to do."""


def record_fault(error: BaseException) -> Path:
    """Writes a fault of the program, with its traceback, into the local log; returns its path."""
    from sla_desktop.storage.home import home_folder

    folder = home_folder(os.environ) / "logs"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "sla-desktop.log"
    handler = RotatingFileHandler(path, maxBytes=500_000, backupCount=3, encoding="utf-8")
    logger = logging.Logger("sla-desktop")
    logger.addHandler(handler)
    logger.error("A command failed", exc_info=error)
    handler.close()
    return path
