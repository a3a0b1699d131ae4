"""What a photo may be, decided from its first bytes and its header: before anything is decoded."""

FILE_BYTES = 20_000_000
HEAD_BYTES = 32  # enough of a file's start to tell its kind
SIDE = 12_000
WORKING_SIDE = 1_000  # at most this is kept in memory; a 12 MP JPEG then decodes at a quarter of its size
SCANNED_SIDE = 1_500  # where a code is looked for: its squares are finer than anything a buyer is shown

# A "12 MP" phone makes 4032 × 3024 and a "50 MP" one 8192 × 6144: the limits are what the names mean.
JPEG_PIXELS = 50_500_000
OTHER_PIXELS = 12_500_000  # these formats have no way to decode at a fraction of their size

MEMORY_BYTES = 384 * 1024 * 1024
CPU_SECONDS = 10.0
WALL_FACTOR = 3  # a busy machine gives a process only part of the clock's time

HEIF_BRANDS = frozenset((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"))


def kind(head: bytes) -> str | None:
    """The format by its magic bytes, from a closed list; a file's name and declared type say nothing."""
    if head.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    if head[4:8] == b"ftyp" and head[8:12] in HEIF_BRANDS:
        return "HEIF"
    return None


def file_fault(size: int, head: bytes) -> str | None:
    """The key of what is wrong with a file of this size that begins like this."""
    if size == 0:
        return "photo.empty"
    if size > FILE_BYTES:
        return "photo.too_large"
    if kind(head) is None:
        return "photo.not_a_photo"
    return None


def pixel_fault(kind: str, width: int, height: int) -> str | None:
    most = JPEG_PIXELS if kind == "JPEG" else OTHER_PIXELS
    if width * height > most or max(width, height) > SIDE:
        return "photo.too_many_pixels"
    return None
