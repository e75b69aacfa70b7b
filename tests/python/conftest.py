"""What the tests of the Python package share."""

import os
import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def fixtures():
    """The folder of pages."""
    return ROOT / "fixtures"


@pytest.fixture(scope="session")
def seed(fixtures):
    """The bytes of the first page of all."""
    return (fixtures / "seed-2022-saved" / "page.html").read_bytes()


@pytest.fixture(scope="session")
def program():
    """Runs the program, with no settings of its user, and gives what it writes."""
    path = os.environ["DATELINE_PROGRAM"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")}

    def run(*arguments, page=None):
        done = subprocess.run(
            [path, "--no-config", "-q", *map(str, arguments)], input=page, capture_output=True, check=False, env=environment
        )
        assert done.returncode in (0, 1), done.stderr
        return done.stdout

    return run


def warc_record(kind, uri, block, *fields):
    lines = ["WARC/1.0", f"WARC-Type: {kind}", f"WARC-Target-URI: {uri}", "WARC-Date: 2024-03-04T12:07:00Z", *fields]
    return "\r\n".join([*lines, f"Content-Length: {len(block)}", "", ""]).encode() + block + b"\r\n\r\n"


def answer(uri, content, *fields, status="200 OK", content_type="text/html; charset=utf-8"):
    block = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n\r\n".encode() + content
    return warc_record("response", uri, block, "Content-Type: application/http; msgtype=response", *fields)
