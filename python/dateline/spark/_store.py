"""Files wherever fsspec finds them. Local ones are named by their paths, all others by URLs."""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any, TypeVar

import fsspec

_T = TypeVar("_T")

# A store that fails is asked again after these many seconds.
_PAUSES = (1.0, 4.0)

# Failures of the system that may pass.
_PASSING = {
    getattr(errno, name)
    for name in ("EAGAIN", "ECONNABORTED", "ECONNREFUSED", "ECONNRESET", "EHOSTUNREACH", "EINTR", "EIO", "ENETDOWN", "ENETUNREACH")
} | {errno.EPIPE, errno.ESTALE, errno.ETIMEDOUT}

# What native code looks at first: the format, and the dictionary of Zstandard.
_HEAD_SIZE = 256 << 10

# How much of a far file is read ahead.
_AHEAD_SIZE = 2 << 20


class ReadError(Exception):
    """A file that cannot be read, by what the store says; `retryable` where that may well be otherwise later."""

    def __init__(self, error: Exception) -> None:
        if isinstance(error, OSError) and error.errno is not None and type(error).__module__ == "builtins":
            super().__init__(os.strerror(error.errno))
        else:
            super().__init__(f"{type(error).__name__}: {error}".removesuffix(": "))
        self.retryable = _may_pass(error)


class NoRangesError(OSError):
    """A server gives a file as a whole, and no parts of it."""


class StoredFile:
    """A file of which any part can be read. Not for two threads at once."""

    def __init__(self, url: str, size: int) -> None:
        self.size = size
        self._url = url
        self._head: bytes | None = None  # of the file, as far as it was read
        self._files: dict[str, Any] = {}  # open ones, by their way of reading

    def read_at(self, offset: int, size: int) -> bytes:
        """Up to `size` bytes from `offset` on, none behind the end; of far files more is read ahead. Raises FileNotFoundError,
        NoRangesError and ReadError.
        """
        if offset + size > _HEAD_SIZE and offset < self.size:
            return insistently(lambda: self._read("readahead", offset, min(size, self.size - offset)))
        if self._head is None or len(self._head) < min(offset + size, self.size):
            self.read_exactly(0, _HEAD_SIZE)
        return self.read_exactly(offset, size)

    def read_exactly(self, offset: int, size: int) -> bytes:
        """The same, but no more than that is asked of the store: for who jumps."""
        size = max(0, min(size, self.size - offset))
        if self._head is not None and offset + size <= len(self._head):
            return self._head[offset : offset + size]
        content = insistently(lambda: self._read("none", offset, size))
        if offset == 0:
            self._head = content
        return content

    def close(self) -> None:
        for file in self._files.values():
            file.close()
        self._files.clear()

    def _read(self, cache_type: str, offset: int, size: int) -> bytes:
        """`cache_type`: fsspec's name of a way to read."""
        try:
            if cache_type not in self._files:
                self._files[cache_type] = _open(self._url, cache_type=cache_type, block_size=_AHEAD_SIZE)
            file = self._files[cache_type]
            file.seek(offset)
            content: bytes = file.read(size)
        except Exception as error:
            self._files.pop(cache_type, None)
            if isinstance(error, ValueError) and "range requests" in str(error):
                raise NoRangesError("the server gives no parts of it") from error
            raise
        return content


