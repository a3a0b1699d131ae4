"""A file into a plain upright picture: RGB, no alpha, sRGB, no metadata, no longer than asked. Child only."""

import io
import warnings
from pathlib import Path

from PIL import Image, ImageCms

from storefront.photos import limits

Transpose = Image.Transpose
PAPER = "white"
SRGB = ImageCms.createProfile("sRGB")
TURNS = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}
ORIENTATION = 0x0112

Image.MAX_IMAGE_PIXELS = limits.JPEG_PIXELS
warnings.simplefilter("error", Image.DecompressionBombWarning)


class Unfit(Exception):
    """The file is no photo we take; the argument is the problem's key."""


def picture(path: Path, side: int = limits.WORKING_SIDE) -> Image.Image:
    """side: pixels of its longer side at most."""
    with path.open("rb") as file:
        kind = limits.kind(file.read(limits.HEAD_BYTES))
    if kind is None:
        raise Unfit("photo.not_a_photo")
    if kind == "HEIF":
        _learn_heif()
    with Image.open(path, formats=(kind,)) as source:
        if fault := limits.pixel_fault(kind, *source.size):
            raise Unfit(fault)
        if kind == "JPEG":
            source.draft(None, _working_size(source, side))
        source.load()
        profile = source.info.get("icc_profile")
        orientation = _orientation(source)
        small = _resizable(source)
    small.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=2.0)
    if orientation in TURNS:
        small = small.transpose(TURNS[orientation])
    return _srgb(_on_paper(small), profile)


def _learn_heif() -> None:
    import pillow_heif  # 6 MB, which children that open only JPEG do without

    pillow_heif.register_heif_opener(thumbnails=False)
    pillow_heif.options.DECODE_THREADS = 1  # every thread's stack counts against the child's memory limit


def _working_size(source: Image.Image, side: int) -> tuple[int, int]:
    longest = max(source.size)
    return max(1, source.width * side // longest), max(1, source.height * side // longest)


def _orientation(source: Image.Image) -> int:
    # ImageOps.exif_transpose also rewrites the EXIF block, which fails on damaged ones; ours is thrown away anyway.
    try:
        return int(source.getexif().get(ORIENTATION, 1))
    except Exception:  # noqa: BLE001 - damaged metadata of a good photo, in as many ways as there are parsers
        return 1


def _resizable(source: Image.Image) -> Image.Image:
    """In a mode that can be shrunk with good quality: palettes, bitmaps and 16-bit greys cannot."""
    if source.has_transparency_data:
        return source.convert("RGBA")
    if source.mode.startswith(("I", "F")):
        return source.convert("I").point(lambda grey: grey / 256).convert("L")
    if source.mode in ("RGB", "L", "CMYK"):
        return source
    return source.convert("RGB")


def _on_paper(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    paper = Image.new("RGB", image.size, PAPER)
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def _srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    plain = Image.new("RGB", image.size)  # a new picture: nothing that came with the file can travel on
    plain.paste(_converted(image, profile) or (image if image.mode == "RGB" else image.convert("RGB")))
    return plain


def _converted(image: Image.Image, profile: bytes | None) -> Image.Image | None:
    if not profile:
        return None
    try:
        return ImageCms.profileToProfile(image, io.BytesIO(profile), SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None  # a profile that is damaged or of another kind of picture: slightly wrong colours, not a lost photo
