"""What the catalogue does in the background."""

import os

from storefront import clock
from storefront.catalogue import photos
from storefront.config import read_settings
from storefront.jobs.queue import every_day
from storefront.storage.files import media_store


@every_day
def sweep_photos() -> None:
    photos.sweep(media_store(read_settings(os.environ).media_url), clock.now())
