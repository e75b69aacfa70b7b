#!/usr/bin/python3
"""A hundred bad pages in ten thousand: an error record for each, every other page an article, the same bytes for any -j.

usage: tests/cli/many_pages.py PROGRAM [PAGES]

Makes a folder of PAGES (default 10,000) pages, hard links to the fixtures' articles but for one in a hundred, which is
bad in one of several ways, and reads it with one thread and with two.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent

# What is wrong, and the code that it leads to. None: there is no file, but a dangling link.
BAD_PAGES = [
    (b"<!DOCTYPE html><title>Nothing here</title><p>No article.", "no-article"),
    (b"", "not-html"),
    (b"%PDF-1.7\n", "not-html"),
    (b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03garbage", "unreadable"),
    (None, "not-found"),
]


def article_pages():
    for folder in sorted((ROOT / "fixtures").iterdir()):
        expected = folder / "expected.json"
        if expected.exists() and json.loads(expected.read_text())["kind"] == "article":
            yield (folder / "page.html").read_bytes()


def make_folder(folder, pages):
    """The folder, and the codes of its bad pages by their paths, in order."""
    sources = []
    for index, page in enumerate(article_pages()):
        sources.append(folder / f"source-{index}")
        sources[-1].write_bytes(page)
    linked = folder / "pages"
    linked.mkdir()
    bad = {}
    for index in range(pages):
        name = linked / f"{index:06}.html"
        if index % 100 != 50:
            os.link(sources[index % len(sources)], name)
            continue
        content, bad[str(name)] = BAD_PAGES[index // 100 % len(BAD_PAGES)]
        if content is None:
            name.symlink_to("nowhere")
        else:
            name.write_bytes(content)
    return linked, bad


def main():
    program = sys.argv[1]
    pages = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    with tempfile.TemporaryDirectory() as temporary:
        folder, bad = make_folder(pathlib.Path(temporary), pages)
        outputs = []
        for jobs in ("1", "2"):
            command = [program, "--no-config", "-q", "-j", jobs, folder]
            run = subprocess.run(command, stdout=subprocess.PIPE, check=False)
            assert run.returncode == 1, f"exit status {run.returncode} with -j {jobs}"
            outputs.append(run.stdout)
        assert outputs[0] == outputs[1], "-j 1 and -j 2 differ"
        records = [json.loads(line) for line in outputs[0].splitlines()]
        assert len(records) == pages, f"{len(records)} records"
        codes = {record["input"]: record["code"] for record in records if record["kind"] == "error"}
        assert codes == bad, codes
        assert all(record["kind"] == "article" for record in records if record["input"] not in bad)
    print(f"{pages - len(bad)} articles, {len(bad)} errors, the same with -j 1 and -j 2")


if __name__ == "__main__":
    main()
