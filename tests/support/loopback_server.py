#!/usr/bin/env python3
"""An HTTP server on 127.0.0.1 for the tests and the demonstration; Python's standard library is all it needs.

    loopback_server.py [--root DIR] [--map /en/post/170645/=FILE ...] [--port PORT] [--all-hosts] [--tls]
                       [--exit-with-stdin]

It takes a free port, or the one that is named, prints one line, "listening on http://127.0.0.1:PORT", and serves DIR
(index.html for a folder) and the mapped files. SIGTERM ends it; with --exit-with-stdin so does the end of standard
input, which comes even when the parent crashes. With --tls it speaks https, with a certificate that nobody trusts (made by `openssl`).

With --all-hosts it answers on every address of 127.0.0.0/8: 127.0.0.1, 127.0.0.2 and so on are different hosts to those
who ask. Its log (/test/log) tells for each request when it began and when the last of its answer was about to be
given, in seconds of the machine's monotonic clock: whoever asks later than the latter has not asked too early.

Routes for tests lie under /test/ (see ROUTES). A request in absolute form ("GET http://host/ HTTP/1.1") is what a proxy
gets: it is answered with a page that names the target.
"""

import argparse
import base64
import collections
import email.utils
import gzip
import html
import http
import http.server
import json
import os
import select
import signal
import socket
import socketserver
import ssl
import struct
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import zlib
from pathlib import Path

CONTENT_TYPES = {
    ".htm": "text/html",
    ".html": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".txt": "text/plain",
    ".xml": "application/xml",
}
PAGE = (
    "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>A page</title></head>\n"
    "<body><h1>Ferry to Larkholm runs again</h1><p>The ferry left at noon.</p></body></html>\n"
).encode()
PDF = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01"
XHTML = b'<?xml version="1.0"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>\n'
FEED = b'<?xml version="1.0"?>\n<rss version="2.0"><channel><title>Larkholm</title></channel></rss>\n'
CYRILLIC = (
    "<!DOCTYPE html>\n<html lang=\"ru\"><head><title>Паром</title></head>"
    "<body><h1>Паром снова ходит</h1></body></html>\n"
)

# /test/type/NAME: the Content-Type that is declared (or none) and the body.
TYPES = {
    "html": ("text/html; charset=utf-8", PAGE),
    "xhtml": ("application/xhtml+xml", XHTML),
    "missing": (None, PAGE),
    "missing-pdf": (None, PDF),
    "broken": ("html", PAGE),
    "octet-html": ("application/octet-stream", PAGE),
    "octet-zip": ("application/octet-stream", b"PK\x03\x04\x14\x00\x00\x00" + bytes(4000)),
    "plain-html": ("text/plain", PAGE),
    "plain": ("text/plain; charset=utf-8", b"The ferry left at noon.\n"),
    "pdf": ("application/pdf", PDF),
    "json": ("application/json; charset=utf-8", b'{"headline": "Ferry"}\n'),
    "feed": ("application/rss+xml", FEED),
    "xml": ("text/xml", FEED),
    "png": ("image/png", PNG),
    "html-pdf": ("text/html", PDF),
    "html-png": ("text/html; charset=utf-8", PNG),
    "html-gzip": ("text/html", gzip.compress(PAGE)),
    "html-plain": ("text/html", b"The ferry left at noon.\n"),
}

# /test/charset/NAME: how the parameter is written, and the encoding of the body.
CHARSETS = {
    "windows-1251": ("text/html; charset=windows-1251", "windows-1251"),
    "quoted": ('Text/HTML;version=1; Charset="koi8-r"', "koi8-r"),
    "none": ("text/html", "utf-8"),
}

SLOW_SECONDS = 30


