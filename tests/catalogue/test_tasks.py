"""The nightly work of the catalogue."""

import os

from flask import Flask

from storefront.catalogue.tasks import sweep_photos
from storefront.wire.host import Host


def test_the_sweep_is_of_the_applications_own_photos(app: Flask) -> None:
    host: Host = app.extensions["storefront"]
    host.media.put("aaaaaaaa-160.webp", b"nobody shows it")
    os.utime(host.media.path("aaaaaaaa-160.webp"), (0, 0))
    sweep_photos()
    assert list(host.media.names()) == []
