"""Photos sent with a form. Good ones are kept when the form has to be shown again, so that nobody sends them twice.

A kept photo is already stored; the form carries its description, signed for its shop, so that it can't be made up.
"""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import request
from itsdangerous import BadData, URLSafeTimedSerializer
from werkzeug.datastructures import FileStorage

from storefront.catalogue.photos import store
from storefront.merchants.records import Shop
from storefront.photos.child import Encoded, Upload, encode
from storefront.problems import Problem
from storefront.wire.host import host

KEPT_SECONDS = 20 * 3600  # less than what the sweep of unused files leaves alone
MOST_NAME = 60

Photo = Mapping[str, Any]


@dataclass(frozen=True)
class Uploads:
    """photos: stored and ready to hang, those kept from an earlier try first; problems: one for each refused file."""

    photos: tuple[Photo, ...] = ()
    problems: tuple[Problem, ...] = ()

    def kept(self, shop: Shop) -> list[tuple[str, str]]:
        """(signed description, stem) of each photo, for the form that is shown again."""
        return [(_signer().dumps([shop.id, photo]), photo["stem"]) for photo in self.photos]


def receive(shop: Shop, most: int) -> Uploads:
    """The photos of the request's form. Beyond `most` of them none is read."""
    kept = [photo for text in request.form.getlist("kept")[:most] if (photo := _kept(shop, text))]
    files = [file for file in request.files.getlist("photos") if file.filename]
    if len(kept) + len(files) > most:
        return Uploads(tuple(kept), (Problem("photo.too_many", "photos", {"most": most}),))
    answers = _encoded(files) if files else []
    new = [store(host().media, answer) for answer in answers if isinstance(answer, Encoded)]
    by_stem = {photo["stem"]: photo for photo in (*kept, *new)}
    return Uploads(tuple(by_stem.values()), tuple(answer for answer in answers if isinstance(answer, Problem)))


def _encoded(files: list[FileStorage]) -> list[Encoded | Problem]:
    """By way of the disk: many large photos never lie in memory together."""
    with tempfile.TemporaryDirectory(prefix="storefront-uploads-") as folder:
        uploads = []
        for number, file in enumerate(files):
            place = Path(folder) / str(number)
            file.save(place)
            file.close()
            uploads.append(Upload((file.filename or "")[-MOST_NAME:], place))
        return encode(uploads)


def _kept(shop: Shop, signed: str) -> Photo | None:
    try:
        owner, photo = _signer().loads(signed, max_age=KEPT_SECONDS)
    except BadData:
        return None
    return photo if owner == shop.id else None


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(host().settings.secret_key, salt="photo kept for its form")
