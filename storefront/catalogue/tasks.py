"""What the catalogue does in the background."""

from storefront import clock
from storefront.catalogue import photos, unnamed
from storefront.catalogue.starters import actions
from storefront.jobs.queue import every_day, every_minute, soon
from storefront.storage.files import MediaStore

_media: MediaStore


def set_up(media: MediaStore) -> None:
    """The application's own store: another one's photos hang on no row that this sweep can see."""
    global _media
    _media = media


@every_minute
def hang_starter_drawings() -> int:
    return actions.hang_drawings(_media)


hang_soon = soon(hang_starter_drawings)


@every_day
def sweep_photos() -> None:
    unnamed.sweep_empty(clock.now())
    photos.sweep(_media, clock.now())