def brotli_stored(data):
    """A Brotli stream (RFC 7932) of meta-blocks that are stored, not compressed."""
    stream = bytearray()
    accumulator, bits = 0, 1  # WBITS 16 is the single bit 0
    for start in range(0, len(data), 65536):
        block = data[start : start + 65536]
        # ISLAST 0, MNIBBLES 4 (as 0), MLEN - 1 in 16 bits, ISUNCOMPRESSED 1
        accumulator |= ((len(block) - 1) << 3 | 1 << 19) << bits
        bits += 20
        stream += accumulator.to_bytes((bits + 7) // 8, "little") + block
        accumulator, bits = 0, 0
    accumulator |= 0b11 << bits  # ISLAST, ISLASTEMPTY
    return bytes(stream) + accumulator.to_bytes(1, "little")


def zstd_stored(data):
    """A Zstandard frame (RFC 8878) of raw blocks."""
    frame = bytearray(b"\x28\xb5\x2f\xfd\xa0" + struct.pack("<I", len(data)))
    size = 1 << 16
    blocks = [data[start : start + size] for start in range(0, len(data), size)] or [b""]
    for index, block in enumerate(blocks):
        is_last = index == len(blocks) - 1
        frame += struct.pack("<I", len(block) << 3 | is_last)[:3] + block
    return bytes(frame)


ENCODERS = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli_stored,
    "zstd": zstd_stored,
}