class StoredStream:
    """A file that comes once, from its beginning on, as from a server that gives no parts of it. Not for two threads at once."""

    def __init__(self, url: str) -> None:
        """Raises FileNotFoundError and ReadError."""
        self._file = insistently(lambda: _open(url, block_size=0) if is_http(url) else _open(url))
        self._ahead = b""

    def peek(self, size: int) -> bytes:
        """The next bytes, which will be read all the same; fewer at the end. Raises ReadError."""
        read = [self._ahead]
        missing = size - len(self._ahead)
        while missing > 0 and (more := self._read(missing)):
            read.append(more)
            missing -= len(more)
        self._ahead = b"".join(read)
        return self._ahead[:size]

    def read(self, size: int) -> bytes:
        """Up to `size` bytes, none at the end. Raises ReadError."""
        if not self._ahead:
            return self._read(size)
        content, self._ahead = self._ahead[:size], self._ahead[size:]
        return content

    def skip(self, size: int) -> None:
        """Passes over bytes. Raises ReadError."""
        while size > 0 and (content := self.read(min(size, _HEAD_SIZE))):
            size -= len(content)

    def lines(self) -> Iterator[bytes]:
        """The lines of the file, with their ends. Raises ReadError."""
        begun: list[bytes] = []
        while content := self.read(_HEAD_SIZE):
            *ended, rest = content.split(b"\n")
            for line in ended:
                yield b"".join([*begun, line, b"\n"])
                begun = []
            begun.append(rest)
        if last := b"".join(begun):
            yield last

    def close(self) -> None:
        self._file.close()

    def _read(self, size: int) -> bytes:
        try:
            content: bytes = self._file.read(size)
        except Exception as error:
            raise ReadError(_reason(error)) from error
        return content


def lines(url: str) -> Iterator[bytes]:
    """The lines of a file, with their ends. Raises FileNotFoundError and ReadError."""
    with closing(StoredStream(url)) as stream:
        yield from stream.lines()


def insistently(read: Callable[[], _T]) -> _T:
    """What `read` gives, which is tried again where it fails for a reason that may pass. Stores raise errors of all kinds. Raises
    FileNotFoundError, NoRangesError and ReadError, and ImportError where the package of a store is not installed.
    """
    for pause in (*_PAUSES, None):
        try:
            return read()
        except (ImportError, NoRangesError, ReadError):
            raise
        except Exception as error:
            reason = _reason(error)
            if isinstance(reason, (FileNotFoundError, NotADirectoryError)):
                raise FileNotFoundError(str(reason)) from error
            if pause is None or not _may_pass(reason):
                raise ReadError(reason) from error
        time.sleep(pause)
    raise AssertionError


def is_http(url: str) -> bool:
    return url.startswith(("http://", "https://"))


def has_scheme(name: str) -> bool:
    return re.match(r"[A-Za-z][A-Za-z0-9+.-]*:(?=/|.*://)", name) is not None


def store_of(url: str) -> tuple[Any, str]:
    """fsspec's file system of a URL that is no local path, and the path in it. Raises what that does."""
    options: dict[str, Any] = {}
    if is_http(url):
        import aiohttp

        # Reading may take as long as it likes, but not waiting.
        options["client_kwargs"] = {"timeout": aiohttp.ClientTimeout(total=None, sock_connect=60, sock_read=120)}
    files, path = fsspec.core.url_to_fs(url, **options)
    return files, path


def kind_of(mode: int) -> str:
    """What a local file is that is neither a file nor a folder."""
    return "a named pipe" if stat.S_ISFIFO(mode) else "a socket" if stat.S_ISSOCK(mode) else "a device"


def _open(url: str, **options: Any) -> Any:
    if not has_scheme(url):
        return open(url, "rb", buffering=0)  # noqa: SIM115
    files, path = store_of(url)
    return files.open(path, "rb", **options)


def _reason(error: Exception) -> Exception:
    """Of whatever it cannot look up over http, fsspec says that there is no such file; what went wrong is the cause of that."""
    cause = error.__cause__
    if isinstance(error, FileNotFoundError) and isinstance(cause, Exception) and type(cause).__module__.startswith("aiohttp"):
        return error if getattr(cause, "status", None) in (404, 410) else cause
    return error


def _may_pass(error: Exception) -> bool:
    """Whether it may help to ask again; but for two, HTTP's statuses from 400 to 499 say that it does not."""
    if type(error).__module__ == "builtins":
        return isinstance(error, TimeoutError) or (isinstance(error, OSError) and error.errno in _PASSING)
    return getattr(error, "status", None) not in set(range(400, 500)) - {408, 429}
