"""The service as a host runs it: real processes, one socket, one Ctrl-C."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.house.tree import ROOT

GUNICORN = Path(sys.executable).with_name("gunicorn")
FLASK = Path(sys.executable).with_name("flask")
PATIENCE_S = 20


class SocketConnection(HTTPConnection):
    """HTTP over a unix socket, so that no test takes another's port."""

    def __init__(self, path: Path) -> None:
        super().__init__("localhost", timeout=PATIENCE_S)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(PATIENCE_S)
        self.sock.connect(str(self._path))


def environment(folder: Path, **settings: str) -> dict[str, str]:
    own = {name: text for name, text in os.environ.items() if not name.startswith("STOREFRONT_") and name != "PORT"}
    return {
        **own,
        "STOREFRONT_INSTANCE": str(folder),
        **{f"STOREFRONT_{name}": text for name, text in settings.items()},
    }


def start(folder: Path, *options: str, **settings: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [GUNICORN, *options, "wsgi:app"],
        cwd=ROOT,
        env=environment(folder, **settings),
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def wait_until_it_listens(process: "subprocess.Popen[str]") -> None:
    assert process.stderr is not None
    while "Listening at" not in (line := process.stderr.readline()):
        assert line, "the service ended before it listened"


@pytest.fixture
def service(tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    subprocess.run(
        [FLASK, "--app", "wsgi", "init"], cwd=ROOT, env=environment(tmp_path), check=True, capture_output=True
    )
    process = start(tmp_path, BIND=f"unix:{tmp_path}/web.sock")
    wait_until_it_listens(process)
    yield process
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def test_a_page_names_no_server_and_the_connection_stays(service: "subprocess.Popen[str]", tmp_path: Path) -> None:
    connection = SocketConnection(tmp_path / "web.sock")
    connection.connect()
    connection.auto_open = 0
    for _ in range(2):
        connection.request("GET", "/health")
        response = connection.getresponse()
        response.read()
        assert response.status == 200
        assert response.getheader("Server") is None
        assert response.getheader("Connection") is None


def test_an_old_client_is_told_that_its_connection_stays(service: "subprocess.Popen[str]", tmp_path: Path) -> None:
    connection = SocketConnection(tmp_path / "web.sock")
    connection._http_vsn, connection._http_vsn_str = 10, "HTTP/1.0"  # type: ignore[attr-defined]
    connection.request("GET", "/health", headers={"Connection": "keep-alive"})
    assert connection.getresponse().getheader("Connection") == "keep-alive"


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_one_signal_stops_everything(service: "subprocess.Popen[str]", tmp_path: Path, sign: signal.Signals) -> None:
    connection = SocketConnection(tmp_path / "web.sock")
    connection.request("GET", "/health")
    connection.getresponse().read()

    os.killpg(service.pid, sign)

    _, log = service.communicate(timeout=PATIENCE_S)
    assert service.returncode == 0
    assert "Traceback" not in log
    with pytest.raises(ProcessLookupError):
        os.killpg(service.pid, 0)


def test_a_request_nobody_can_read_leaves_nothing_of_its_sender_in_the_log(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    process = start(tmp_path, PORT=str(port))
    wait_until_it_listens(process)
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_S) as client:
        client.sendall(b"GET /zoe/o/whose-secret HTTP/1.1\r\nno header: sid=whose-secret\r\n\r\n")
        assert b" 400 " in client.recv(200)
    process.terminate()
    _, log = process.communicate(timeout=PATIENCE_S)
    assert "Invalid request" in log
    assert "whose-secret" not in log
    assert "127.0.0.1" not in log


@pytest.mark.parametrize("address", ["0.0.0.0", "192.0.2.1", "[::]"])
def test_an_address_open_to_the_world_is_refused(tmp_path: Path, address: str) -> None:
    process = start(tmp_path, BIND=address)
    _, log = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 78
    assert "Storefront cannot start" in log


def test_an_address_given_past_the_settings_is_refused_too(tmp_path: Path) -> None:
    process = start(tmp_path, "--bind", "0.0.0.0:8199")
    process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 78


def test_a_wrong_setting_stops_the_start(tmp_path: Path) -> None:
    process = start(tmp_path, SIGNUP="maybe")
    _, log = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 78
    assert "STOREFRONT_SIGNUP must be one of invite, approve, open" in log
    assert "Traceback" not in log
