"""What comes out of good photos: sizes, colours, upright, squeezed, without a trace of what came with the file."""

import re

import pytest
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from storefront.photos.child import Encoded, Upload, encode
from storefront.photos.renditions import PALETTE
from tests.photos.pictures import BLUE, GREEN, RED, YELLOW, as_bytes, corners, near, noise, quarters, rendition

ORIENTATION = 0x0112
STORED_AS = {  # how a camera that writes this orientation has laid down an upright picture
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
QUARTERS = [RED, GREEN, BLUE, YELLOW]


def encoded(*contents: bytes) -> list[Encoded]:
    answers = encode([Upload(f"photo-{number}", content) for number, content in enumerate(contents)])
    assert all(isinstance(answer, Encoded) for answer in answers), answers
    return answers


def looks_like_quarters(photo: Encoded) -> bool:
    seen = corners(rendition(photo, "800.webp"))
    return all(near(one, other) for one, other in zip(seen, QUARTERS, strict=True))


def test_one_photo_becomes_seven_files_of_the_promised_sizes():
    [photo] = encoded(as_bytes(quarters(2000, 1500)))
    made = {name.removeprefix(photo.stem + "-"): rendition(photo, name[9:]) for name in photo.files}
    assert {name: (image.format, image.size) for name, image in made.items()} == {
        "160.webp": ("WEBP", (160, 160)),
        "160.jpg": ("JPEG", (160, 160)),
        "320.webp": ("WEBP", (320, 320)),
        "320.jpg": ("JPEG", (320, 320)),
        "800.webp": ("WEBP", (800, 600)),
        "800.jpg": ("JPEG", (800, 600)),
        "og.jpg": ("JPEG", (600, 600)),
    }
    assert (photo.width, photo.height) == (800, 600)
    assert looks_like_quarters(photo)


def test_a_square_is_cut_from_the_middle():
    tall = Image.new("RGB", (300, 900), RED)
    tall.paste(GREEN, (0, 300, 300, 600))
    [photo] = encoded(as_bytes(tall))
    assert all(near(corner, GREEN) for corner in corners(rendition(photo, "160.webp")))


def test_every_orientation_of_the_camera_comes_out_upright():
    contents = []
    for orientation, turn in STORED_AS.items():
        image = quarters() if turn is None else quarters().transpose(turn)
        exif = Image.Exif()
        exif[ORIENTATION] = orientation
        contents.append(as_bytes(image, exif=exif, quality=95))
    photos = encoded(*contents)
    assert [(photo.width, photo.height) for photo in photos] == [(640, 480)] * 8
    assert [looks_like_quarters(photo) for photo in photos] == [True] * 8


def test_a_photo_with_damaged_exif_is_still_a_photo():
    [photo] = encoded(as_bytes(quarters(), exif=b"Exif\x00\x00II*\x00\xff\xff\xff\xff" + b"\x99" * 50))
    assert looks_like_quarters(photo)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(as_bytes(quarters().convert("CMYK"), quality=95), id="cmyk"),
        pytest.param(as_bytes(quarters().convert("P"), "PNG"), id="palette"),
        pytest.param(as_bytes(quarters().convert("RGBA"), "PNG"), id="alpha"),
        pytest.param(as_bytes(quarters(), "WEBP"), id="webp"),
        pytest.param(as_bytes(quarters(), "HEIF"), id="heic"),
        pytest.param(as_bytes(quarters(), "JPEG", progressive=True), id="progressive"),
        pytest.param(
            as_bytes(quarters(), "GIF", save_all=True, append_images=[Image.new("RGB", (640, 480))] * 3), id="animation"
        ),
    ],
)
def test_every_kind_of_picture_keeps_its_colours(content):
    [photo] = encoded(content)
    assert looks_like_quarters(photo)


