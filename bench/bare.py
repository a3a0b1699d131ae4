"""The barest Flask application that returns a page's bytes: what the shop page is measured against."""

import json
import os
from pathlib import Path

from flask import Flask, Response

app = Flask(__name__, static_folder=None)
_folder = Path(os.environ["BENCH_PAGE"])
_body = (_folder / "body").read_bytes()
_headers = json.loads((_folder / "headers").read_text())


@app.get("/page")
def page() -> Response:
    return Response(_body, headers=_headers)


@app.get("/health")
def health() -> str:
    return ""
