"""extract_many()."""

import itertools
import os
import pathlib
import signal
import subprocess
import sys
import time

import dateline
import pytest
from dateline import _extract

STORY = 3 * "<p>It will rain in the north, says the weather office of Lower Lake."


def page(number, says=""):
    return f"<h1>Rain expected in {number} towns</h1><!-- {says} -->{STORY}"


def headlines(results):
    return [result.code if isinstance(result, dateline.DatelineError) else result.headline for result in results]


@pytest.fixture
def risky_worker(monkeypatch):
    """Children that do what pages tell them to."""
    path = os.environ["DATELINE_RISKY_WORKER"]
    monkeypatch.setattr(_extract, "_worker_program", lambda: os.fsencode(path))


@pytest.mark.parametrize("workers", [0, 1, 3])
def test_results_come_in_order(workers):
    pages = [page(number) if number % 7 else "" for number in range(60)]
    expected = [f"Rain expected in {number} towns" if number % 7 else "not-html" for number in range(60)]
    assert headlines(dateline.extract_many(pages, workers=workers)) == expected


@pytest.mark.parametrize("workers", [0, 2])
def test_pages_are_taken_as_results_are_asked_for(workers):
    taken = itertools.count()
    results = dateline.extract_many((page(next(taken)) for _ in iter(int, 1)), workers=workers)
    assert headlines(itertools.islice(results, 3)) == [f"Rain expected in {number} towns" for number in range(3)]
    results.close()
    assert next(taken) <= 3 + 2 * workers


@pytest.mark.parametrize("workers", [0, 2])
def test_what_the_pages_raise_comes_behind_the_results(workers):
    def pages():
        yield page(1)
        yield page(2)
        raise KeyError("the source is gone")

    results = dateline.extract_many(pages(), workers=workers)
    assert headlines([next(results), next(results)]) == ["Rain expected in 1 towns", "Rain expected in 2 towns"]
    with pytest.raises(KeyError, match="the source is gone"):
        next(results)


@pytest.mark.parametrize("workers", [0, 2])
def test_what_is_no_page_is_a_type_error_in_its_place(workers):
    results = dateline.extract_many([page(1), None, page(2)], workers=workers)
    assert next(results).headline == "Rain expected in 1 towns"
    with pytest.raises(TypeError, match="NoneType"):
        next(results)


def test_children_may_die_without_harm(risky_worker):
    pages = []
    for number, says in enumerate(["abort", "segmentation fault", "kill", "exit"]):
        pages += [page(10 * number), page(10 * number + 1, f"risky-worker: {says}"), page(10 * number + 2)]
    results = list(dateline.extract_many(pages, workers=2))
    expected = [
        headline for number in range(0, 40, 10) for headline in (f"Rain expected in {number} towns", "crashed", f"Rain expected in {number + 2} towns")
    ]
    assert headlines(results) == expected
    assert "SIGABRT" in results[1].message


def test_children_that_take_all_memory_do_no_harm(risky_worker):
    pages = [page(1), page(2, "risky-worker: memory"), page(3)]
    assert headlines(dateline.extract_many(pages, workers=1)) == ["Rain expected in 1 towns", "too-large", "Rain expected in 3 towns"]


def children():
    return {
        int(entry.name)
        for entry in pathlib.Path("/proc").iterdir()
        if entry.name.isdigit() and f"\nPPid:\t{os.getpid()}\n" in status_of(entry)
    }


def status_of(entry):
    try:
        return (entry / "status").read_text()
    except OSError:
        return ""


def test_children_end_with_the_results():
    before = children()
    results = dateline.extract_many([page(number) for number in range(20)], workers=2)
    next(results)
    running = children() - before
    assert running
    for child in running:
        os.kill(child, signal.SIGKILL)
    rest = headlines(results)
    assert len(rest) == 19
    assert sum(headline == "crashed" for headline in rest) <= 4
    assert children() == before
    results = dateline.extract_many([page(number) for number in range(20)], workers=2)
    next(results)
    results.close()
    assert children() == before


def test_children_end_with_their_parent():
    code = (
        "import dateline, os, signal, itertools\n"
        f"results = dateline.extract_many(itertools.repeat({page(1)!r}), workers=2)\n"
        "next(results)\n"
        "print(*os.popen(f'pgrep -P {os.getpid()} dateline-worker').read().split(), flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    ids = done.stdout.split()
    assert ids, done.stderr
    deadline = time.monotonic() + 10
    while any(pathlib.Path("/proc", child).exists() for child in ids):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_missing_worker_program_is_told(monkeypatch, tmp_path):
    monkeypatch.setattr(_extract, "_worker_program", lambda: os.fsencode(tmp_path / "nowhere"))
    with pytest.raises(FileNotFoundError, match="nowhere"):
        list(dateline.extract_many([page(1)], workers=1))


def test_what_is_no_number_of_workers_is_refused():
    with pytest.raises(ValueError, match="workers"):
        dateline.extract_many([], workers=-1)
    for workers in (1.5, "2", True, None):
        with pytest.raises(TypeError, match="workers"):
            dateline.extract_many([], workers=workers)


@pytest.mark.parametrize("one", ["<p>", b"<p>", dateline.Page("<p>")])
def test_one_page_is_not_many(one):
    with pytest.raises(TypeError, match="iterable of pages"):
        dateline.extract_many(one)


def test_a_result_comes_when_it_is_there():
    def slowly():
        for number in range(4):
            yield page(number)
            time.sleep(0.5)

    begin = time.monotonic()
    results = dateline.extract_many(slowly(), workers=2)
    next(results)
    assert time.monotonic() - begin < 1.4
    results.close()


def test_a_fork_is_told_that_the_results_are_not_its_own():
    results = dateline.extract_many([page(number) for number in range(20)], workers=2)
    next(results)
    child = os.fork()
    if child == 0:
        try:
            next(results)
        except RuntimeError:
            os._exit(7)
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    assert len(list(results)) == 19
