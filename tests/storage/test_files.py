import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storefront.photos.renditions import RENDITIONS, file_name
from storefront.problems import Missing
from storefront.storage.files import MediaStore, media_store, whole

NOW = datetime(2026, 11, 22, 9, 5, tzinfo=UTC)
NAME = "abcdefg2-160.webp"


@pytest.fixture
def store(tmp_path: Path) -> MediaStore:
    return MediaStore(tmp_path / "media")


def date(file: Path, moment: datetime) -> None:
    os.utime(file, (moment.timestamp(), moment.timestamp()))


def test_what_was_put_can_be_opened(store):
    store.put(NAME, b"picture")
    with store.open(NAME) as file:
        assert file.read() == b"picture"
    assert store.path(NAME) == store.root / "ab" / NAME


def test_every_rendition_has_a_name_the_store_takes(store):
    files = {file_name("abcdefg2", each.label, each.suffix): b"x" for each in RENDITIONS}
    store.put_all(files)
    assert set(store.names()) == set(files)


def test_a_file_that_is_there_is_left_as_it_is(store):
    store.put(NAME, b"first")
    before = store.path(NAME).stat().st_ino
    store.put(NAME, b"first")
    assert store.path(NAME).stat().st_ino == before


@pytest.mark.parametrize(
    "name",
    [
        "",
        "../../etc/passwd",
        "abcdefg2-160.webp/../x",
        "ABCDEFG2-160.webp",
        "abcdefg1-160.webp",
        "abcdefg-160.webp",
        "abcdefg2-161.webp",
        "abcdefg2-160.svg",
        "abcdefg2-160.webp\n",
        "abcdefg2-160.webp\0",
        "abcdefg٢-160.webp",
    ],
)
def test_any_other_name_is_not_there(store, name):
    for verb in (store.path, store.open, store.delete):
        with pytest.raises(Missing):
            verb(name)
    with pytest.raises(Missing):
        store.put(name, b"x")
    assert not store.root.exists()


def test_a_file_never_put_is_missing(store):
    with pytest.raises(Missing):
        store.open(NAME)


def test_a_deleted_file_is_missing_and_deleting_twice_is_no_fault(store):
    store.put(NAME, b"x")
    store.delete(NAME)
    store.delete(NAME)
    with pytest.raises(Missing):
        store.open(NAME)


def test_a_put_that_fails_leaves_nothing_behind(store):
    with pytest.raises(TypeError):
        store.put(NAME, "not bytes")
    assert list((store.root / "ab").iterdir()) == []


def test_the_sweep_takes_old_files_that_no_row_uses(store):
    for stem in ("abusedaa", "aborphan", "abyoungg"):
        store.put(f"{stem}-160.webp", b"x")
    crashed, strange = store.root / "ab" / f"{NAME}.0123.part", store.root / "ab" / "README"
    for file in (crashed, strange):
        file.write_bytes(b"x")
    for file in (store.path("abusedaa-160.webp"), store.path("aborphan-160.webp"), crashed, strange):
        date(file, NOW - timedelta(days=2))
    date(store.path("abyoungg-160.webp"), NOW)
    assert store.sweep({"abusedaa"}, before=NOW - timedelta(days=1)) == 2
    assert set(store.names()) == {"abusedaa-160.webp", "abyoungg-160.webp"}
    assert not crashed.exists()
    assert strange.exists()


def test_an_orphan_put_again_is_young_again(store):
    store.put(NAME, b"x")
    date(store.path(NAME), datetime(2020, 1, 1, tzinfo=UTC))
    store.put(NAME, b"x")
    assert store.sweep(set(), before=datetime(2021, 1, 1, tzinfo=UTC)) == 0


def test_an_empty_store_has_nothing_to_sweep(store):
    assert store.sweep(set(), before=NOW) == 0
    assert list(store.names()) == []


def test_the_address_of_the_store_is_a_folder(tmp_path):
    assert media_store(f"file:{tmp_path}/media").root == tmp_path / "media"
    assert media_store(f"file://{tmp_path}/media").root == tmp_path / "media"
    assert media_store("file:instance/media").root == Path("instance/media").absolute()


@pytest.mark.parametrize("url", ["", "instance/media", "file:", "s3://bucket"])
def test_an_address_of_another_kind_is_refused_in_words(url):
    with pytest.raises(ValueError, match="MEDIA_URL"):
        media_store(url)


def test_a_file_is_whole_or_as_it_was(tmp_path):
    file = tmp_path / "shop.zip"
    with whole(file, 0o600) as out:
        out.write(b"first")
    with pytest.raises(OSError, match="full"), whole(file) as out:
        out.write(b"half")
        raise OSError("the disk is full")
    assert file.read_bytes() == b"first"
    assert file.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [file]
