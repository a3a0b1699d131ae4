"""Settings come from the environment, each checked, each fault one clear line."""

import stat
from pathlib import Path

import pytest

from storefront.config import SettingError, Settings, read_settings


def read(tmp_path: Path, **given: str) -> Settings:
    return read_settings(
        {"STOREFRONT_INSTANCE": str(tmp_path), **{f"STOREFRONT_{name}": text for name, text in given.items()}}
    )


def test_nothing_has_to_be_set(tmp_path: Path) -> None:
    settings = read(tmp_path)
    assert settings.signup == "invite"
    assert settings.trusted_proxies == 0
    assert settings.bind == "127.0.0.1"


def test_database_and_photos_move_with_the_instance_folder(tmp_path: Path) -> None:
    settings = read(tmp_path)
    assert settings.database_url == f"sqlite:///{tmp_path}/storefront.db"
    assert settings.media_url == f"file:{tmp_path}/media"


def test_what_is_given_is_taken(tmp_path: Path) -> None:
    settings = read(
        tmp_path, PORT="9000", JOBS="off", PUBLIC_URL="https://shops.example/", DATABASE_URL="sqlite:////srv/s.db"
    )
    assert settings.port == 9000
    assert settings.jobs is False
    assert settings.public_url == "https://shops.example"
    assert settings.database_url == "sqlite:////srv/s.db"


def test_stand_ins_are_read_as_pairs(tmp_path: Path) -> None:
    read_pairs = read(tmp_path, STAND_INS="a.example=http://127.0.0.1:1/  b.example=https://stand.in/b").stand_ins
    assert read_pairs == {"a.example": "http://127.0.0.1:1", "b.example": "https://stand.in/b"}
    assert read(tmp_path).stand_ins == {}


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("PORT", "eighty"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", ""),
        ("PORT", "-1"),
        ("PORT", "٨٠٨٠"),
        ("PORT", "1" * 5000),
        ("SIGNUP", "maybe"),
        ("JOBS", "yes"),
        ("PUBLIC_URL", "shops.example"),
        ("PUBLIC_URL", "ftp://shops.example"),
        ("PUBLIC_URL", "https://shops.example/path"),
        ("TRUSTED_PROXIES", "1.5"),
        ("MAX_UPLOAD_MB", "100"),
        ("STAND_INS", "api.provider.com"),
        ("STAND_INS", "api.provider.com=127.0.0.1:9001"),
        ("STAND_INS", "https://api.provider.com=http://127.0.0.1:9001"),
        ("STAND_INS", "=http://127.0.0.1:9001"),
    ],
)
def test_a_wrong_setting_is_named_in_one_line(tmp_path: Path, name: str, given: str) -> None:
    with pytest.raises(SettingError) as refusal:
        read(tmp_path, **{name: given})
    assert str(refusal.value).startswith(f"STOREFRONT_{name} must ")
    assert "\n" not in str(refusal.value)


def test_a_host_makes_its_own_secret_once_and_keeps_it_to_itself(tmp_path: Path) -> None:
    instance = tmp_path / "new"
    first = read(instance).secret_key
    assert len(first) >= 32
    assert read(instance).secret_key == first
    assert stat.S_IMODE((instance / "secret_key").stat().st_mode) == 0o600
    assert [path.name for path in instance.iterdir()] == ["secret_key"]


def test_two_hosts_have_two_secrets(tmp_path: Path) -> None:
    assert read(tmp_path / "one").secret_key != read(tmp_path / "two").secret_key


def test_a_given_secret_leaves_no_file(tmp_path: Path) -> None:
    assert read(tmp_path, SECRET_KEY="from-the-environment").secret_key == "from-the-environment"
    assert not list(tmp_path.iterdir())


def test_a_secret_may_lie_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("from-a-file\n", encoding="utf-8")
    assert read(tmp_path, SECRET_KEY_FILE=str(tmp_path / "key")).secret_key == "from-a-file"


def test_a_secret_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="STOREFRONT_SECRET_KEY_FILE"):
        read(tmp_path, SECRET_KEY_FILE=str(tmp_path / "absent"))


@pytest.mark.parametrize("empty", ["", "\n"])
def test_an_empty_secret_is_never_used(tmp_path: Path, empty: str) -> None:
    (tmp_path / "secret_key").write_text(empty, encoding="utf-8")
    with pytest.raises(SettingError, match="secret"):
        read(tmp_path)


def test_an_instance_folder_nobody_can_make_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SettingError, match="STOREFRONT_INSTANCE"):
        read(tmp_path / "file" / "instance")
