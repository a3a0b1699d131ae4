import pytest

from storefront.photos.renditions import PALETTE, RENDITIONS, colour_class, file_name, fitted

BY_NAME = {rendition.ending: rendition for rendition in RENDITIONS}


def test_each_size_comes_in_both_formats_and_the_preview_in_one():
    assert list(BY_NAME) == ["160.webp", "160.jpg", "320.webp", "320.jpg", "800.webp", "800.jpg", "og.jpg"]


def test_a_name_is_stem_size_and_format():
    assert file_name("abcdefgh", "160", "webp") == "abcdefgh-160.webp"


@pytest.mark.parametrize(
    ("name", "size", "expected"),
    [
        ("160.webp", (1500, 1125), (160, 160)),
        ("320.jpg", (1125, 1500), (320, 320)),
        ("320.jpg", (198, 300), (198, 198)),
        ("800.webp", (1500, 1125), (800, 600)),
        ("800.webp", (1125, 1500), (600, 800)),
        ("800.webp", (500, 333), (500, 333)),
        ("800.webp", (1500, 1), (800, 1)),
        ("og.jpg", (1500, 1125), (600, 600)),
        ("og.jpg", (500, 450), (450, 450)),
        ("og.jpg", (100, 90), (400, 400)),
    ],
)
def test_thumbnails_are_square_and_only_previews_are_ever_enlarged(name, size, expected):
    assert fitted(*size, BY_NAME[name]) == expected


def test_each_colour_of_the_palette_is_its_own_class():
    assert len(set(PALETTE)) == len(PALETTE)
    for number, colour in enumerate(PALETTE):
        red, green, blue = (int(digit * 2, 16) for digit in colour[1:])
        assert colour_class(red, green, blue) == number


@pytest.mark.parametrize(
    ("pixel", "colour"),
    [((0, 0, 0), "#333"), ((255, 255, 255), "#eee"), ((255, 0, 0), "#b32"), ((120, 130, 140), "#777")],
)
def test_a_pixel_gets_the_nearest_colour(pixel, colour):
    assert PALETTE[colour_class(*pixel)] == colour
