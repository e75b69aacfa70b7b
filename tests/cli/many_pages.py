#!/usr/bin/python3
"""One bad page in many: exactly one error record, every other page an article, the same bytes for any -j.

usage: tests/cli/many_pages.py PROGRAM [PAGES]

Makes a folder of PAGES (default 10,000) pages, hard links to the fixtures' articles but for one that holds no article,
and reads it with one thread and with two.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def article_pages():
    for folder in sorted((ROOT / "fixtures").iterdir()):
        expected = folder / "expected.json"
        if expected.exists() and json.loads(expected.read_text())["kind"] == "article":
            yield (folder / "page.html").read_bytes()


def make_folder(folder, pages):
    bad = pages // 2
    sources = []
    for index, page in enumerate(article_pages()):
        sources.append(folder / f"source-{index}")
        sources[-1].write_bytes(page)
    linked = folder / "pages"
    linked.mkdir()
    for index in range(pages):
        name = linked / f"{index:06}.html"
        if index == bad:
            name.write_text("<!DOCTYPE html><title>Nothing here</title><p>No article.")
        else:
            os.link(sources[index % len(sources)], name)
    return linked, f"{linked}/{bad:06}.html"


def main():
    program = sys.argv[1]
    pages = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    with tempfile.TemporaryDirectory() as temporary:
        folder, bad = make_folder(pathlib.Path(temporary), pages)
        outputs = []
        for jobs in ("1", "2"):
            run = subprocess.run([program, "-q", "-j", jobs, folder], stdout=subprocess.PIPE, check=False)
            assert run.returncode == 1, f"exit status {run.returncode} with -j {jobs}"
            outputs.append(run.stdout)
        assert outputs[0] == outputs[1], "-j 1 and -j 2 differ"
        records = [json.loads(line) for line in outputs[0].splitlines()]
        assert len(records) == pages, f"{len(records)} records"
        errors = [record for record in records if record["kind"] == "error"]
        assert [error["input"] for error in errors] == [bad], errors
        assert all(record["kind"] == "article" for record in records if record["input"] != bad)
    print(f"{pages - 1} articles, 1 error, the same with -j 1 and -j 2")


if __name__ == "__main__":
    main()