def test_sixteen_bit_greys_keep_their_tones():
    grey = Image.new("I;16", (200, 200), 0x8000)
    [photo] = encoded(as_bytes(grey, "PNG"))
    assert near(rendition(photo, "160.jpg").getpixel((80, 80)), (128, 128, 128), within=4)


def test_what_is_transparent_becomes_white():
    clear = Image.new("RGBA", (300, 300), (0, 0, 0, 0))
    clear.paste((220, 30, 30, 255), (100, 100, 200, 200))
    [photo] = encoded(as_bytes(clear, "PNG"))
    image = rendition(photo, "800.jpg")
    assert all(near(corner, (255, 255, 255)) for corner in corners(image))
    assert near(image.getpixel((150, 150)), RED)


def test_colours_of_a_wider_profile_are_brought_to_srgb():
    swapped = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    odd = as_bytes(quarters(), icc_profile=swapped.tobytes())
    plain = as_bytes(quarters(), icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    assert all(looks_like_quarters(photo) for photo in encoded(odd, plain))  # one that cannot fit is ignored


def test_the_dominant_colour_is_the_most_frequent_one():
    image = Image.new("RGB", (300, 300), (10, 10, 10))
    image.paste((240, 10, 10), (0, 0, 300, 200))
    [photo] = encoded(as_bytes(image))
    assert PALETTE[photo.colour] == "#b32"


def test_a_name_stands_for_the_content_alone():
    exif = Image.Exif()
    exif[0x010F] = "Phone"
    same, tagged, other = encoded(as_bytes(quarters()), as_bytes(quarters(), exif=exif), as_bytes(quarters(480, 640)))
    assert re.fullmatch("[a-z2-7]{8}", same.stem)
    assert tagged.files == same.files  # another call, another file, the same pixels
    assert encoded(as_bytes(quarters()))[0].files == same.files
    assert other.stem != same.stem


def test_nothing_that_came_with_the_file_travels_on():
    exif = Image.Exif()
    exif[0x010F] = "SECRETmaker"
    exif.get_ifd(0x8825).update({1: "N", 2: (31.0, 37.0, 12.0), 29: "SECRETdate"})
    text = PngInfo()
    text.add_text("Comment", "SECRETtext")
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    photos = encoded(
        as_bytes(quarters(), exif=exif, icc_profile=profile, comment=b"SECRETcomment", xmp=b"<x>SECRETxmp</x>"),
        as_bytes(quarters(), exif=exif) + b"<script>SECRETtail</script>",
        as_bytes(quarters(), "PNG", exif=exif, pnginfo=text, icc_profile=profile),
        as_bytes(quarters(), "WEBP", exif=exif, xmp=b"<x>SECRETxmp</x>", icc_profile=profile),
        as_bytes(quarters(), "HEIF", exif=exif.tobytes(), xmp=b"<x>SECRETxmp</x>"),
        as_bytes(quarters(), "GIF", comment=b"SECRETcomment"),
    )
    for photo in photos:
        for name, content in photo.files.items():
            traces = [word for word in (b"SECRET", b"Exif", b"EXIF", b"XMP", b"ICC", b"http") if word in content]
            assert traces == [], name
            left = set(rendition(photo, name[9:]).info) - {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
            assert left <= {"progressive", "progression", "loop", "background", "timestamp", "duration"}, name


def test_even_noise_is_squeezed_into_the_budget():
    [photo] = encoded(
        as_bytes(noise(900, 900), "PNG"),
    )
    sizes = {name[9:]: len(content) for name, content in photo.files.items()}
    assert sizes["160.webp"] <= 6_000
    assert max(sizes["320.webp"], sizes["320.jpg"]) <= 15_000
    assert sizes["og.jpg"] <= 100_000


def test_only_files_that_take_a_while_paint_progressively_and_previews_never_do():
    [photo] = encoded(as_bytes(quarters()))
    progressive = {name[9:] for name in photo.files if "progressive" in rendition(photo, name[9:]).info}
    assert progressive == {"320.jpg", "800.jpg"}
