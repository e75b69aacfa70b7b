"""Files wherever fsspec finds them."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import fsspec

_T = TypeVar("_T")

# A store that fails is asked again after these many seconds.
_PAUSES = (1.0, 4.0)

# What native code looks at of each file: the format, and the dictionary of Zstandard.
_HEAD_SIZE = 256 << 10


class ReadError(Exception):
    """A file that cannot be read, by what the store says; `retryable` where that may well be otherwise later."""

    def __init__(self, error: Exception) -> None:
        if isinstance(error, OSError) and error.errno is not None and type(error).__module__ == "builtins":
            super().__init__(os.strerror(error.errno))
        else:
            super().__init__(f"{type(error).__name__}: {error}".removesuffix(": "))
        self.retryable = _may_pass(error)


def _may_pass(error: Exception) -> bool:
    """Whether it may help to ask again; but for some, HTTP's statuses from 400 to 499 say that it does not."""
    status = getattr(error, "status", None)
    return not isinstance(error, PermissionError) and status not in set(range(400, 500)) - {408, 429}


class StoredFile:
    """A file of which any part can be read. Not for two threads at once."""

    def __init__(self, url: str, size: int) -> None:
        self.size = size
        self._url = url
        self._file: Any = None
        self._head: bytes | None = None

    def read_at(self, offset: int, size: int) -> bytes:
        """Up to `size` bytes from `offset` on, none behind the end. Raises FileNotFoundError and ReadError."""
        size = max(0, min(size, self.size - offset))
        if offset + size > _HEAD_SIZE:
            return insistently(lambda: self._read(offset, size))
        if self._head is None:
            self._head = insistently(lambda: self._read(0, min(_HEAD_SIZE, self.size)))
        return self._head[offset : offset + size]

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def _read(self, offset: int, size: int) -> bytes:
        try:
            if self._file is None:
                self._file = _open(self._url)
            self._file.seek(offset)
            content: bytes = self._file.read(size)
        except Exception:
            self._file = None
            raise
        return content


class StoredStream:
    """A file that comes once, from its beginning on, as from a server that gives no parts of it. Not for two threads at once."""

    def __init__(self, url: str) -> None:
        """Raises FileNotFoundError and ReadError."""
        self._file = insistently(lambda: _open(url))
        self._ahead = b""

    def peek(self, size: int) -> bytes:
        """The next bytes, which will be read all the same; fewer at the end. Raises ReadError."""
        while len(self._ahead) < size and (read := self._read(size - len(self._ahead))):
            self._ahead += read
        return self._ahead[:size]

    def read(self, size: int) -> bytes:
        """Up to `size` bytes, none at the end. Raises ReadError."""
        if not self._ahead:
            return self._read(size)
        content, self._ahead = self._ahead[:size], self._ahead[size:]
        return content

    def close(self) -> None:
        self._file.close()

    def _read(self, size: int) -> bytes:
        try:
            content: bytes = self._file.read(size)
        except Exception as error:
            raise ReadError(_reason(error)) from error
        return content


def lines(url: str, begin: int = 0) -> Iterator[bytes]:
    """The lines of a file from a byte on, with their ends. Raises what the store does."""
    with _open(url) as file:
        if begin:
            file.seek(begin)
        yield from file


def _open(url: str) -> Any:
    files, path = fsspec.core.url_to_fs(url)
    return files.open(path, "rb")


def _reason(error: Exception) -> Exception:
    """Of whatever it cannot look up over http, fsspec says that there is no such file; what went wrong is the cause of that."""
    cause = error.__cause__
    if isinstance(error, FileNotFoundError) and isinstance(cause, Exception) and type(cause).__module__.startswith("aiohttp"):
        return error if getattr(cause, "status", None) in (404, 410) else cause
    return error


def insistently(read: Callable[[], _T]) -> _T:
    """What `read` gives, which is tried again where it fails for another reason than that there is no such file. Stores raise
    errors of all kinds. Raises FileNotFoundError and ReadError.
    """
    for pause in (*_PAUSES, None):
        try:
            return read()
        except Exception as error:
            reason = _reason(error)
            if isinstance(reason, (FileNotFoundError, NotADirectoryError)):
                raise FileNotFoundError(str(reason)) from error
            if pause is None or not _may_pass(reason):
                raise ReadError(reason) from error
        time.sleep(pause)
    raise AssertionError
