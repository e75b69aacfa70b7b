"""An https server of one folder on 127.0.0.1, as object stores are: it gives ranges."""

import collections
import http.server
import pathlib
import re
import ssl
import subprocess
import threading


class Store:
    """Begins where `with` does. Below `url`, paths lead to files of the folder; /stream/PATH gives a file without saying how large it
    is, /whole/PATH no parts, /flaky/PATH does not answer the first three requests, nor each fifth one, /forbidden/PATH none.
    """

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.certificate = self.folder / "certificate.pem"
        self.parts = []  # (path, size) of each part that was given
        self.requests = collections.Counter()  # for each path

    def __enter__(self):
        key = self.folder / "key.pem"
        subject = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
        options = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", key, "-out", self.certificate]
        subprocess.run(["openssl", "req", *map(str, options), *subject], check=True, capture_output=True)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate, key)
        store = self

        class Handler(_Handler):
            of = store

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self.url = f"https://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_HEAD(self):
        self._answer(with_content=False)

    def do_GET(self):
        self._answer(with_content=True)

    def log_message(self, *_):
        pass

    def _answer(self, with_content):
        self.of.requests[self.path] += 1
        number = self.of.requests[self.path]
        way, _, name = self.path[1:].partition("/")
        if way not in ("stream", "whole", "flaky", "forbidden"):
            way, name = "", self.path[1:]
        path = self.of.folder / name
        if way == "forbidden":
            return self._refuse(403)
        if way == "flaky" and (number <= 3 or number % 5 == 0):
            return self._refuse(503)
        if not path.is_file():
            return self._refuse(404)
        content = path.read_bytes()
        if way == "stream":
            self.send_response(200)
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            if with_content:
                for begin in range(0, len(content), 50_000):
                    chunk = content[begin : begin + 50_000]
                    self.wfile.write(b"%x\r\n%b\r\n" % (len(chunk), chunk))
                self.wfile.write(b"0\r\n\r\n")
            return None
        wanted = way != "whole" and re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        first, last = 0, len(content) - 1
        if wanted:
            first, last = int(wanted[1]), min(int(wanted[2] or last), last)
            self.of.parts.append((name, last + 1 - first))
        self.send_response(206 if wanted else 200)
        if way != "whole":
            self.send_header("Accept-Ranges", "bytes")
        self.send_header("Content-Length", str(last + 1 - first))
        if wanted:
            self.send_header("Content-Range", f"bytes {first}-{last}/{len(content)}")
        self.end_headers()
        if with_content:
            self.wfile.write(content[first : last + 1])
        return None

    def _refuse(self, status):
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()
