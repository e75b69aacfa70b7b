"""The native module. What it takes and gives is bytes where it may be of any encoding: pages, names of files, URLs."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

version: str

_Range: TypeAlias = tuple[int, int]  # offset and length in a file, in bytes
# What is known of a page: input, url, charset, captured, the archive that it lies in and its place there, is_truncated,
# and is_file: the content may be compressed, MHTML, or of another type.
_Facts: TypeAlias = tuple[bytes, bytes | None, bytes | None, bytes | None, bytes | None, _Range | None, bool, bool]
# html, url, charset, captured, the place in the archive, is_truncated.
_Page: TypeAlias = tuple[bytes, bytes | None, bytes | None, bytes | None, _Range | None, bool]

def schema() -> str: ...
def built_in_site(name: str) -> str:
    """The text of a profile, the empty one where there is none of that name."""

class Options:
    """How pages are read. `sites`: (text of a profile, what to call it), None for those built in. Raises ValueError."""

    def __init__(self, sites: Sequence[tuple[str, str]] | None, evidence: bool) -> None: ...

def record(options: Options, html: bytes, facts: _Facts, /) -> tuple[bytes, bool]:
    """The record of a page, and whether it is that of an error. Any number of threads may read at once."""

class Worker:
    """record() in a child process of its own. For one thread."""

    def __init__(self, program: bytes, options: Options, /) -> None: ...
    def record(self, html: bytes, facts: _Facts, /) -> tuple[bytes, bool]: ...

class WarcPages:
    """The pages of an archive."""

    def next(self) -> _Page | bytes | None:
        """A page or the record of an error; None at the end."""

    def passed_over(self) -> list[tuple[str, int]]:
        """How many records were passed over until now, by the reason."""

def open_archive(path: bytes, hosts: Sequence[str], verify: bool, /) -> WarcPages | bytes: ...
def read_archive(read: Callable[[int], bytes], name: bytes, hosts: Sequence[str], verify: bool, /) -> WarcPages | bytes: ...
def open_piece(
    read: Callable[[int, int], bytes], size: int, name: bytes, hosts: Sequence[str], verify: bool, piece: _Range, /
) -> WarcPages | bytes:
    """The pages of a piece of a file, from a byte on to before another. `read` takes an offset and a size."""

def is_warc(beginning: bytes, /) -> bool:
    """Whether a file that begins thus, with 4 KiB, is a WARC file."""

def most_file_bytes(beginning: bytes, /) -> int:
    """How many bytes a file may have that begins thus and is a page."""

def read_index_line(line: bytes, /) -> tuple[bytes, int, int, bytes, bytes, int | None] | str:
    """filename, offset, length, url, mime and status of a line of a CDXJ index; or what is wrong with it."""

def passed_over_by_index(url: bytes, mime: bytes, status: int | None, hosts: Sequence[str], /) -> str | None:
    """Why a record is no wanted page, where an index tells that."""

def page_at(read: Callable[[int, int], bytes], size: int, name: bytes, place: _Range, verify: bool, /) -> _Page | bytes | str:
    """The page that an index names; the record of an error, or why none is there."""

def input_error(code: str, message: str, input: bytes, retryable: bool, place: _Range | None, /) -> bytes:
    """The record of an error that is found before a page is read, or an archive at a place."""
