#!/usr/bin/python3
"""Two thousand URLs of twenty hosts in one run: a record for each, in order, and no host asked impolitely.

usage: tests/cli/many_hosts.py PROGRAM [URLS]

Serves the fixtures' articles on 127.0.0.1 to 127.0.0.20, some of them only after statuses 429 and 503 or broken
connections, some never; pipes a shuffled list of URLS (default 2,000) into `PROGRAM -i - --pause 0.02`; reads the records,
and then the server's log. A host may not be asked again before PAUSE seconds after the last of its answer was about to
be given, nor while a Retry-After lasts. The program's pause begins when the answer has come, so it is never shorter than
what the server sees.
"""

import collections
import json
import os
import pathlib
import random
import subprocess
import sys
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "support"))

import loopback_server  # noqa: E402

HOSTS = 20
PAUSE = 0.02
# What happens at each fiftieth URL; the rest is answered at once. {} is the page.
ROUTES = [
    "/test/flaky/503/1/{}",
    "/test/flaky/503/2/{}",
    "/test/flaky/429/1/{}",
    "/test/flaky/reset/1/{}",
    "/test/flaky/no-answer/2/{}",
    "/test/flaky/break/1/{}",
    "/test/flaky/503/9/{}",
    "/test/flaky/reset/9/{}",
    "/test/status/404",
]
# And once in so many.
HELD_ROUTES = {200: "/test/flaky/429/1/{}/1", 300: "/test/flaky/503/1/{}/date-2"}
# How those end that are no article: (code, status).
FAILURES = {
    "/test/flaky/503/9/": ("http-status", 503),
    "/test/flaky/reset/9/": ("network", None),
    "/test/status/404": ("http-status", 404),
}


def article_pages():
    for folder in sorted((ROOT / "fixtures").iterdir()):
        expected = folder / "expected.json"
        if expected.exists() and json.loads(expected.read_text())["kind"] == "article":
            yield folder / "page.html"


def route_of(index):
    for interval, route in HELD_ROUTES.items():
        if index % interval == 49:
            return route
    kind = index % 50
    return ROUTES[kind] if kind < len(ROUTES) else "/{}"


def make_urls(count, port, pages):
    """Each differs from all others, as the server counts the requests for each."""
    urls = []
    for index in range(count):
        page = f"page-{index % pages}"
        path = route_of(index).format(page)
        urls.append(f"http://127.0.0.{index // 7 % HOSTS + 1}:{port}{path}?number={index}")
    random.Random(20).shuffle(urls)
    return urls


def expected_failure(url):
    path = url.split("/", 3)[3]
    return next((failure for route, failure in FAILURES.items() if path.startswith(route[1:])), None)


def check_records(lines, urls):
    records = [json.loads(line) for line in lines]
    inputs = [record["input"] for record in records]
    assert len(inputs) == len(urls), f"{len(inputs)} records of {len(urls)} URLs"
    assert inputs == urls, "the records are not in the order of the list"
    for record in records:
        failure = expected_failure(record["input"])
        if failure is None:
            assert record["kind"] == "article", record
            broken = [w["message"] for w in record["warnings"] if w["message"].startswith("its bytes break off")]
            assert not broken, record["input"]
        else:
            assert record["kind"] == "error", record["input"]
            assert (record["code"], record["http_status"]) == failure, record
    return sum(record["kind"] == "article" for record in records)


def held_seconds(entry):
    """What the first answer to a target asked for; a date has whole seconds only, so it is up to one second less."""
    written = entry["target"].partition("?")[0].split("/")[6:]
    if not written:
        return 0
    return int(written[0].removeprefix("date-")) - written[0].startswith("date")


def check_politeness(entries):
    by_host = collections.defaultdict(list)
    for entry in entries:
        by_host[entry["local_address"]].append(entry)
    shortest = float("inf")
    for host, requests in by_host.items():
        requests.sort(key=lambda entry: entry["begin"])
        free_at = 0
        seen = set()
        for before, entry in zip([None] + requests, requests):
            assert entry["end"] is not None, entry
            if before is not None:
                gap = entry["begin"] - before["end"]
                shortest = min(shortest, gap)
                assert gap >= 0, f"{host} was asked twice at once: {before} {entry}"
                assert gap >= PAUSE, f"{host} was asked again after {gap:.4f} s: {before} {entry}"
            assert entry["begin"] >= free_at, f"{host} was asked while Retry-After lasted: {entry}"
            if entry["target"] not in seen:
                free_at = max(free_at, entry["end"] + held_seconds(entry))
            seen.add(entry["target"])
    assert len(by_host) == HOSTS, sorted(by_host)
    return shortest


def check_tries(entries):
    asked = collections.Counter(entry["target"] for entry in entries)
    for target, times in asked.items():
        kind, failing = target.split("/")[3:5] if target.startswith("/test/flaky/") else ("", 0)
        expected = min(int(failing) + 1, 3)
        # A request on a kept connection that brings no byte is also what a closed connection looks like: it is made
        # once more, on a new one.
        most = expected * 2 if kind in ("reset", "no-answer") else expected
        assert expected <= times <= most, f"{target} was asked for {times} times"


def main():
    program = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 2_000
    pages = list(article_pages())
    mapped = {f"/page-{index}": page for index, page in enumerate(pages)}
    server = loopback_server.Server(mapped=mapped, all_hosts=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    urls = make_urls(count, server.server_port, len(pages))

    begin = time.monotonic()
    run = subprocess.run(
        [program, "-q", "-i", "-", "--pause", str(PAUSE)],
        input="".join(f"{url}\n" for url in urls).encode(),
        stdout=subprocess.PIPE,
        env=dict(os.environ, no_proxy="127.0.0.0/8"),
        check=False,
    )
    elapsed = time.monotonic() - begin
    assert run.returncode == 1, f"exit status {run.returncode}"

    entries = server.log.entries()
    articles = check_records(run.stdout.splitlines(), urls)
    check_tries(entries)
    shortest = check_politeness(entries)
    print(
        f"{count} URLs of {HOSTS} hosts, {len(entries)} requests: {articles} articles, {count - articles} errors, "
        f"never sooner than {shortest * 1000:.1f} ms, in {elapsed:.1f} s"
    )


if __name__ == "__main__":
    main()
