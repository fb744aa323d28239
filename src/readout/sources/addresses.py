"""Which network addresses a fetch may go to: public ones, unless the user allows others."""

from __future__ import annotations

import ipaddress
import socket

from readout.errors import FetchError

_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: an IPv4 address inside an IPv6 one


def is_public(address: str) -> bool:
    """Say whether an IP address is one of the public internet (by IANA's special-purpose registries)."""
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


def resolve(host: str, port: int, *, allow_private: bool, where: str) -> str:
    """Return one address of ``host`` to connect to.

    The caller connects to this very address, so that a second look-up cannot lead elsewhere. All addresses of
    the host must be allowed: a name with a public and a private address is not.

    Raises:
        FetchError: no such host, or an address that may not be fetched from.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError, ValueError):
        raise FetchError(
            f"there is no host {host}", where=where, todo="check the address and the network"
        ) from None
    addresses = [str(entry[4][0]) for entry in found]
    if not addresses:
        raise FetchError(f"there is no host {host}", where=where, todo="check the address and the network")
    if not allow_private and not all(is_public(address) for address in addresses):
        raise FetchError(
            "this is a private or local address",
            where=where,
            todo="save the page as a file, or allow private addresses: --allow-private",
        )
    ipv4 = [address for address in addresses if ":" not in address]
    return (ipv4 or addresses)[0]
