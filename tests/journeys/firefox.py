"""Debian's Firefox, driven through Marionette, which it brings along: a length, a colon, JSON."""

import json
import os
import re
import socket
import subprocess
from pathlib import Path
from typing import Any

# Marionette turns off by itself most of what would ask the network; what is left asks a proxy that is not there.
PREFERENCES = {
    "marionette.port": 0,
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
}
COMMAND = ["firefox-esr", "--headless", "--no-remote", "--marionette", "--remote-allow-system-access"]
PATIENCE_S = 30


class Firefox:
    """One window. What is asked for is waited for."""

    def __init__(self, profile: Path) -> None:
        lines = [f'user_pref("{name}", {json.dumps(value)});\n' for name, value in PREFERENCES.items()]
        (profile / "user.js").write_text("".join(lines))
        self._process = subprocess.Popen(
            [*COMMAND, "--profile", str(profile)],
            env={**os.environ, "HOME": str(profile)},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self._socket = socket.create_connection(("127.0.0.1", self._told_port()), PATIENCE_S)
        self._answers = self._socket.makefile("rb")
        self._said = 0
        self._read()  # it says hello first
        self._ask("WebDriver:NewSession", capabilities={})
        self._ask("WebDriver:SetTimeouts", implicit=1000 * PATIENCE_S)

    def open(self, address: str) -> None:
        self._ask("WebDriver:Navigate", url=address)

    def allow_script(self, allowed: bool) -> None:
        """On the pages opened from now on."""
        self._ask("Marionette:SetContext", value="chrome")
        setting = "Services.prefs.setBoolPref('javascript.enabled', arguments[0])"
        self._ask("WebDriver:ExecuteScript", script=setting, args=[allowed])
        self._ask("Marionette:SetContext", value="content")

    def writes(self, **boxes: str) -> None:
        for name, text in boxes.items():
            self._ask("WebDriver:ElementSendKeys", id=self._find(f"[name={name}]"), text=text)

    def clicks(self, selector: str) -> None:
        self._ask("WebDriver:ElementClick", id=self._find(selector))

    def reads(self, selector: str) -> str:
        """As a person reads it: what is hidden is not there, a block begins a line."""
        return str(self._ask("WebDriver:GetElementText", id=self._find(selector))["value"])

    def attribute(self, selector: str, name: str) -> str:
        return str(self._ask("WebDriver:GetElementAttribute", id=self._find(selector), name=name)["value"])

    def close(self) -> None:
        self._ask("Marionette:Quit")
        self._socket.close()
        self._process.communicate(timeout=PATIENCE_S)

    def _find(self, selector: str) -> str:
        found = self._ask("WebDriver:FindElement", using="css selector", value=selector)["value"]
        return str(next(iter(found.values())))

    def _ask(self, command: str, **parameters: Any) -> dict[str, Any]:
        self._said += 1
        words = json.dumps([0, self._said, command, parameters]).encode()
        self._socket.sendall(b"%d:%s" % (len(words), words))
        _, number, error, answer = self._read()
        assert number == self._said
        assert error is None, f"{command} {parameters}: {error}"
        return dict(answer or {})

    def _read(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            length += self._answers.read(1)
        return json.loads(self._answers.read(int(length[:-1])))

    def _told_port(self) -> int:
        assert self._process.stdout is not None
        said = []
        for line in self._process.stdout:
            said.append(line)
            if told := re.search(r"Marionette\tINFO\tListening on port (\d+)", line):
                return int(told[1])
        raise RuntimeError("Firefox did not start:\n" + "".join(said))
