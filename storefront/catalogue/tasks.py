"""What the catalogue does in the background."""

from storefront import clock
from storefront.catalogue import photos
from storefront.jobs.queue import every_day
from storefront.storage.files import MediaStore

_media: MediaStore


def set_up(media: MediaStore) -> None:
    """The application's own store: another one's photos hang on no row that this sweep can see."""
    global _media
    _media = media


@every_day
def sweep_photos() -> None:
    photos.sweep(_media, clock.now())
