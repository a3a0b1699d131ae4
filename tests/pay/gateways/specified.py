"""A server that knows nothing but a provider's OpenAPI document: what does not fit it is answered 400."""

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import yaml
from openapi_core import OpenAPI
from openapi_core.contrib.werkzeug import WerkzeugOpenAPIRequest
from openapi_core.exceptions import OpenAPIError
from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

from tests.house.tree import ROOT

PAYSTACK = ROOT / "tests/node/node_modules/@alexasomba/paystack-node/openapi.yaml"


def paystack_document() -> dict[str, Any]:
    """From an npm package that carries it. It takes metadata for an object; Paystack's own document, and its Python
    package made from it, for a text that holds one."""
    document: dict[str, Any] = yaml.load(PAYSTACK.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    document["components"]["schemas"]["TransactionInitialize"]["properties"]["metadata"] = {"type": "string"}
    return document


@contextmanager
def specified(document: dict[str, Any], answers: Mapping[tuple[str, str], Any]) -> Iterator[str]:
    """answers: to what fits, by method and path. Gives the server's address."""

    @Request.application
    def answer(request: Request) -> Response:
        try:
            known.validate_request(WerkzeugOpenAPIRequest(request))
        except OpenAPIError as fault:
            return Response(json.dumps({"status": False, "message": repr(fault.__cause__ or fault)}), 400)
        return Response(json.dumps(answers[request.method, request.path]), content_type="application/json")

    server = make_server("127.0.0.1", 0, answer, threaded=True)
    origin = f"http://127.0.0.1:{server.server_port}"
    known = OpenAPI.from_dict({**document, "servers": [{"url": origin}]})
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield origin
    server.shutdown()
    thread.join()
