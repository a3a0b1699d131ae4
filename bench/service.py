"""A service under gunicorn for the time of a measurement, and how much memory its processes hold."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOOPBACK = "127.0.0.1"
PATIENCE_S = 20
SETTLES_S = 1


@contextmanager
def serving(target: str, port: int, environment: Mapping[str, str], address: str = LOOPBACK) -> Iterator[int]:
    """gunicorn with Storefront's own configuration, whatever it serves. Gives the master's process id."""
    command = [str(Path(sys.executable).with_name("gunicorn")), "--log-level", "warning", target]
    own = {name: text for name, text in os.environ.items() if name != "PORT"}
    place = {"STOREFRONT_BIND": address, "STOREFRONT_PORT": str(port)}
    process = subprocess.Popen(command, cwd=ROOT, env={**own, **environment, **place})
    try:
        _wait_until_it_answers(address, port)
        yield process.pid
    finally:
        process.terminate()
        process.wait()


def _wait_until_it_answers(address: str, port: int) -> None:
    give_up = time.monotonic() + PATIENCE_S
    while True:
        connection = HTTPConnection(address, port, timeout=PATIENCE_S)
        try:
            connection.request("GET", "/health")
            connection.getresponse().read()
            return
        except OSError:
            if time.monotonic() > give_up:
                raise
            time.sleep(0.1)
        finally:
            connection.close()


def fetch(port: int, path: str, address: str = LOOPBACK) -> tuple[int, dict[str, str], bytes]:
    connection = HTTPConnection(address, port, timeout=PATIENCE_S)
    connection.request("GET", path, headers={"Accept-Encoding": "br"})
    response = connection.getresponse()
    return response.status, dict(response.getheaders()), response.read()


def fetch_kept(port: int, path: str) -> tuple[dict[str, str], bytes]:
    """Headers and body as most readers get them: the first one's body was packed quickly, and better meanwhile."""
    fetch(port, path)
    time.sleep(SETTLES_S)
    status, headers, body = fetch(port, path)
    if status != 200:
        raise RuntimeError(f"{path} answered {status}")
    return headers, body


def memory_mb(master: int) -> float:
    """Proportional set size of the master and all its descendants: shared pages counted once."""
    return sum(_pss_kb(process) for process in [master, *_descendants(master)]) / 1024


def cpu_seconds(master: int) -> float:
    """Spent so far by the master and all its descendants."""
    return sum(_cpu_ticks(process) for process in [master, *_descendants(master)]) / os.sysconf("SC_CLK_TCK")


def _cpu_ticks(process: int) -> int:
    after_the_name = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    user, system = after_the_name[11:13]
    return int(user) + int(system)


def _pss_kb(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def _descendants(process: int) -> list[int]:
    children = [
        int(child)
        for task in Path(f"/proc/{process}/task").iterdir()
        for child in (task / "children").read_text().split()
    ]
    return children + [further for child in children for further in _descendants(child)]
