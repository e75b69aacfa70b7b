"""What each reader finds in an archive: a list of records, in the same terms."""

import dataclasses
import hashlib
import json
import subprocess

from fastwarc.warc import ArchiveIterator as FastwarcIterator
from fastwarc.warc import WarcRecord, WarcRecordType
from warcio.archiveiterator import ArchiveIterator as WarcioIterator


def sha1(data):
    return hashlib.sha1(data).hexdigest()


@dataclasses.dataclass
class Record:
    """None is what a reader does not tell."""

    type: str
    url: str
    date: str
    offset: int | None
    length: int | None
    status: int | None  # of a response or revisit that has an HTTP header
    block: str  # SHA-1
    content: str | None  # SHA-1 of what a response by HTTP or a resource holds without its codings, or "error: ..."
    media_type: str = ""  # of the content, without parameters; payloads.cpp does not tell it
    digest: str | None = None  # WARC-Payload-Digest; payloads.cpp does not tell it


def media_type(field):
    return (field or "").partition(";")[0].strip().lower()


def read_by_warcio(path):
    """Raises ArchiveLoadFailed where records have no gzip members of their own; reads no Zstandard."""
    with path.open("rb") as file:
        blocks = [sha1(record.raw_stream.read()) for record in WarcioIterator(file, no_record_parse=True)]
    records = []
    with path.open("rb") as file:
        iterator = WarcioIterator(file, check_digests=False)
        for record in iterator:
            fields = record.rec_headers
            http = record.http_headers if record.rec_type in ("response", "revisit") else None
            content = None
            if http is not None and record.rec_type == "response" or record.rec_type == "resource":
                content = sha1(record.content_stream().read())
            records.append(
                Record(
                    record.rec_type,
                    fields.get_header("WARC-Target-URI") or "",
                    fields.get_header("WARC-Date"),
                    iterator.get_record_offset(),
                    iterator.get_record_length(),
                    int(http.get_statuscode()) if http else None,
                    blocks[len(records)],
                    content,
                    media_type(http.get_header("Content-Type") if http else fields.get_header("Content-Type")),
                    fields.get_header("WARC-Payload-Digest"),
                )
            )
    return records


def http_by_fastwarc(block, decode):
    """A record of that block by itself: in the archive, one that cannot be decoded is the last one that is read."""
    record = WarcRecord()
    record.init_headers(record_type=WarcRecordType.response)
    record.is_http = True
    record.set_bytes_content(block)
    record.parse_http(auto_decode=decode)
    return record


def content_by_fastwarc(kind, block, is_http):
    if not is_http:
        return sha1(block) if kind == "resource" else None
    try:
        return sha1(http_by_fastwarc(block, "all").reader.read())
    except OSError as error:
        return f"error: {error}"


def read_by_fastwarc(path):
    """Tells no lengths."""
    records = []
    for record in FastwarcIterator(str(path), parse_http=False, fsspec_args=False):
        fields = record.headers
        kind = str(record.record_type)
        offset = record.stream_pos
        is_http = record.is_http and kind in ("response", "revisit")
        block = record.reader.read()
        http = http_by_fastwarc(block, "none").http_headers if is_http and block else None
        records.append(
            Record(
                kind,
                (fields.get("WARC-Target-URI") or "").removeprefix("<").removesuffix(">"),
                fields.get("WARC-Date"),
                offset,
                None,
                http.status_code if http is not None else None,
                sha1(block),
                content_by_fastwarc(kind, block, is_http and kind == "response"),
                media_type((fields if http is None else http).get("Content-Type")),
                fields.get("WARC-Payload-Digest"),
            )
        )
    return records


def read_by_library(build, path):
    """By payloads.cpp. Damage is a record of the type "damage"."""
    done = subprocess.run([build / "tests" / "archive_payloads", path], stdout=subprocess.PIPE, text=True, check=False)
    records = []
    for line in done.stdout.splitlines():
        fields = [None if field == "-" else field for field in line.split("\t")]
        if fields[0] == "damage":
            raise AssertionError(f"{path.name}: {line}")
        kind, url, date, offset, length, status, block, content = fields
        numbers = [number and int(number) for number in (offset, length, status)]
        records.append(Record(kind, url or "", date, *numbers, block, content))
    assert done.returncode == 0, f"{path.name}: payloads ended with {done.returncode}"
    return records


def run_program(build, *arguments, folder=None, given=None, statuses=(0,)):
    """What the program wrote: standard output and standard error."""
    command = [build / "dateline", *map(str, arguments)]
    done = subprocess.run(command, cwd=folder, input=given, capture_output=True, text=True, check=False)
    assert done.returncode in statuses, f"{command} ended with {done.returncode}: {done.stderr}"
    return done.stdout, done.stderr


def lines_of_json(text):
    return [json.loads(line) for line in text.splitlines()]