class Log:
    """What was asked, in order; requests for the log itself are left out."""

    def __init__(self):
        self._lock = threading.Lock()
        self._entries = []

    def begin(self, handler):
        """The entry of a request; its end is to be told."""
        entry = {
            "method": handler.command,
            "target": handler.path,
            "local_address": handler.connection.getsockname()[0],
            "client_port": handler.client_address[1],
            "begin": time.monotonic(),
            "end": None,
            "headers": {name.lower(): value for name, value in handler.headers.items()},
        }
        with self._lock:
            self._entries.append(entry)
        return entry

    def entries(self):
        with self._lock:
            return [dict(entry) for entry in self._entries]

    def as_page(self):
        lines = [json.dumps(entry) for entry in self.entries()]
        text = html.escape("\n".join(lines), quote=False)
        return f"<!DOCTYPE html>\n<title>Log</title>\n<pre>{text}\n</pre>\n".encode()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "loopback"
    sys_version = ""
    disable_nagle_algorithm = True
    entry = None  # the log's, of the request that is being answered

    def log_message(self, *arguments):
        pass

    def do_GET(self):
        target = urllib.parse.urlsplit(self.path)
        if target.path == "/test/log":
            self.send_body(self.server.log.as_page())
            return
        self.entry = self.server.log.begin(self)
        try:
            self.answer(target)
        finally:
            self.log_end()

    do_HEAD = do_GET

    def log_end(self):
        """To be called before the last of an answer goes: the client may see it before this thread goes on."""
        if self.entry is not None:
            self.entry["end"] = time.monotonic()
            self.entry = None

    def answer(self, target):
        if target.scheme:
            self.send_body(PAGE.replace(b"A page", b"By proxy: " + html.escape(self.path).encode()))
            return
        for prefix, route in ROUTES.items():
            if target.path == prefix or (prefix.endswith("/") and target.path.startswith(prefix)):
                route(self, urllib.parse.unquote(target.path[len(prefix) :]))
                return
        self.send_file(target.path)

    # Building blocks

    def begin(self, status, content_type="text/html; charset=utf-8", length=None, **headers):
        self.send_response(status)
        if content_type is not None:
            self.send_header("Content-Type", content_type)
        if length is not None:
            self.send_header("Content-Length", str(length))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def send_body(self, body, content_type="text/html; charset=utf-8", status=200, **headers):
        if not body or self.command == "HEAD":
            self.log_end()
        self.begin(status, content_type, len(body), **headers)
        if body and self.command != "HEAD":
            self.log_end()
            self.wfile.write(body)

    def send_chunk(self, data):
        self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))

    def send_redirect(self, location, status=302):
        # send_header() writes Latin-1; a location beyond that goes as UTF-8, as servers send it.
        self.send_body(b"", None, status, Location=location.encode().decode("latin-1"))

    def send_not_found(self):
        self.send_body(b"<!DOCTYPE html>\n<title>Not found</title>\n<h1>Not found</h1>\n", status=404)

    def find(self, path):
        """The served file behind a path, as (bytes, content type), or None."""
        file = self.server.mapped.get(urllib.parse.unquote(path))
        if file is None and self.server.root is not None:
            file = (self.server.root / urllib.parse.unquote(path).lstrip("/")).resolve()
            if not file.is_relative_to(self.server.root):
                return None
            if file.is_dir():
                file = file / "index.html"
        if file is None or not file.is_file():
            return None
        return file.read_bytes(), CONTENT_TYPES.get(file.suffix.lower(), "application/octet-stream")

    def send_file(self, path):
        found = self.find(path)
        if found is None:
            self.send_not_found()
        else:
            self.send_body(*found)

    # Routes

    def page(self, _):
        self.send_body(PAGE)

    def status(self, code):
        status = int(code)
        if status in (204, 304):
            self.log_end()
            self.begin(status, None)
        else:
            self.send_body(PAGE, status=status)

    def login(self, _):
        """A page for the user "reader" with the password "secret"."""
        if self.headers.get("Authorization") == "Basic " + base64.b64encode(b"reader:secret").decode():
            self.send_body(PAGE)
        else:
            self.send_body(PAGE, status=401, WWW_Authenticate='Basic realm="Larkholm"')

    def together(self, argument):
        """COUNT/ID: answers when so many requests for it wait for their answer."""
        count = int(argument.split("/")[0])
        with self.server.arrival:
            self.server.arrived[argument] += 1
            group = (self.server.arrived[argument] - 1) // count + 1
            self.server.arrival.notify_all()
            is_together = self.server.arrival.wait_for(
                lambda: self.server.arrived[argument] >= group * count, SLOW_SECONDS
            )
        self.send_body(PAGE, status=200 if is_together else 400)

    def large_error(self, _):
        self.send_body(b"<!DOCTYPE html>" + b"x" * 1_000_000, status=500)

    def redirect(self, count):
        left = int(count)
        self.send_redirect(f"/test/redirect/{left - 1}" if left > 1 else "/test/page")

    def redirect_loop(self, _):
        self.send_redirect("/test/redirect-loop")

    def redirect_to(self, location):
        self.send_redirect(location)

    def slow(self, _):
        self.begin(200, length=1_000_000)
        self.wfile.write(b"<")
        self.wait_for_client()

    def silent(self, _):
        self.wait_for_client()

    def wait_for_client(self):
        self.close_connection = True
        select.select([self.connection], [], [], SLOW_SECONDS)

    def oversized(self, _):
        self.begin(200, Transfer_Encoding="chunked")
        self.send_chunk(PAGE)
        block = b"a" * 65536
        for _ in range(1 << 14):  # a GiB, if nobody stops us
            self.send_chunk(block)
        self.send_chunk(b"")

    def oversized_archive(self, _):
        self.begin(200, "application/octet-stream", 1 << 30)
        self.wfile.write(b"PK\x03\x04" + bytes(4000))
        self.wait_for_client()

    def encoded(self, encoding, path):
        body, content_type = (PAGE, "text/html; charset=utf-8")
        if path:
            found = self.find("/" + path)
            if found is None:
                return self.send_not_found()
            body, content_type = found
        self.send_body(ENCODERS[encoding](body), content_type, Content_Encoding=encoding)

    def chunked(self, path):
        found = self.find("/" + path)
        if found is None:
            return self.send_not_found()
        body, content_type = found
        self.begin(200, content_type, Transfer_Encoding="chunked")
        size = 10_000
        for start in range(0, len(body), size):
            self.send_chunk(body[start : start + size])
        self.log_end()
        self.send_chunk(b"")

    def gzip_bomb(self, _):
        """100 MiB of blanks: a MiB that was compressed once, repeated."""
        compressor = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
        block = b" " * (1 << 20)
        compressed = compressor.compress(block) + compressor.flush(zlib.Z_FULL_FLUSH)
        checksum = 0
        self.begin(200, Content_Encoding="gzip", Transfer_Encoding="chunked")
        self.send_chunk(b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff")
        for _ in range(100):
            self.send_chunk(compressed)
            checksum = zlib.crc32(block, checksum)
        self.send_chunk(b"\x03\x00" + struct.pack("<II", checksum, 100 << 20))
        self.send_chunk(b"")

    def bad_gzip(self, _):
        self.send_body(b"this is no gzip", Content_Encoding="gzip")

    def type(self, name):
        content_type, body = TYPES[name]
        self.send_body(body, content_type)

    def charset(self, name):
        content_type, encoding = CHARSETS[name]
        self.send_body(CYRILLIC.encode(encoding), content_type)

    def drop(self, _):
        self.close_connection = True
        self.begin(200, length=len(PAGE) + 1000)
        self.wfile.write(PAGE)

    def cut(self, path):
        self.close_connection = True
        body, content_type = self.find("/" + path)
        self.begin(200, content_type, len(body) + 1000)
        self.wfile.write(body)

    def drop_chunked(self, _):
        self.close_connection = True
        self.begin(200, Transfer_Encoding="chunked")
        self.send_chunk(PAGE)

    def drop_empty(self, _):
        self.close_connection = True
        self.log_end()
        self.begin(200, length=len(PAGE))

    def break_off(self, _):
        self.begin(200, length=len(PAGE) + 1000)
        self.wfile.write(PAGE)
        self.reset(_)

    def flaky(self, argument):
        """KIND/TIMES/ID[/RETRY-AFTER]: see ROUTES."""
        kind, times, identity, *retry_after = argument.split("/")
        with self.server.lock:
            self.server.asked[self.path] += 1
            asked = self.server.asked[self.path]
        if asked > int(times):
            if self.find("/" + identity) is None:
                self.send_body(PAGE)
            else:
                self.send_file("/" + identity)
        elif kind in FLAKY_KINDS:
            FLAKY_KINDS[kind](self, None)
        else:
            headers = {"Retry_After": http_wait(retry_after[0])} if retry_after else {}
            self.send_body(PAGE, status=int(kind), **headers)

    def reset(self, _):
        self.close_connection = True
        self.log_end()
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        os.close(self.connection.detach())

    def no_answer(self, _):
        self.log_end()
        self.close_connection = True

    def garbage(self, _):
        self.close_connection = True
        self.wfile.write(b"this is not HTTP at all\n" * 8)

    def empty(self, _):
        self.send_body(b"", "text/html; charset=koi8-r")

    def hang_up_later(self, _):
        """A whole answer that promises to keep the connection, which is then closed."""
        self.send_body(PAGE)
        self.close_connection = True


# /test/flaky/KIND: how a connection breaks; any other KIND is a status.
FLAKY_KINDS = {
    "reset": Handler.reset,
    "no-answer": Handler.no_answer,
    "break": Handler.break_off,
}


def http_wait(written):
    """A Retry-After header: "2" is two seconds, "date-2" the date two seconds from now (RFC 9110 section 10.2.3)."""
    if written.startswith("date"):
        return email.utils.formatdate(time.time() + int(written.removeprefix("date-")), usegmt=True)
    return written


# A prefix that ends with a slash takes what follows as its argument.
ROUTES = {
    "/test/page": Handler.page,
    "/test/status/": Handler.status,  # /404
    "/test/login": Handler.login,
    "/test/together/": Handler.together,  # /3/ID: three requests for it are answered together
    "/test/large-error": Handler.large_error,
    "/test/redirect/": Handler.redirect,  # /N: so many redirects, then /test/page
    "/test/redirect-loop": Handler.redirect_loop,
    "/test/redirect-to/": Handler.redirect_to,  # /LOCATION, percent-encoded
    "/test/redirect-to-ftp": lambda handler, _: handler.send_redirect("ftp://127.0.0.1/page.html"),
    "/test/redirect-to-file": lambda handler, _: handler.send_redirect("file:///etc/hostname"),
    "/test/slow": Handler.slow,  # headers and one byte, then nothing
    "/test/silent": Handler.silent,  # not even headers
    "/test/oversized": Handler.oversized,
    "/test/oversized-archive": Handler.oversized_archive,  # no HTML, as the first bytes tell
    "/test/gzip-bomb": Handler.gzip_bomb,
    "/test/bad-gzip": Handler.bad_gzip,
    **{
        f"/test/{encoding}{slash}": lambda handler, path, encoding=encoding: handler.encoded(encoding, path)
        for encoding in ENCODERS
        for slash in ("", "/")  # with a path: that file, encoded
    },
    "/test/chunked/": Handler.chunked,  # /PATH: that file, in chunks
    "/test/type/": Handler.type,
    "/test/charset/": Handler.charset,
    "/test/drop": Handler.drop,
    "/test/cut/": Handler.cut,  # /PATH: that file, after which more was promised
    "/test/drop-chunked": Handler.drop_chunked,
    "/test/drop-empty": Handler.drop_empty,  # headers, then the end of the connection
    "/test/break": Handler.break_off,  # a page, then a reset where more should come
    # /KIND/TIMES/ID[/RETRY-AFTER]: the first requests for this very target, so many, fail; then the file of that ID,
    # or /test/page. /503/2/a, /429/1/b/30, /429/1/c/date-30, /reset/1/d
    "/test/flaky/": Handler.flaky,
    "/test/reset": Handler.reset,
    "/test/no-answer": Handler.no_answer,
    "/test/garbage": Handler.garbage,
    "/test/empty": Handler.empty,
    "/test/hang-up-later": Handler.hang_up_later,
}


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, port=0, root=None, mapped=None, context=None, all_hosts=False):
        super().__init__(("0.0.0.0" if all_hosts else "127.0.0.1", port), Handler)
        self.root = root
        self.mapped = mapped or {}
        self.log = Log()
        self.lock = threading.Lock()
        self.arrival = threading.Condition()
        self.arrived = collections.Counter()  # requests by what is asked for together
        self.asked = collections.Counter()  # requests by target, of flaky ones
        self.tls_context = context

    def server_bind(self):
        # HTTPServer would look the host's name up, which can take seconds.
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[:2]

    def verify_request(self, request, client_address):
        return request.getsockname()[0].startswith("127.")

    def finish_request(self, request, client_address):
        # The handshake happens here, in the connection's own thread.
        if self.tls_context is not None:
            request = self.tls_context.wrap_socket(request, server_side=True)
        super().finish_request(request, client_address)

    def handle_error(self, request, client_address):
        # Clients that leave early are what many tests are about.
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


