"""The peers that dateline is measured against: what they are, how they are installed, and what they read of pages.

Each is installed under build/peers by its lock file and read by a small program beside it (python/read.py says how those are
called), in the way that its own documentation shows for articles. What it read is kept there and not read again, as long as
neither the lock file, nor the program, nor the corpus changes.
"""

import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
from typing import NamedTuple

HERE = pathlib.Path(__file__).resolve().parent
BUILD = HERE.parents[1] / "build" / "peers"


class Kind(NamedTuple):
    """How packages of one registry are installed, and the program that reads pages with them."""

    lock_files: tuple
    program: str  # its source
    install: callable
    command: tuple


def run_quietly(*command, **options):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, **options)


def install_python():
    folder = BUILD / "python"
    run_quietly(sys.executable, "-m", "venv", "--clear", folder)
    # The lock file is complete: there is nothing to resolve.
    run_quietly(folder / "bin" / "pip", "install", "--quiet", "--no-deps", "--requirement", HERE / "python" / "requirements.txt")


def install_node():
    folder = BUILD / "node"
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json", "read.mjs"):  # Node looks for packages above the program's own place
        shutil.copy(HERE / "node" / name, folder)
    run_quietly("npm", "ci", "--silent", cwd=folder)


def install_rust():
    manifest, target = HERE / "rust" / "Cargo.toml", BUILD / "rust"
    run_quietly("cargo", "build", "--quiet", "--locked", "--release", "--manifest-path", manifest, "--target-dir", target)


KINDS = {
    "python": Kind(
        ("python/requirements.txt",), "python/read.py", install_python, (BUILD / "python/bin/python", HERE / "python/read.py")
    ),
    "node": Kind(("node/package.json", "node/package-lock.json"), "node/read.mjs", install_node, ("node", BUILD / "node/read.mjs")),
    "rust": Kind(("rust/Cargo.toml", "rust/Cargo.lock"), "rust/src/main.rs", install_rust, (BUILD / "rust/release/read",)),
}
METADATA = frozenset({"title", "author", "date"})


class Peer(NamedTuple):
    kind: str
    package: str  # as its registry calls it
    label: str
    gives: frozenset = METADATA  # beside the body


PEERS = {
    "trafilatura": Peer("python", "trafilatura", "trafilatura"),
    "trafilatura-fast": Peer("python", "trafilatura", "trafilatura, fast"),
    "newspaper4k": Peer("python", "newspaper4k", "newspaper4k"),
    "rs-trafilatura": Peer("rust", "rs-trafilatura", "rs-trafilatura"),
    "resiliparse": Peer("python", "Resiliparse", "resiliparse", frozenset()),
    "turbohtml": Peer("python", "turbohtml", "turbohtml"),
    "readability": Peer("node", "@mozilla/readability", "Readability.js"),
    "defuddle": Peer("node", "defuddle", "defuddle"),
}


def version(peer):
    """Of the peer's package, by the lock file."""
    kind, package, *_ = PEERS[peer]
    if kind == "node":
        return json.loads((HERE / "node/package.json").read_text(encoding="utf-8"))["dependencies"][package]
    text = (HERE / KINDS[kind].lock_files[0]).read_text(encoding="utf-8")
    return re.search(rf'^{re.escape(package)} ?= ?"?=([^"\s]+)"?$', text, re.MULTILINE)[1]


def digest(*contents):
    return hashlib.sha256(b"\0".join(contents)).hexdigest()[:16]


def files_of(kind):
    return [(HERE / name).read_bytes() for name in (*kind.lock_files, kind.program)]


def install(peers):
    """Installs what the peers need and is not there yet."""
    for name in sorted({PEERS[peer].kind for peer in peers}):
        kind = KINDS[name]
        stamp = BUILD / f"{name}.stamp"
        if stamp.exists() and stamp.read_text(encoding="utf-8") == digest(*files_of(kind)):
            continue
        kind.install()
        stamp.write_text(digest(*files_of(kind)), encoding="utf-8")


def command(peer):
    return [*KINDS[PEERS[peer].kind].command, peer]


def read_corpus(peer, folder):
    """What the peer reads of all pages of the corpus in `folder`, by the page's id."""
    kind = KINDS[PEERS[peer].kind]
    kept = BUILD / "records" / f"{peer}-{digest(*files_of(kind))}" / f"{folder.name}-{digest((folder / 'gold.jsonl').read_bytes())}.ndjson"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        part = kept.with_suffix(".part")
        pages = sorted(str(path) for path in (folder / "html").glob("*.html"))
        with open(part, "w", encoding="utf-8") as output:
            subprocess.run(
                command(peer), input="\n".join(pages).encode(), stdout=output, stderr=subprocess.DEVNULL, check=True
            )
        os.replace(part, kept)
    with open(kept, encoding="utf-8") as lines:
        answers = [json.loads(line) for line in lines]
    return {pathlib.Path(answer["input"]).stem: as_record(answer) for answer in answers}


def names_in(byline):
    """The names in what a peer gives for the authors: a list, or one line with all of them."""
    if isinstance(byline, list):
        return byline
    line = re.sub(r"^\s*by\b:?", "", byline or "", flags=re.IGNORECASE)
    return [name for name in re.split(r"\s*(?:[;,&|\n]|\band\b)\s*", line.strip()) if name]


def as_record(answer):
    """The peer's answer in the shape of our records, which the scorer reads."""
    return {
        "kind": "article",
        "headline": answer.get("title"),
        "authors": names_in(answer.get("authors")),
        "dateline": {"published": answer.get("date")},
        "body": {"text": answer.get("text") or ""},
    }


def time_pages(peer, pages, wrapper=()):
    """{"pages", "seconds", "failures"} of the peer over the files `pages`; `wrapper` goes before the command."""
    run = subprocess.run(
        [*wrapper, *command(peer), "--time"], input="\n".join(pages).encode(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True
    )
    return json.loads(run.stdout.splitlines()[-1])
