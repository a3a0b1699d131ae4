"""The host asks how many pages the running service keeps."""

import subprocess
from pathlib import Path

from tests.deploy.conftest import Host
from tests.deploy.test_gunicorn import FLASK, environment
from tests.house.tree import ROOT


def kept_pages(folder: Path, **settings: str) -> str:
    said = subprocess.run(
        [FLASK, "--app", "wsgi", "doctor"],
        cwd=ROOT,
        env=environment(folder, **settings),
        capture_output=True,
        text=True,
    ).stdout
    return next(line.partition("kept pages: ")[2] for line in said.splitlines() if "kept pages: " in line)


def test_hits_and_misses_are_counted(host: Host, tmp_path: Path) -> None:
    bind = f"unix:{tmp_path}/web.sock"
    for etag in ("a", "b", "c"):
        host.ask("/amina", Available_Dictionary=etag)  # past the proxy's own cache
    assert kept_pages(tmp_path, BIND=bind).endswith("2 hits, 1 misses")
    assert host.ask("/health")[0].getheader("Kept-Pages") is None, "strangers need not know"
    host.stop()
    assert kept_pages(tmp_path, BIND=bind) == "the service does not run"
