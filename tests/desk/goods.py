"""A signed-in merchant's phone, and small real photos, for tests of the desk's goods."""

import io
import re

from flask import Flask
from flask.testing import FlaskClient
from PIL import Image

from storefront import clock
from storefront.merchants.records import Member
from storefront.merchants.sign_in import let_in


def signed_in(app: Flask, member: Member) -> FlaskClient:
    """A browser in which this member is signed in; it says where its posts come from, as browsers do."""
    client = app.test_client()
    client.set_cookie("sid", let_in(member, clock.now()).token)
    client.environ_base["HTTP_SEC_FETCH_SITE"] = "same-origin"
    return client


def photo(colour: str = "teal", name: str = "fish.jpg") -> tuple[io.BytesIO, str]:
    out = io.BytesIO()
    Image.new("RGB", (320, 240), colour).save(out, "JPEG")
    return io.BytesIO(out.getvalue()), name


def text_as_photo(name: str = "notes.jpg") -> tuple[io.BytesIO, str]:
    return io.BytesIO(b"these are only words"), name


def boxes(html: str) -> dict[str, str]:
    """What a browser would post of the page's last long form if nobody typed anything: inputs as they stand."""
    form = max(re.findall(r"<form.*?</form>", html, re.S), key=len)
    values = {}
    for tag in re.findall(r"<input[^>]*>", form):
        said = dict(re.findall(r'(\w[\w-]*)="([^"]*)"', tag))
        if said.get("type") == "file" or (said.get("type") in ("checkbox", "radio") and " checked" not in tag):
            continue
        if "name" in said:
            values[said["name"]] = said.get("value", "")
    for name, text in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>\n?(.*?)</textarea>', form, re.S):
        values[name] = text
    for name, options in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.S):
        chosen = re.search(r'value="([^"]*)" selected', options)
        values[name] = chosen[1] if chosen else ""
    return values
