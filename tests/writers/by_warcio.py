"""Archives by warcio: by its writer, by its recording of Python's HTTP client, and by its repair of whole files."""

# Before http.client: it puts its own connection in the place of that one.
from warcio.capture_http import capture_http  # isort: skip

import contextlib
import gzip
import http.client
import io
import threading
import zlib

from warcio.recompressor import Recompressor
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

import archive
from archive import Archive, loopback_server
from by_fastwarc import brotli, chunked

BASE = "http://caliber.example"
HTML = ("Content-Type", "text/html; charset=utf-8")
DATE = "2024-05-06T07:08:09Z"
CUT = ("/truncated",)
NOT_MODIFIED = "http://netpreserve.org/warc/1.{}/revisit/server-not-modified"


def raw_deflate(data):
    return zlib.compress(data)[2:-4]


def coded(name, bytes_of_coding):
    return [HTML, ("Content-Encoding", name)], bytes_of_coding


def responses():
    """A response each: path, status, HTTP fields, stored bytes, content, and WARC fields."""
    page = {
        name: archive.fixture(name)
        for name in ("2024-en", "2024-az", "2024-ru", "2024-hy", "2021-ru", "2022-en-traps", "2022-ru-windows-1251", "seed-2022-div")
    }
    chunks = ("Transfer-Encoding", "chunked")
    ok = "200 OK"

    def response(path, content, fields, stored=None, status=ok, **warc_fields):
        written = {name.replace("_", "-"): value for name, value in warc_fields.items()}
        return path, status, fields, content if stored is None else stored, content, written

    yield response("/plain", page["2024-en"], [HTML, ("Content-Length", str(len(page["2024-en"])))])
    yield response("/no-length", page["2022-ru-windows-1251"], [("Content-Type", "text/html; charset=windows-1251")])
    yield response("/chunked", page["2024-ru"], [HTML, chunks], chunked(page["2024-ru"]))
    extended = page["2024-hy"]
    extended = b"%X;name=value\r\n%s\r\n0\r\nTrailer: field\r\n\r\n" % (len(extended), extended)
    yield response("/chunk-extension-and-trailer", page["2024-hy"], [HTML, chunks], extended)
    yield response("/chunks-undone", page["2024-az"], [HTML, chunks])
    codings = {
        "gzip": ("gzip", gzip.compress),
        "x-gzip": ("x-gzip", gzip.compress),
        "deflate": ("deflate", zlib.compress),
        "raw-deflate": ("deflate", raw_deflate),
        "br": ("br", brotli),
        "zstd": ("zstd", loopback_server.zstd_stored),
    }
    for name, (field, encode) in codings.items():
        yield response(f"/{name}", page["2021-ru"], *coded(field, encode(page["2021-ru"])))
        yield response(f"/{name}-undone", page["2024-en"], *coded(field, page["2024-en"]))
    two_members = gzip.compress(page["2024-az"][:5000]) + gzip.compress(page["2024-az"][5000:])
    yield response("/gzip-two-members", page["2024-az"], *coded("gzip", two_members))
    fields, stored = coded("gzip", gzip.compress(page["seed-2022-div"]))
    yield response("/gzip-chunked", page["seed-2022-div"], [*fields, chunks], chunked(stored))
    yield response("/gzip-chunks-undone", page["seed-2022-div"], [*fields, chunks], stored)
    yield response("/all-undone", page["seed-2022-div"], [*fields, chunks])
    both = brotli(gzip.compress(page["2024-ru"]))
    yield response("/gzip-in-br", page["2024-ru"], *coded("gzip, br", both))
    yield response("/identity", page["2024-ru"], *coded("identity", page["2024-ru"]))
    yield response("/empty", b"", [HTML, ("Content-Length", "0")])
    yield response("/no-content", b"", [], status="204 No Content")
    yield response("/moved", b"", [("Location", "/plain")], status="301 Moved Permanently")
    yield response("/not-found", loopback_server.PAGE, [HTML], status="404 Not Found")
    yield response("/image", loopback_server.PNG, [("Content-Type", "image/png")])
    yield response("/no-type", loopback_server.PAGE, [])
    yield response("/no-reason", loopback_server.PAGE, [HTML], status="200")
    yield response("/%D0%BF%D0%B0%D1%80%D0%BE%D0%BC?b=2&a=1#c", page["2024-en"], [HTML])
    yield response("/паром", page["2024-ru"], [HTML])
    cut = page["2022-en-traps"][:60_000]
    yield response("/truncated", cut, [HTML, ("Content-Length", str(len(page["2022-en-traps"])))], WARC_Truncated="length")


