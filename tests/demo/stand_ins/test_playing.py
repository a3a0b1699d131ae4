"""The hosted page, the notices on their way, and the troubles."""

import http.client
import threading
from base64 import b64decode
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import urlencode, urlsplit
from zlib import crc32

import pytest
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256

from storefront.demo.stand_ins.notices import Notice, Notices
from storefront.demo.stand_ins.paypal import WEBHOOK_ID, PayPal, signing_key
from storefront.demo.stand_ins.paystack import Paystack
from storefront.demo.stand_ins.server import serving
from storefront.demo.stand_ins.stripe_form import written

RETURN = "https://shops.example/o/1"


class Shop:
    """Takes notices; refusing: the next so many are answered 503."""

    def __init__(self) -> None:
        self.taken: list[bytes] = []
        self.asked: list[str] = []
        self.refusing = 0
        shop = self

        class Door(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                shop.refusing -= 1
                shop.asked.append(self.path)
                if shop.refusing < 0:
                    shop.taken.append(body)
                self.send_response(200 if shop.refusing < 0 else 503)
                self.end_headers()

            def log_message(self, *_: object) -> None: ...

        self.server = HTTPServer(("127.0.0.1", 0), Door)
        self.address = f"http://127.0.0.1:{self.server.server_port}/hooks/paystack/amina"


@pytest.fixture
def shop() -> Iterator[Shop]:
    shop = Shop()
    thread = threading.Thread(target=shop.server.serve_forever, args=(0.02,))
    thread.start()
    yield shop
    shop.server.shutdown()
    thread.join()
    shop.server.server_close()


@pytest.fixture
def notices(shop: Shop) -> Notices:
    return Notices(shop.address)


def notice(text: str) -> Notice:
    return Notice(text.encode(), lambda body: {"X-Signature": "s"})


def test_a_notice_is_sent_at_once(shop: Shop, notices: Notices) -> None:
    notices.add(notice("a"))
    assert shop.taken == [b"a"]
    assert notices.replies == [200]


def test_held_notices_wait_and_can_be_doubled_and_turned_around(shop: Shop, notices: Notices) -> None:
    notices.held = True
    notices.add(notice("a"))
    notices.add(notice("b"))
    assert shop.taken == []
    notices.deliver(times=2, backwards=True)
    assert shop.taken == [b"b", b"b", b"a", b"a"]


def test_a_refused_notice_is_tried_again(shop: Shop, notices: Notices) -> None:
    shop.refusing = 1
    notices.add(notice("a"))
    assert (shop.taken, notices.replies) == ([], [503])
    notices.deliver()
    assert (shop.taken, notices.waiting) == ([b"a"], [])


def test_a_shop_that_is_gone_loses_no_notice() -> None:
    nowhere = Notices("http://127.0.0.1:9/hooks")
    nowhere.add(notice("a"))
    assert nowhere.replies == [0]
    assert len(nowhere.waiting) == 1


def test_what_is_written_into_the_address_arrives_there(shop: Shop, notices: Notices) -> None:
    notices.add(Notice(b"a", lambda body: {}, {"data.id": "1 2", "type": "payment"}))
    assert shop.asked == ["/hooks/paystack/amina?data.id=1+2&type=payment"]


def test_paypals_notices_are_signed_with_its_own_key() -> None:
    headers = PayPal(clock=lambda: 1_763_802_300).sign(b"{}")
    stamp, number = headers["PAYPAL-TRANSMISSION-TIME"], headers["PAYPAL-TRANSMISSION-ID"]
    message = f"{number}|{stamp}|{WEBHOOK_ID}|{crc32(b'{}')}".encode()
    signature = b64decode(headers["PAYPAL-TRANSMISSION-SIG"])
    assert stamp == "2025-11-22T09:05:00Z"
    signing_key().public_key().verify(signature, message, PKCS1v15(), SHA256())


@pytest.fixture
def paystack(shop: Shop) -> Iterator[Paystack]:
    with serving(Paystack(shop.address)) as played:
        played.sessions["a-1"] = {"status": "abandoned", "amount": 7_500_00, "currency": "NGN"}
        played.returns["a-1"] = RETURN
        yield played


def ask(played: Paystack, path: str, do: str = "", seconds: float = 10) -> tuple[int, str, str]:
    place = urlsplit(played.origin)
    connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=seconds)
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST" if do else "GET", path, urlencode({"do": do}) if do else None, headers)
    response = connection.getresponse()
    answer = response.status, response.read().decode(errors="replace"), response.getheader("Location", "")
    connection.close()
    return answer


def test_the_page_says_in_large_letters_that_nothing_is_paid(paystack: Paystack) -> None:
    status, page, _ = ask(paystack, "/play/a-1")
    assert status == 200
    assert "<h1>PLAY MONEY<br>nothing is paid</h1>" in page
    assert "NGN 7500.00" in page


def test_paying_tells_the_shop_and_leads_back(paystack: Paystack, shop: Shop) -> None:
    status, _, location = ask(paystack, "/play/a-1", do="pay")
    assert (status, location) == (303, f"{RETURN}?trxref=a-1&reference=a-1")
    assert len(shop.taken) == 1
    assert "Pay</button>" not in ask(paystack, "/play/a-1")[1]
    ask(paystack, "/play/a-1", do="pay")
    assert len(shop.taken) == 1


def test_cancelling_leads_back_and_tells_nobody(paystack: Paystack, shop: Shop) -> None:
    assert ask(paystack, "/play/a-1", do="cancel")[2].startswith(RETURN)
    assert shop.taken == []


def test_a_failed_try_stays_on_the_page(paystack: Paystack) -> None:
    assert ask(paystack, "/play/a-1", do="fail")[2] == paystack.link("a-1")
    assert "Pay</button>" in ask(paystack, "/play/a-1")[1]


@pytest.mark.parametrize(
    ("amount", "currency", "shown"),
    [(149_50, "eur", "EUR 149.50"), (5, "eur", "EUR 0.05"), (2000, "xof", "XOF 2000"), (5120, "kwd", "KWD 5.120")],
)
def test_stripes_page_shows_whole_units(amount: int, currency: str, shown: str) -> None:
    assert written(amount, currency) == shown


def test_nobody_elses_page_is_shown(paystack: Paystack) -> None:
    assert ask(paystack, "/play/b-2")[0] == ask(paystack, "/play/b-2", do="pay")[0] == 404


@pytest.mark.parametrize(("kind", "status"), [("500", 500), ("garbage", 200)])
def test_trouble_is_the_apis_and_not_the_pages(paystack: Paystack, kind: str, status: int) -> None:
    paystack.trouble.kind = kind
    assert ask(paystack, "/transaction/verify/a-1")[0] == status
    assert ask(paystack, "/play/a-1")[0] == 200


@pytest.mark.parametrize("kind", ["slow", "never"])
def test_a_silent_provider_answers_nothing_whole(paystack: Paystack, kind: str) -> None:
    paystack.trouble.kind = kind
    with pytest.raises(TimeoutError):
        ask_whole(paystack, seconds=0.3)
    assert ask(paystack, "/play/a-1")[0] == 200


def ask_whole(played: Paystack, seconds: float) -> None:
    """Waits for the whole answer no longer than this."""
    ended = threading.Event()

    def wait() -> None:
        ask(played, "/transaction/verify/a-1")
        ended.set()

    threading.Thread(target=wait, daemon=True).start()
    if not ended.wait(seconds):
        raise TimeoutError
