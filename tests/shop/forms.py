"""Reads a page's forms as a phone without script does."""

from html.parser import HTMLParser

from flask.testing import FlaskClient
from werkzeug.test import TestResponse


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append((said.get("action", ""), {}))
        elif tag == "input" and self.forms and "name" in said:
            if said.get("type") in ("radio", "checkbox") and "checked" not in said:
                return
            self.forms[-1][1][said["name"]] = said.get("value", "")


def fields(answer: TestResponse, ending: str) -> dict[str, str]:
    """What the form whose address ends so would send, untouched."""
    read = _Forms()
    read.feed(answer.get_data(as_text=True))
    return next(found for action, found in read.forms if action.partition("?")[0].endswith(ending))


def place(client: FlaskClient, cart: dict[str, str], shop: str = "amina", **changes: str) -> TestResponse:
    """Fill the cart and press the button that orders; the answer to that button, not followed."""
    review = client.post(f"/{shop}/cart", data=cart, follow_redirects=True)
    return client.post(f"/{shop}/order", data=fields(review, "/order") | changes)