def untrusted_context():
    with tempfile.TemporaryDirectory() as folder:
        key, certificate = os.path.join(folder, "key.pem"), os.path.join(folder, "certificate.pem")
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
            + ["-keyout", key, "-out", certificate, "-days", "1", "-subj", "/CN=127.0.0.1"]
            + ["-addext", "subjectAltName=IP:127.0.0.1"],
            check=True,
            stdin=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        return context


def exit_with_stdin():
    while os.read(sys.stdin.fileno(), 4096):
        pass
    os._exit(0)


def mapping(argument):
    path, separator, file = argument.partition("=")
    if not separator or not path.startswith("/"):
        raise argparse.ArgumentTypeError(f"{argument!r} is not of the form /PATH=FILE")
    return path, Path(file).resolve()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", type=Path, metavar="DIR", help="the folder that is served")
    parser.add_argument(
        "--map", type=mapping, action="append", default=[], metavar="/PATH=FILE", help="one file under a path"
    )
    parser.add_argument("--port", type=int, default=0, help="the port to listen on (a free one)")
    parser.add_argument("--all-hosts", action="store_true", help="answer on all of 127.0.0.0/8")
    parser.add_argument("--tls", action="store_true", help="speak https, with a certificate nobody trusts")
    parser.add_argument("--exit-with-stdin", action="store_true", help="end when standard input ends")
    arguments = parser.parse_args()
    for _, file in arguments.map:
        if not file.is_file():
            parser.error(f"no such file: {file}")
    if arguments.root is not None and not arguments.root.is_dir():
        parser.error(f"no such folder: {arguments.root}")

    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    context = untrusted_context() if arguments.tls else None
    root = None if arguments.root is None else arguments.root.resolve()
    server = Server(arguments.port, root, dict(arguments.map), context, arguments.all_hosts)
    if arguments.exit_with_stdin:
        threading.Thread(target=exit_with_stdin, daemon=True).start()
    scheme = "https" if arguments.tls else "http"
    print(f"listening on {scheme}://127.0.0.1:{server.server_port}", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass


if __name__ == "__main__":
    main()
