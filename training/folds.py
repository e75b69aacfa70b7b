"""Which fold a page belongs to, by where it comes from. Python 3.9+, standard library only."""

import hashlib

FOLDS = 5


def registered_domain(url):
    """The part of a host that one registers, near enough: the last two labels, or three below a short second one."""
    host = url.split("//", 1)[-1].split("/", 1)[0].split(":", 1)[0].lower()
    labels = host.split(".")
    count = 3 if len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3 else 2
    return ".".join(labels[-count:])


def fold_of(gold):
    """Of a page's line in the gold. Pages of one registered domain are in one fold."""
    domain = registered_domain(gold.get("url") or gold["id"])
    return int.from_bytes(hashlib.sha256(domain.encode()).digest()[:4], "big") % FOLDS
