"""What the makers of archives say of each, and the pages that all of them store."""

import dataclasses
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

import loopback_server  # noqa: E402

FIXTURES = ROOT / "fixtures"


def fixture(name):
    return (FIXTURES / name / "page.html").read_bytes()


@dataclasses.dataclass
class Archive:
    """A file, and what is known of it before anybody reads it."""

    path: pathlib.Path
    # By URL: what a response by HTTP or a resource holds when all its codings are undone.
    contents: dict[str, bytes]
    # The URLs, or their ends, of what breaks off.
    cut: tuple[str, ...] = ()
    # False where no record has a gzip member or Zstandard frame of its own.
    has_places: bool = True
    # The type of records whose digests the writer gets wrong.
    wrong_digests: str | None = None
    # The CDX file that the writer made of it.
    cdx: pathlib.Path | None = None
