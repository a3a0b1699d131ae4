"""A phone and a shop, each with a network of its own on this machine, and a bad link between them. Needs root and TUN.

The kernel's own emulator (netem) is not built into many kernels, TUN is; and real TCP of the kernel runs on both ends.
"""

import ctypes
import os
import struct
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from fcntl import ioctl
from pathlib import Path
from typing import NamedTuple

from bench.paints.link import Link
from bench.paints.networks import Network

PHONE_ADDRESS, SHOP_ADDRESS = "10.9.0.2", "10.9.0.1"
_TUNSETIFF, _IFF_TUN, _IFF_NO_PI = 0x400454CA, 0x0001, 0x1000
_SYSTEM_CALLS = ctypes.CDLL(None, use_errno=True)
_CONGESTION = "cubic"  # as on most servers, whatever this machine prefers


class Impossible(Exception):
    """This machine can't have such a network; str() says why."""


class Ends(NamedTuple):
    phone: str  # the names of two network namespaces
    shop: str
    link: Link


@contextmanager
def connected(network: Network) -> Iterator[Ends]:
    own = os.getpid()
    phone, shop = f"storefront-phone-{own}", f"storefront-shop-{own}"
    with ExitStack() as stack:
        try:
            phone_end = _device(stack, phone, f"phone{own}", PHONE_ADDRESS, SHOP_ADDRESS)
            shop_end = _device(stack, shop, f"shop{own}", SHOP_ADDRESS, PHONE_ADDRESS)
        except OSError as error:
            raise Impossible(str(error)) from error
        link = Link(phone_end, shop_end, network)
        link.start()
        stack.callback(link.close)
        yield Ends(phone, shop, link)


def _device(stack: ExitStack, namespace: str, name: str, address: str, peer: str) -> int:
    """A namespace with nothing but itself and a TUN device, whose other end is the file returned."""
    _run("ip", "netns", "add", namespace)
    stack.callback(_run, "ip", "netns", "del", namespace)
    device = os.open("/dev/net/tun", os.O_RDWR)
    stack.callback(os.close, device)
    ioctl(device, _TUNSETIFF, struct.pack("16sH", name.encode(), _IFF_TUN | _IFF_NO_PI))
    _run("ip", "link", "set", name, "netns", namespace)
    _run("ip", "-n", namespace, "addr", "add", address, "peer", peer, "dev", name)
    for interface in ("lo", name):
        _run("ip", "-n", namespace, "link", "set", interface, "up")
    _run("ip", "-n", namespace, "route", "replace", peer, "dev", name, "congctl", _CONGESTION)
    # Nothing may be remembered of the visit before.
    _run("ip", "netns", "exec", namespace, "sysctl", "-qw", "net.ipv4.tcp_no_metrics_save=1")
    return device


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise OSError(done.stderr.strip())


@contextmanager
def inside(namespace: str) -> Iterator[None]:
    """This thread, and every program it starts meanwhile, has that namespace's network."""
    before = os.open("/proc/thread-self/ns/net", os.O_RDONLY)
    _enter(os.open(Path("/var/run/netns", namespace), os.O_RDONLY))
    try:
        yield
    finally:
        _enter(before)


def _enter(namespace: int) -> None:
    if _SYSTEM_CALLS.setns(namespace, 0) != 0:
        raise OSError(ctypes.get_errno(), "setns")
    os.close(namespace)
