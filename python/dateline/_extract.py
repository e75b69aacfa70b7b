"""Pages to articles."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

from . import _core
from ._error import DatelineError
from ._page import Page, encoded
from .records import Article

Html: TypeAlias = bytes | bytearray | memoryview | str
Site: TypeAlias = str | os.PathLike[str] | None

# The content of a page, and what is known of it: the arguments of _core.record().
_Arguments: TypeAlias = tuple[
    bytes, tuple[bytes, bytes | None, bytes | None, bytes | None, bytes | None, tuple[int, int] | None, bool, bool]
]
Record: TypeAlias = tuple[bytes, bool]  # its text, and whether it is that of an error


def extract(html: Html | Page, *, url: str | None = None, site: Site = None, evidence: bool = False) -> Article:
    """Reads one page.

    `html` is the page as it came, or a Page that says more of it. Bytes may be compressed by gzip or Zstandard, or be a browser's
    MHTML. A str is taken as decoded: the charset that it declares is not asked for, and offsets of the evidence count in its UTF-8.

    `url` is where the page came from, which makes its links absolute. `site` is the name of a site profile, or the path of one's
    own; the page is then read by it. "none" reads by no profile; by default each page is read by the profile that knows it, if
    any. `evidence` has the article say where each field came from.

    Raises DatelineError where there is no article, TypeError where `html` is no page, and ValueError for a profile that is none.
    Any number of threads may read at once; none holds the interpreter's lock while it does.

    >>> import dateline
    >>> page = "<h1>Rain expected</h1>" + 3 * "<p>It will rain in the north, says the weather office of Lower Lake."
    >>> dateline.extract(page).headline
    'Rain expected'
    """
    return Article(extract_json(html, url=url, site=site, evidence=evidence))


def extract_json(html: Html | Page, *, url: str | None = None, site: Site = None, evidence: bool = False) -> bytes:
    """As extract(), but gives the article's record as JSON, for which no Python objects are made.

    >>> import dateline, json
    >>> page = "<h1>Rain expected</h1>" + 3 * "<p>It will rain in the north, says the weather office of Lower Lake."
    >>> json.loads(dateline.extract_json(page))["headline"]
    'Rain expected'
    """
    record, is_error = _core.record(options_of_records(site, evidence), *_arguments(html, url))
    if is_error:
        raise DatelineError(record)
    return record


def extract_many(
    pages: Iterable[Html | Page], *, workers: int = 0, site: Site = None, evidence: bool = False
) -> Iterator[Article | DatelineError]:
    """Reads one page after the other as the results are asked for, which come in the pages' order; what is wrong with a page is
    given in its place, not raised.

    With `workers`, so many child processes read, and up to two pages for each are taken ahead. Closing the iterator waits for the
    pages in work. A page that ends its process, or takes it too much memory or time, gives an error of the code "crashed",
    "too-large" or "timeout", and the others are read all the same.

    Raises what extract() raises but DatelineError, what `pages` raises, and OSError where no process can be started; the pages
    before come first.

    >>> import dateline
    >>> page = "<h1>Rain expected</h1>" + 3 * "<p>It will rain in the north, says the weather office of Lower Lake."
    >>> for result in dateline.extract_many([page, ""], workers=2):
    ...     print(result.code if isinstance(result, dateline.DatelineError) else result.headline)
    Rain expected
    not-html
    """
    if isinstance(pages, (str, bytes, bytearray, memoryview, Page)):
        raise TypeError("extract_many() takes an iterable of pages, not one page")
    if isinstance(workers, bool) or not isinstance(workers, int):
        raise TypeError(f"workers is an int, not {type(workers).__name__}")
    if workers < 0:
        raise ValueError(f"workers is 0 or more, not {workers}")
    return _results(records_of(pages, site=site, evidence=evidence, workers=workers))


def records_of(
    pages: Iterable[Html | Page], *, site: Site = None, evidence: bool = False, workers: int = 0
) -> Generator[Record, None, None]:
    """As extract_many(), but gives records."""
    options = options_of_records(site, evidence)
    return _records_of_workers(pages, options, workers) if workers else _records(pages, options)


def _results(records: Generator[Record, None, None]) -> Iterator[Article | DatelineError]:
    with closing(records):
        for record, is_error in records:
            yield DatelineError(record) if is_error else Article(record)


def _records(pages: Iterable[Html | Page], options: _core.Options) -> Generator[Record, None, None]:
    for page in pages:
        yield _record(page, lambda arguments: _core.record(options, *arguments))


def _records_of_workers(pages: Iterable[Html | Page], options: _core.Options, workers: int) -> Generator[Record, None, None]:
    program = _worker_program()
    of_thread = threading.local()  # each thread has a process, which ends with it

    def read(arguments: _Arguments) -> Record:
        if not hasattr(of_thread, "worker"):
            of_thread.worker = _core.Worker(program, options)
        record: Record = of_thread.worker.record(*arguments)
        return record

    waiting: deque[Future[Record]] = deque()
    failure: BaseException | None = None
    source = iter(pages)
    process = os.getpid()
    with ThreadPoolExecutor(workers, "dateline") as threads:
        try:
            while waiting or failure is None:
                while failure is None and len(waiting) < 2 * workers and not (waiting and waiting[0].done()):
                    try:
                        waiting.append(threads.submit(_record, next(source), read))
                    except StopIteration as end:
                        failure = end
                    except Exception as error:
                        failure = error
                if os.getpid() != process:
                    raise RuntimeError("the results of extract_many() can be asked for only by the process that called it, not its forks")
                if waiting:
                    yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()
    if not isinstance(failure, StopIteration) and failure is not None:
        raise failure


def _worker_program() -> bytes:
    return os.fsencode(Path(_core.__file__).with_name("dateline-worker"))


def _record(page: Html | Page, read: Callable[[_Arguments], Record]) -> Record:
    if isinstance(page, Page) and page.error is not None:
        return page.error.to_json().encode(), True
    return read(_arguments(page, None))


def _arguments(html: Any, url: str | None) -> _Arguments:
    """What the native module takes of a page."""
    page = html if isinstance(html, Page) else Page(html)
    if page.error is not None:
        raise DatelineError(page.error.to_json())  # one of its own, as what is raised remembers from where
    content = page.html
    charset = page.charset
    is_file = page.warc is None
    if isinstance(content, str):
        content, charset, is_file = encoded(content), "utf-8", False
    elif isinstance(content, (bytearray, memoryview)):
        content = bytes(content)
    elif not isinstance(content, bytes):
        raise TypeError(f"a page is bytes, str or dateline.Page, not {type(content).__name__}")
    address = url if url is not None else page.url
    if not isinstance(address, (str, type(None))):
        raise TypeError(f"url is a str, not {type(address).__name__}")
    warc_file, warc_range = (None, None) if page.warc is None else page.warc
    facts = (
        encoded(page.input),
        None if address is None else encoded(address),
        None if charset is None else encoded(charset),
        None if page.captured is None else encoded(page.captured),
        None if warc_file is None else encoded(warc_file),
        warc_range,
        bool(page.is_truncated),
        is_file,
    )
    return content, facts


def options_of_records(site: Site, evidence: bool = False) -> _core.Options:
    """How pages are read. Raises ValueError and TypeError for a site that is none."""
    if site is None or isinstance(site, str):
        return _named_options(site, bool(evidence))
    if isinstance(site, os.PathLike):
        return _core.Options([_site_file(site)], bool(evidence))
    raise TypeError(f"site is the name of a profile or the path of one, not {type(site).__name__}")


@lru_cache(maxsize=16)
def _named_options(site: str | None, evidence: bool) -> _core.Options:
    if site is None:
        return _core.Options(None, evidence)
    if site == "none":
        return _core.Options([], evidence)
    profile = _core.built_in_site(encoded(site).decode(errors="replace"))
    if not profile:
        raise ValueError(f"there is no site profile called {site!r}; the path of one is given as a pathlib.Path")
    return _core.Options([(profile, site)], evidence)


def _site_file(path: os.PathLike[str]) -> tuple[str, str]:
    try:
        return Path(path).read_text("utf-8"), os.fsencode(path).decode(errors="replace")
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"the site profile {os.fspath(path)!r} cannot be read: {error}") from error
