"""Photos made with older settings, brought up to today's by the host."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

from storefront import clock
from storefront.catalogue.photos import store, sweep
from storefront.catalogue.records import Product
from storefront.catalogue.reencoding import outdated_photos, reencode
from storefront.merchants.records import Shop
from storefront.photos.child import Encoded, Upload, encode
from storefront.storage.files import MediaStore
from tests.makers import make_product, make_shop
from tests.photos.pictures import as_bytes, noise, quarters


@pytest.fixture
def media(app: Flask, tmp_path: Path) -> MediaStore:
    return MediaStore(tmp_path / "media")


def old_photo(media: MediaStore, content: bytes) -> dict[str, object]:
    """As an earlier version stored it: with larger files, and without a word about how they were made."""
    [encoded] = encode([Upload("old.png", content)])
    assert isinstance(encoded, Encoded)
    large = encoded.keeping({"160.webp": encoded.files[f"{encoded.stem}-320.webp"]})
    photo = store(media, large)
    del photo["recipe"]
    return photo


@pytest.fixture
def hung(media: MediaStore) -> dict[str, object]:
    """One photo on two products, one of them in the trash."""
    photo = old_photo(media, as_bytes(noise(500, 400), "PNG"))
    shop = make_shop()
    make_product(shop, photos=[photo])
    make_product(shop, "Old lemons", photos=[photo], deleted_at=clock.now())
    return photo


def test_every_product_shows_the_new_files_and_every_kept_page_is_out_of_date(
    media: MediaStore, hung: dict[str, object]
) -> None:
    version = Shop.get().version
    [result] = reencode(media, outdated_photos())
    first, trashed = Product.select()
    [photo] = first.photos
    assert trashed.photos == [photo]
    assert photo["stem"] != hung["stem"]
    assert photo["bytes"]["160.webp"] == result.thumbnail_bytes < result.outdated.thumbnail_bytes
    for ending, size in photo["bytes"].items():
        assert media.path(f"{photo['stem']}-{ending}").stat().st_size == size
    assert Shop.get().version > version
    assert first.row_version == 1


def test_the_largest_rendition_stays_as_it_is(media: MediaStore, hung: dict[str, object]) -> None:
    list(reencode(media, outdated_photos()))
    [photo] = Product.get().photos
    for ending in ("800.webp", "800.jpg"):
        new, old = (media.path(f"{stem}-{ending}").read_bytes() for stem in (photo["stem"], hung["stem"]))
        assert new == old


def test_the_second_run_finds_nothing(media: MediaStore, hung: dict[str, object]) -> None:
    list(reencode(media, outdated_photos()))
    assert outdated_photos() == []


def test_a_run_that_was_stopped_goes_on_where_it_was(media: MediaStore, hung: dict[str, object]) -> None:
    other = old_photo(media, as_bytes(quarters()))
    make_product(Shop.get(), "Oranges", photos=[other])
    next(reencode(media, outdated_photos()))
    assert [photo.stem for photo in outdated_photos()] == [other["stem"]]


def test_a_photo_added_meanwhile_stays(media: MediaStore, hung: dict[str, object]) -> None:
    waiting = outdated_photos()
    added = {**hung, "stem": "aaaaaaaa"}
    Product.update(photos=[added, hung]).execute()
    [result] = reencode(media, waiting)
    first, second = Product.get().photos
    assert first == added
    assert second["bytes"]["160.webp"] == result.thumbnail_bytes


def test_old_files_outlast_the_next_sweep_but_not_for_ever(media: MediaStore, hung: dict[str, object]) -> None:
    for file in media.root.glob("??/*"):
        os.utime(file, (0, 0))
    list(reencode(media, outdated_photos()))
    [photo] = Product.get().photos
    assert sweep(media, clock.now()) == 0
    assert sweep(media, clock.now() + timedelta(days=2)) == 7
    assert {name.partition("-")[0] for name in media.names()} == {photo["stem"]}


def test_the_command_says_what_was_won_and_what_could_not_be_done(app: Flask, media: MediaStore, hung: dict) -> None:
    lost = {**hung, "stem": "aaaaaaaa"}
    make_product(Shop.get(), "Oranges", photos=[lost])
    with app.app_context():
        told = app.test_cli_runner().invoke(args=["photos", "reencode"])
        assert told.exit_code == 1
        assert "1 photos made anew" in told.output
        assert "aaaaaaaa stays as it is" in told.output
        Product.delete().where(Product.title == "Oranges").execute()
        told = app.test_cli_runner().invoke(args=["photos", "reencode"])
    assert (told.exit_code, told.output) == (0, "All photos are made with today's settings.\n")
