"""The handle of gunicorn and of the flask command: everything is checked here, before anything is forked."""

import os
import sys
from typing import NoReturn
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from storefront.app import create_app
from storefront.config import SettingError, read_settings
from storefront.storage.engine import check_engine, sqlite_module

EX_CONFIG = 78


def refuse(why: str) -> NoReturn:
    print(f"Storefront cannot start: {why}", file=sys.stderr)  # noqa: T201 - no logger is set up yet
    sys.exit(EX_CONFIG)


if fault := check_engine(sqlite_module().sqlite_version_info):
    refuse(fault)
try:
    ZoneInfo("Africa/Casablanca")
except ZoneInfoNotFoundError:
    refuse("this machine has no time zones. On Debian and Ubuntu: apt-get install -y tzdata")
try:
    app = create_app(read_settings(os.environ))
except SettingError as error:
    refuse(str(error))
