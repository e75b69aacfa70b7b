"""Archives by wget."""

import shutil
import subprocess
import threading

import archive
from archive import Archive, loopback_server

PAGE = loopback_server.PAGE
# What is asked for, and the content of what comes; of redirects, that of the last answer.
TARGETS = {
    "/2024-en/page.html": archive.fixture("2024-en"),
    "/test/gzip/2024-az/page.html": archive.fixture("2024-az"),
    "/test/deflate/2024-hy/page.html": archive.fixture("2024-hy"),
    "/test/br/2021-ru/page.html": archive.fixture("2021-ru"),
    "/test/zstd/2024-ru/page.html": archive.fixture("2024-ru"),
    "/test/chunked/2022-ru-windows-1251/page.html": archive.fixture("2022-ru-windows-1251"),
    "/test/chunked/front-page-2024/page.html": archive.fixture("front-page-2024"),
    "/test/cut/2022-en-traps/page.html": archive.fixture("2022-en-traps"),
    "/test/status/404": PAGE,
    "/test/redirect/2": b"",
    "/test/type/png": loopback_server.PNG,
    "/test/type/xhtml": loopback_server.XHTML,
    "/test/type/missing": PAGE,
    "/test/empty": b"",
    "/test/status/204": b"",
}
# These come by redirects.
FOLLOWED = {"/test/redirect/1": b"", "/test/page": PAGE}
CUT = ("/test/cut/2022-en-traps/page.html",)

WAYS = {
    "gzip": [],
    "plain": ["--no-warc-compression"],
    "decoding": ["--compression=auto", "--no-warc-keep-log"],  # it asks for gzip, and undoes it for itself
    "no-digests": ["--no-warc-digests", "--no-warc-compression"],
}


def wget(folder, *arguments):
    command = ["wget", "--no-verbose", "--no-config", "--no-proxy", "--tries=1", "--timeout=20", "--output-file=log", *arguments]
    # It is 8 when an answer had an error status, 4 when a connection broke off: both happen here.
    status = subprocess.run(command, cwd=folder, check=False).returncode
    if status not in (0, 4, 8):
        raise RuntimeError(f"wget ended with {status}: {command}\n{(folder / 'log').read_text()}")


def make(folder):
    """Archives and the CDX files that wget wrote of them, by name."""
    links = folder / "links.html"
    links.write_text("<!DOCTYPE html>\n<title>Links</title>\n" + "".join(f'<p><a href="{target}">{target}</a>\n' for target in TARGETS))
    server = loopback_server.Server(root=archive.FIXTURES, mapped={"/links.html": links})
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    contents = {base + path: content for path, content in (TARGETS | FOLLOWED).items()}
    urls = folder / "urls"
    urls.write_text("".join(f"{base}{target}\n" for target in TARGETS))

    archives = []

    def run(name, *arguments, wrong_digests=None):
        wget(folder, f"--warc-file=wget-{name}", "--warc-cdx", *arguments)
        for path in sorted(folder.glob(f"wget-{name}*.warc*")):
            cdx = folder / f"wget-{name}.cdx"
            archives.append(Archive(path, contents, cut=CUT, wrong_digests=wrong_digests, cdx=cdx))

    for name, options in WAYS.items():
        run(name, "--input-file", urls, "--output-document=/dev/null", *options)
    contents[f"{base}/links.html"] = links.read_bytes()
    run("links", "--recursive", "--level=1", "-e", "robots=off", "--directory-prefix=saved", f"{base}/links.html")
    shutil.rmtree(folder / "saved")
    # One file after the other: each ends when it has so many bytes.
    run("split", "--input-file", urls, "--output-document=/dev/null", "--warc-max-size=50k")
    # What is in the other archive already becomes a revisit. wget takes its block digest where the file ends: it is always that of
    # no bytes, whatever header the block has.
    run(
        "revisits",
        "--input-file",
        urls,
        "--output-document=/dev/null",
        f"--warc-dedup={folder / 'wget-gzip.cdx'}",
        wrong_digests="revisit",
    )
    server.shutdown()
    return archives
