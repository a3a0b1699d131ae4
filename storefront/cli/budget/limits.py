"""How much a public page may cost, in bytes. docs/PERFORMANCE.md says why these."""

# The body as brotli, without the script written into it. Lists with their photos' markup; brotli's noise is some 20 B.
BODY = {
    "market": 3_000,
    "shop": 3_100,
    "more goods": 3_100,
    "section": 3_100,
    "search": 3_300,  # packed in haste: few look for the same
    "product": 2_000,
    "cart": 2_500,
    "order": 3_000,
    "composed order": 3_000,
    "report": 2_000,
    "check": 2_000,
    "error": 2_000,
    "no network": 2_500,
}
SCRIPT_WITHIN = 950  # in a page it comes to some bytes more than alone
LIST_OF_WORDS = 3_000  # without photos and script
LIST_WITHOUT_PHOTOS = 3_700  # with its script
GZIP_FACTOR = 1.25
SHEET = SCRIPTS = WORKER = 900
SINGLE_FILE = 150_000  # as it is passed on

# As HTTP/1.1 writes them.
HEADERS, UNCHANGED_HEADERS, FILE_HEADERS = 700, 270, 350
ON_HTTPS = 45  # more for Strict-Transport-Security: browsers speak HTTP/2 there, which packs headers

# With everything that comes along, headers too.
FIRST_SCREEN, ON_4G, ON_2G = 20_000, 60_000, 90_000
LITE = 5_000
PHOTO_OF_PRODUCT = 15_000

# Of a browser that holds the shop's page, in all (RFC 9842).
ONE_PRICE, NEXT = 850, 1_100
