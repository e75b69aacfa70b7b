#!/usr/bin/python3
"""Runs that are killed at any moment lose nothing: with --resume they end with the bytes of one that nobody disturbed.

usage: tests/cli/resume.py PROGRAM [--long] [--seed N]

Reads a folder of generated pages, bad ones among them, and an archive in their midst; kills the run (SIGKILL) again and
again, sometimes leaves rubbish behind what was written, and goes on with --resume until the run ends. The records'
file and that of the errors are then those of an undisturbed run. In all, 20 kills for each case; --long takes more
pages and more cases.
"""

import argparse
import gzip
import itertools
import os
import pathlib
import random
import re
import signal
import subprocess
import sys
import tempfile
import time

KILLS = 20
START = 0.03  # seconds, of which the program takes some until it writes its first record
WORDS = "harbour council ferry said the on new quarry wind court of and to minister road storm year in".split()


def page(rng, number):
    paragraphs = "\n".join(
        f"<p>{' '.join(rng.choices(WORDS, k=rng.randint(20, 60))).capitalize()}.</p>" for _ in range(rng.randint(4, 8))
    )
    title = f"{rng.choice(WORDS).capitalize()} {number} of the {rng.choice(WORDS)}"
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{title}</title>'
        '<meta property="article:published_time" content="2024-03-04T12:07:00Z"></head>'
        f"<body><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    ).encode()


def warc_record(kind, uri, block, fields=""):
    header = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2024-03-04T12:07:00Z\r\n"
        f"{fields}Content-Length: {len(block)}\r\n\r\n"
    )
    return header.encode() + block + b"\r\n\r\n"


def archive(rng, pages):
    """Responses with requests between them, and now and then something that gives an error or no record."""
    members = []
    for number in range(pages):
        uri = f"https://news.example/{number}"
        members.append(warc_record("request", uri, b"GET / HTTP/1.1\r\n\r\n"))
        status, kind, body = "200 OK", "text/html", page(rng, number)
        if number % 17 == 3:
            kind = "image/png"
        elif number % 19 == 5:
            status = "404 Not Found"
        elif number % 23 == 7:
            kind, body = "", b"plain text, as only its bytes tell"
        elif number % 29 == 11:
            body = b""
        http = f"HTTP/1.1 {status}\r\n" + (f"Content-Type: {kind}\r\n" if kind else "") + "\r\n"
        members.append(warc_record("response", uri, http.encode() + body))
    return b"".join(gzip.compress(member, 1, mtime=0) for member in members)


def make_pages(folder, pages):
    rng = random.Random(1)
    folder.mkdir()
    for number in range(pages):
        content = b"%PDF-1.7\n" if number % 50 == 13 else page(rng, number)
        (folder / f"{number:05}.html").write_bytes(content)
    (folder / f"{pages // 3:05}-a.warc.gz").write_bytes(archive(rng, pages // 3))


class Case:
    def __init__(self, program, pages, folder, jobs, ending, form):
        self.name = f"-j {jobs}, {form}{ending}"
        self.outputs = [folder / f"out.{form}{ending}", folder / f"errors.ndjson{ending}"]
        self.command = [program, "--no-config", "--checkpoint", "0.01", "--progress", "none", "-j", str(jobs)]
        self.command += ["-f", form, "-o", self.outputs[0], "--errors", self.outputs[1], pages]

    def start(self, *options):
        return subprocess.Popen([*self.command, *options], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)

    def result(self):
        return [output.read_bytes() for output in self.outputs]

    def parts(self):
        return [path for output in self.outputs if (path := output.with_name(output.name + ".part")).exists()]

    def undisturbed(self):
        """Its outputs, the last line of its messages, and the seconds that it takes."""
        begin = time.monotonic()
        _, messages = (run := self.start()).communicate()
        assert run.returncode == 1, f"{self.name}: exit status {run.returncode}: {messages}"
        return self.result(), messages.splitlines()[-1], time.monotonic() - begin

    def kill_again_and_again(self, rng, seconds):
        """How many records the last run went on behind, and its last message."""
        killed, most, summary = 0, 0, ""
        while killed < KILLS or not summary:
            run = self.start("--resume")
            if killed < KILLS:
                try:
                    run.wait(rng.uniform(0, START + 3 * seconds / KILLS))
                except subprocess.TimeoutExpired:
                    run.send_signal(signal.SIGKILL)
            _, messages = run.communicate()
            if went_on := re.search(r"going on behind ([\d,]+) records?", messages):
                most = max(most, int(went_on[1].replace(",", "")))
            if run.returncode == -signal.SIGKILL:
                killed, summary = killed + 1, ""
                for part in self.parts():
                    if rng.random() < 0.5:
                        with part.open("ab") as file:
                            file.write(rng.randbytes(rng.randint(1, 10_000)))
                continue
            assert run.returncode == 1, f"{self.name}: exit status {run.returncode}: {messages}"
            summary = messages.splitlines()[-1]
        return most, summary


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    cases = [(4, "", "ndjson"), (1, ".gz", "json"), (2, ".zst", "ndjson")]
    if options.long:
        cases = itertools.product((1, 4), ("", ".gz", ".zst"), ("ndjson", "json"))
    # In memory a checkpoint costs next to nothing, so that there are many of them.
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=memory) as temporary:
        folder = pathlib.Path(temporary)
        make_pages(folder / "pages", 12_000 if options.long else 2500)
        for jobs, ending, form in cases:
            case = Case(options.program, folder / "pages", folder, jobs, ending, form)
            expected, summary, seconds = case.undisturbed()
            for output in case.outputs:
                output.unlink()
            most, last_summary = case.kill_again_and_again(rng, seconds)
            assert case.result() == expected, f"{case.name}: other bytes than those of an undisturbed run"
            assert last_summary == summary, f"{case.name}: {last_summary!r} instead of {summary!r}"
            assert most > 0, f"{case.name}: no run went on where another one was"
            left = {path.name for path in folder.iterdir()} - {"pages"} - {output.name for output in case.outputs}
            assert not left, f"{case.name}: left behind: {left}"
            for output in case.outputs:
                output.unlink()
            print(f"{case.name}: {KILLS} kills, the last runs went on behind {most:,} records; the same bytes ({seconds:.1f} s)")


if __name__ == "__main__":
    main()
