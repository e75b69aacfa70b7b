"""The native module. What it takes and gives is bytes where it may be of any encoding: pages, names of files, URLs."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

version: str

_Range: TypeAlias = tuple[int, int]  # offset and length in a file, in bytes
# What is known of a page: input, url, charset, captured, the archive that it lies in and its place there, is_truncated,
# and is_file: the content may be compressed, MHTML, or of another type.
_Facts: TypeAlias = tuple[bytes, bytes | None, bytes | None, bytes | None, bytes | None, _Range | None, bool, bool]
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
        """html, url, charset, captured, range, is_truncated; or the record of an error; None at the end."""

def open_archive(path: bytes, hosts: Sequence[str], verify: bool, /) -> WarcPages | bytes: ...
def read_archive(read: Callable[[int], bytes], name: bytes, hosts: Sequence[str], verify: bool, /) -> WarcPages | bytes: ...