def write_records(writer, version):
    """A record of each kind that warcio writes. Gives the contents by URL."""
    contents = {}

    def headers(status, fields, protocol="HTTP/1.1"):
        return StatusAndHeaders(status, fields, protocol=protocol)

    def create(url, kind, body=b"", **more):
        return writer.create_warc_record(url, kind, payload=io.BytesIO(body), length=len(body), **more)

    def write(url, kind, body=b"", **more):
        writer.write_record(create(url, kind, body, **more))

    writer.write_record(writer.create_warcinfo_record("pages.warc", {"software": "warcio", "format": f"WARC File Format {version}"}))
    for path, status, fields, stored, content, warc_fields in responses():
        url = BASE + path
        contents[url] = content
        answer = create(url, "response", stored, http_headers=headers(status, fields), warc_headers_dict=warc_fields)
        request = create(url, "request", http_headers=headers("GET / HTTP/1.1", [("Host", "caliber.example")], protocol=""))
        writer.write_request_response_pair(request, answer)
    old = archive.fixture("general-fr-microdata")
    contents[BASE + "/http-1.0"] = old
    write(BASE + "/http-1.0", "response", old, http_headers=headers("200 OK", [HTML], protocol="HTTP/1.0"))
    digest = "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"
    same = (BASE + "/same", digest, BASE + "/empty", DATE)
    writer.write_record(writer.create_revisit_record(*same, http_headers=headers("200 OK", [HTML])))
    writer.write_record(writer.create_revisit_record(*same))
    unmodified = {"WARC-Profile": NOT_MODIFIED.format(version[-1]), "WARC-Refers-To-Target-URI": BASE + "/plain", "WARC-Refers-To-Date": DATE}
    write(
        BASE + "/unmodified",
        "revisit",
        http_headers=headers("304 Not Modified", [("ETag", '"1"')]),
        warc_headers_dict=unmodified,
    )
    contents[BASE + "/resource"] = archive.fixture("general-de-kicker")
    write(BASE + "/resource", "resource", contents[BASE + "/resource"], warc_content_type="text/html; charset=utf-8")
    contents["urn:pageinfo:" + BASE] = b"{}"
    write("urn:pageinfo:" + BASE, "resource", b"{}", warc_content_type="application/json")
    write("dns:caliber.example", "response", b"20240506070809\ncaliber.example. 300 IN A 192.0.2.1\n", warc_content_type="text/dns")
    write(BASE + "/plain", "metadata", b"fetchTimeMs: 12\r\n", warc_headers_dict={"WARC-Date": DATE})
    write(BASE + "/plain", "conversion", "Паром снова ходит\n".encode(), warc_content_type="text/plain")
    return contents


def recorded(path, compress):
    """What Python's own client asks for, as warcio notes it on the way."""
    server = loopback_server.Server(root=archive.FIXTURES)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    targets = {
        "/2024-en/page.html": archive.fixture("2024-en"),
        "/test/chunked/2024-az/page.html": archive.fixture("2024-az"),
        "/test/gzip/2024-hy/page.html": archive.fixture("2024-hy"),
        "/test/type/png": loopback_server.PNG,
        "/test/redirect/1": b"",
        "/test/status/404": loopback_server.PAGE,
    }
    with path.open("wb") as file, capture_http(WARCWriter(file, gzip=compress)):
        for target in targets:
            connection = http.client.HTTPConnection("127.0.0.1", server.server_port)
            connection.request("GET", target, headers={"Connection": "close"})
            connection.getresponse().read()
            connection.close()
    server.shutdown()
    return Archive(path, {f"http://127.0.0.1:{server.server_port}{target}": content for target, content in targets.items()})


def make(folder):
    archives = []
    for version in ("1.0", "1.1"):
        for compress in (False, True):
            path = folder / f"warcio-{version}.warc{'.gz' if compress else ''}"
            with path.open("wb") as file:
                contents = write_records(WARCWriter(file, gzip=compress, warc_version=version), version)
            archives.append(Archive(path, contents, cut=CUT))
        plain = folder / f"warcio-{version}.warc"
        whole = folder / f"warcio-{version}-one-member.warc.gz"
        whole.write_bytes(gzip.compress(plain.read_bytes()))
        archives.append(Archive(whole, contents, cut=CUT, has_places=False))
        repaired = folder / f"warcio-{version}-repaired.warc.gz"
        with contextlib.redirect_stdout(io.StringIO()):
            Recompressor(str(whole), str(repaired)).recompress()
        archives.append(Archive(repaired, contents, cut=CUT))
    for compress in (False, True):
        archives.append(recorded(folder / f"warcio-recorded.warc{'.gz' if compress else ''}", compress))
    return archives
