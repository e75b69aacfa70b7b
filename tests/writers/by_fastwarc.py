"""Archives by FastWARC."""

import contextlib
import gzip
import io
import zlib

from fastwarc.stream_io import BrotliWriter, GzipWriter, ZstdWriter, zstd_train_dictionary_from_samples
from fastwarc.warc import WarcRecord, WarcRecordType

import archive
from archive import Archive, loopback_server

BASE = "http://caliber.example"


def chunked(body, size=4096):
    chunks = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks) + b"0\r\n\r\n"


def brotli(data):
    stream = io.BytesIO()
    with BrotliWriter(stream) as writer:
        writer.write(data)
    return stream.getvalue()


def answer(body, *fields, status="200 OK", version="HTTP/1.1"):
    return "\r\n".join([f"{version} {status}", *fields, "", ""]).encode() + body


# By path: the block of a response, and its content.
def responses():
    html = "Content-Type: text/html; charset=utf-8"
    page = {name: archive.fixture(name) for name in ("2024-en", "2024-az", "2024-ru", "2024-hy", "2021-ru", "front-page-2022")}
    length = {name: f"Content-Length: {len(content)}" for name, content in page.items()}
    yield "/plain", answer(page["2024-en"], html, length["2024-en"]), page["2024-en"]
    yield "/http-1.0", answer(page["2024-az"], html, version="HTTP/1.0"), page["2024-az"]
    yield "/chunked", answer(chunked(page["2024-ru"]), html, "Transfer-Encoding: chunked"), page["2024-ru"]
    yield "/gzip", answer(gzip.compress(page["2024-hy"]), html, "Content-Encoding: gzip"), page["2024-hy"]
    yield "/deflate", answer(zlib.compress(page["2021-ru"]), html, "Content-Encoding: deflate"), page["2021-ru"]
    body = chunked(brotli(page["front-page-2022"]))
    yield "/br-chunked", answer(body, html, "Content-Encoding: br", "Transfer-Encoding: chunked"), page["front-page-2022"]
    yield "/image", answer(loopback_server.PNG, "Content-Type: image/png"), loopback_server.PNG
    yield "/gone", answer(b"gone", html, status="410 Gone"), b"gone"
    yield "/moved", answer(b"", "Location: /plain", status="301 Moved Permanently"), b""


def make_record(kind, url, block, is_http, content_type=None):
    record = WarcRecord()
    record.init_headers(record_type=kind)
    if url:
        record.headers["WARC-Target-URI"] = url
    if content_type:
        record.headers["Content-Type"] = content_type
    record.is_http = is_http
    record.set_bytes_content(block)
    return record


def write_records(stream, with_digests):
    """Writes a record of each kind; ends a member or frame behind each if the stream has any. Gives the contents by URL."""
    contents = {}

    def write(record):
        record.write(stream, checksum_data=with_digests)
        if hasattr(stream, "finish"):
            stream.finish()

    write(make_record(WarcRecordType.warcinfo, None, b"software: FastWARC\r\n", False, "application/warc-fields"))
    for path, block, content in responses():
        url = BASE + path
        contents[url] = content
        write(make_record(WarcRecordType.request, url, f"GET {path} HTTP/1.1\r\nHost: caliber.example\r\n\r\n".encode(), True))
        record = make_record(WarcRecordType.response, url, block, True)
        record.parse_http(auto_decode="none")  # with that it writes the payload's digest too
        write(record)
    contents[BASE + "/resource"] = archive.fixture("general-de-kicker")
    write(make_record(WarcRecordType.resource, BASE + "/resource", contents[BASE + "/resource"], False, "text/html"))
    write(make_record(WarcRecordType.metadata, BASE + "/plain", b"outlink: /gone\r\n", False, "application/warc-fields"))
    write(make_record(WarcRecordType.conversion, BASE + "/plain", "Паром снова ходит\n".encode(), False, "text/plain"))
    return contents


def make(folder):
    samples = [block for _, block, _ in responses()] * 20
    dictionary = zstd_train_dictionary_from_samples(samples, 16384)
    # How a file is written, by the end of its name.
    writers = {
        "plain.warc": lambda file: contextlib.nullcontext(file),
        "gzip.warc.gz": GzipWriter,
        "zstd.warc.zst": ZstdWriter,
        "dictionary.warc.zst": lambda file: ZstdWriter(file, dictionary=dictionary),
        "compressed-dictionary.warc.zst": lambda file: ZstdWriter(file, dictionary=dictionary, compress_dictionary_frame=True),
    }
    archives = []
    for with_digests in (True, False):
        for name, writer in writers.items():
            path = folder / f"fastwarc-{'digests-' if with_digests else ''}{name}"
            with path.open("wb") as file, writer(file) as stream:
                contents = write_records(stream, with_digests)
            archives.append(Archive(path, contents))
    return archives
