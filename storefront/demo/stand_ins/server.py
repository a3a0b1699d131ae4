"""A stand-in as a real HTTP server on this machine."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from werkzeug.serving import WSGIRequestHandler, make_server

from storefront.demo.stand_ins.stand_in import StandIn


class _Quiet(WSGIRequestHandler):
    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Keys and orders stand in addresses."""


@contextmanager
def serving(stand_in: StandIn, port: int = 0) -> Iterator[StandIn]:
    """The stand-in, answering at stand_in.origin until the block ends. port 0: any that is free."""
    server = make_server("127.0.0.1", port, stand_in.app, threaded=True, request_handler=_Quiet)
    stand_in.origin = f"http://127.0.0.1:{server.server_port}"
    name = f"stand-in {stand_in.name}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), name=name, daemon=True)  # s between looks
    thread.start()
    try:
        yield stand_in
    finally:
        stand_in.trouble.end()
        server.shutdown()
        thread.join()
        server.server_close()
