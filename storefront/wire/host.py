"""What one installation has, handed to the doors: its settings, its media, its assets."""

from dataclasses import dataclass
from typing import cast

from flask import current_app

from storefront.config import Settings
from storefront.storage.files import MediaStore
from storefront.wire.assets import Assets


@dataclass(frozen=True)
class Host:
    settings: Settings
    media: MediaStore
    assets: Assets


def host() -> Host:
    return cast(Host, current_app.extensions["storefront"])
