"""The records of a piece of work."""

from __future__ import annotations

import json
from collections import Counter, OrderedDict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

from dateline import _core
from dateline._error import DatelineError
from dateline._extract import records_of
from dateline._page import Page, encoded, page_of, pages_of

from ._inputs import Failure, FilePart, Lines, Part, failure, is_warc_name, not_found, open_file, shown, unreadable
from ._store import NoRangesError, ReadError, StoredFile, StoredStream

# What _core.is_warc() and _core.most_file_bytes() look at.
_BEGINNING_SIZE = 4096

_MOST_BYTES = 1 << 63

# Archives that lists name are kept open, as the next line may name them too.
_MOST_OPEN = 8


@dataclass(frozen=True)
class Reading:
    """How pieces are read."""

    hosts: tuple[str, ...] = ()  #: patterns; any, where there are none
    site: str | None = None
    verify: bool = False
    workers: int = 1  #: child processes for each task
    archive_prefix: str = ""  #: stands before the names of archives in lists
    counts_skipped: bool = False  #: whether there are rows for what was passed over


def records(parts: tuple[Part, ...], reading: Reading) -> Iterator[bytes]:
    """The JSON of a record for each page of some parts, errors included."""
    skipped: Counter[tuple[str, str]] = Counter()  # by the input's name and the reason
    with closing(records_of(_pages(parts, reading, skipped), site=reading.site, workers=reading.workers)) as found:
        for record, _ in found:
            yield record[:-1] + b',"records":1}' if reading.counts_skipped else record
    if reading.counts_skipped:
        for (name, reason), count in sorted(skipped.items()):
            yield json.dumps({"kind": "skipped", "input": shown(name), "code": reason, "records": count}).encode()


def _pages(parts: tuple[Part, ...], reading: Reading, skipped: Counter[tuple[str, str]]) -> Iterator[Page]:
    for part in parts:
        if isinstance(part, Failure):
            yield _failed("-", part)
            continue
        try:
            if isinstance(part, Lines):
                yield from _pages_of_lines(part, reading, skipped)
            elif part.size is None:
                yield from _pages_of_stream(part, reading, skipped)
            else:
                yield from _pages_of_file(part, reading, skipped)
        except FileNotFoundError:
            yield _failed(part.name, not_found(part.name))
        except NoRangesError as error:
            yield _failed(part.name, unreadable(part.name, ReadError(error)))
        except ReadError as error:
            yield _failed(part.name, unreadable(part.name, error))


def _failed(name: str, failure: Failure) -> Page:
    return Page(b"", name, error=DatelineError(failure.record))


def _pages_of_file(part: FilePart, reading: Reading, skipped: Counter[tuple[str, str]]) -> Iterator[Page]:
    assert part.size is not None
    with closing(StoredFile(part.url, part.size)) as file:
        beginning = file.read_at(0, _BEGINNING_SIZE)
        if _is_archive(part.name, beginning):
            piece = (part.begin, part.size if part.end is None else part.end)
            archive = _core.open_piece(file.read_at, part.size, encoded(part.name), reading.hosts, reading.verify, piece)
            yield from _pages_of_archive(archive, part.name, skipped)
        elif part.begin == 0:
            most = _core.most_file_bytes(beginning)
            yield _page_of_bytes(file.read_at(0, most + 1), most, part.name)


def _pages_of_stream(part: FilePart, reading: Reading, skipped: Counter[tuple[str, str]]) -> Iterator[Page]:
    with closing(StoredStream(part.url)) as stream:
        beginning = stream.peek(_BEGINNING_SIZE)
        if _is_archive(part.name, beginning):
            archive = _core.read_archive(stream.read, encoded(part.name), reading.hosts, reading.verify)
            yield from _pages_of_archive(archive, part.name, skipped)
        else:
            most = _core.most_file_bytes(beginning)
            yield _page_of_bytes(stream.peek(most + 1), most, part.name)


def _is_archive(name: str, beginning: bytes) -> bool:
    return is_warc_name(name) or _core.is_warc(beginning)


def _pages_of_archive(
    archive: _core.WarcPages | bytes, name: str, skipped: Counter[tuple[str, str]]
) -> Iterator[Page]:
    if isinstance(archive, bytes):
        yield page_of(archive, name)
        return
    try:
        yield from pages_of(archive, name)
    finally:
        for reason, count in archive.passed_over():
            skipped[name, reason] += count


def _page_of_bytes(content: bytes, most: int, name: str) -> Page:
    if len(content) > most:
        return _failed(name, failure("too-large", f"it has more than {most} bytes", name))
    return Page(content, name)


def _pages_of_lines(part: Lines, reading: Reading, skipped: Counter[tuple[str, str]]) -> Iterator[Page]:
    files: OrderedDict[str, StoredFile] = OrderedDict()
    try:
        for number, line in enumerate(_text_of(part).split(b"\n"), part.first_number):
            if entry := line.strip():
                page = _page_of_line(entry, number, part, reading, files)
                if isinstance(page, Page):
                    yield page
                else:
                    skipped[part.name, page] += 1
    finally:
        for file in files.values():
            file.close()


def _text_of(part: Lines) -> bytes:
    if part.size is not None:
        with closing(StoredFile(part.url, part.size)) as file:
            return file.read_exactly(part.begin, part.length)
    with closing(StoredStream(part.url)) as stream:
        stream.skip(part.begin)
        return stream.peek(part.length)


def _page_of_line(line: bytes, number: int, part: Lines, reading: Reading, files: OrderedDict[str, StoredFile]) -> Page | str:
    """The page that a line of an index names, or why it names none."""
    entry = _core.read_index_line(line)
    if isinstance(entry, str):
        named = line[:200].decode(errors="surrogateescape")
        message = f"entry {number} of the list {part.name} cannot be used: {entry}"
        return _failed(named, failure("unreadable", message, named))
    filename, offset, length, url, mime, status = entry
    if max(offset, length) >= _MOST_BYTES:  # which no row can hold
        name = reading.archive_prefix + filename.decode(errors="surrogateescape")
        return _failed(name, failure("bad-archive", f"there is no archive that has a byte {max(offset, length)}", name))
    reason = _core.passed_over_by_index(url, mime, status, reading.hosts)
    if reason is not None:
        return reason
    name = reading.archive_prefix + filename.decode(errors="surrogateescape")
    try:
        file = _file_of(name, part.folder, files)
        page = _core.page_at(file.read_exactly, file.size, encoded(name), (offset, length), reading.verify)
    except FileNotFoundError:
        return _failed(name, not_found(name, (offset, length)))
    except NoRangesError as error:
        return _failed(name, unreadable(name, ReadError(error), (offset, length)))
    except ReadError as error:
        return _failed(name, unreadable(name, error, (offset, length)))
    return page if isinstance(page, str) else page_of(page, name)


def _file_of(name: str, folder: str, files: OrderedDict[str, StoredFile]) -> StoredFile:
    if name in files:
        files.move_to_end(name)
    else:
        files[name] = open_file(name, folder)
        if len(files) > _MOST_OPEN:
            files.popitem(last=False)[1].close()
    return files[name]
