"""What bench/spark/run asks for: PROGRAM ARCHIVES PAGES FOLDER... [--check]"""

import gzip
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

os.environ.update(PYSPARK_PYTHON=sys.executable, SPARK_LOCAL_IP="127.0.0.1")
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tests" / "spark"))

import dateline.spark  # noqa: E402
import psutil  # noqa: E402
import samples  # noqa: E402
from cluster import Cluster  # noqa: E402
from pyspark.sql import SparkSession  # noqa: E402

MOST_LONGER = 1.15
MOST_OF_PYTHON = 0.15


def make_archives(shelf, count, pages, folders):
    contents = [path.read_bytes() for folder in folders for path in sorted(pathlib.Path(folder).glob("*.html"))]
    for number in range(count):
        with (shelf / f"{number:03}.warc.gz").open("wb") as archive:
            for page in range(pages):
                uri = f"https://news.example/{number}/{page}"
                archive.write(samples.stored(samples.record("request", uri, b"GET / HTTP/1.1\r\n\r\n")))
                content = contents[(number * pages + page) % len(contents)]
                archive.write(gzip.compress(samples.answer(uri, content, "text/html"), 6, mtime=0))


def processor_time(cluster):
    """Seconds by kind of process until now."""
    seconds = {"child processes": 0.0, "Python's processes": 0.0, "Java": 0.0}
    for process in cluster.processes():
        try:
            times, name = process.cpu_times(), process.name()
        except psutil.Error:
            continue
        kind = "child processes" if name == "dateline-worker" else "Java" if name == "java" else "Python's processes"
        seconds[kind] += times.user + times.system
        if kind == "Python's processes":  # whose children have ended
            seconds["child processes"] += times.children_user + times.children_system
    return seconds


def read(spark, cluster, archives, pages):
    """Seconds that it takes, and processor time."""
    before = processor_time(cluster)
    begin = time.perf_counter()
    frame = spark.read.format("dateline").load([str(path) for path in archives])
    counts = {row.kind: row["count"] for row in frame.groupBy("kind").count().collect()}
    seconds = time.perf_counter() - begin
    assert sum(counts.values()) == pages * len(archives), counts
    after = processor_time(cluster)
    return seconds, {kind: after[kind] - before[kind] for kind in after}


class Timed:
    """Counts the processor time of a thread in calls of native code: of functions, and of the methods of what they give."""

    seconds = 0.0
    of_python = 0.0  # in calls that native code makes

    def __init__(self, native):
        self._native = native

    def __call__(self, *arguments):
        begin = time.thread_time()
        result = self._native(*arguments)
        Timed.seconds += time.thread_time() - begin
        return result if isinstance(result, (bytes, str, tuple, list, type(None))) else Timed(result)

    def __getattr__(self, name):
        return Timed(getattr(self._native, name))


def called_back(read):
    def timed(*arguments):
        begin = time.thread_time()
        content = read(*arguments)
        Timed.of_python += time.thread_time() - begin
        return content

    return timed


def share_of_interpreter(archives):
    """How much of the processor time that Python's process takes for archives is that of the interpreter, and not of native code: in a
    run without Spark.
    """
    from dateline import _core
    from dateline.spark import _batches, _inputs, _read, _schema, _store

    _core.open_piece, _core.Worker, _batches._batch = map(Timed, (_core.open_piece, _core.Worker, _batches._batch))
    _store.StoredFile.read_at = called_back(_store.StoredFile.read_at)
    begin = time.process_time()
    for piece in _inputs.pieces([str(path) for path in archives], 64 << 20):
        for _ in _batches.batches(_read.records(piece.parts, _read.Reading()), _schema.schema()):
            pass
    return 1 - (Timed.seconds - Timed.of_python) / (time.process_time() - begin)


def read_by_program(program, archives):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([program, "--no-config", "-q", "-j", "1", "-o", os.devnull, *archives], check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def rows_of(times):
    native = times["Python's processes"] - times["the interpreter"]
    yield "child processes: pages to records", times["child processes"]
    yield "Python's processes: native code, which reads archives and makes rows", native
    yield "Python's processes: the interpreter", times["the interpreter"]
    yield "Java", times["Java"]


def main():
    program, count, pages, *folders = (argument for argument in sys.argv[1:] if argument != "--check")
    count, pages = int(count), int(pages)
    with tempfile.TemporaryDirectory() as folder:
        shelf = pathlib.Path(folder)
        make_archives(shelf, 2 * count, pages, folders)
        archives = sorted(shelf.iterdir())
        size = sum(path.stat().st_size for path in archives) / len(archives) / 1e6
        with Cluster(shelf) as cluster:
            session = SparkSession.builder.master(cluster.url).config("spark.ui.enabled", "false")
            spark = session.config("spark.driver.bindAddress", "127.0.0.1").config("spark.executor.memory", "512m").getOrCreate()
            dateline.spark.register(spark)
            read(spark, cluster, archives[:4], pages)  # classes are loaded, processes started
            few, _ = read(spark, cluster, archives[:count], pages)
            many, times = read(spark, cluster, archives, pages)
            spark.stop()
        by_program = read_by_program(program, archives)
        of_interpreter = share_of_interpreter(archives)
    all_pages = pages * len(archives)
    total = sum(times.values())
    longer = many / len(archives) / (few / count)
    times["the interpreter"] = of_interpreter * times["Python's processes"]
    share = times["the interpreter"] / total
    print(f"| archives of {pages} pages, {size:.1f} MB | seconds | seconds an archive |\n| ---: | ---: | ---: |")
    print(f"| {count} | {few:.1f} | {few / count:.2f} |\n| {len(archives)} | {many:.1f} | {many / len(archives):.2f} |\n")
    print(f"An archive takes {longer:.2f} times as long in the larger run.\n")
    print("| processor time | seconds | share | milliseconds a page |\n| --- | ---: | ---: | ---: |")
    for kind, seconds in [*rows_of(times), ("all of the cluster", total), ("the program, one thread", by_program)]:
        print(f"| {kind} | {seconds:.1f} | {seconds / total:.0%} | {1000 * seconds / all_pages:.2f} |")
    if "--check" in sys.argv and (longer > MOST_LONGER or share > MOST_OF_PYTHON):
        sys.exit(f"missed: {MOST_LONGER} times as long, {MOST_OF_PYTHON:.0%} Python")


if __name__ == "__main__":
    main()
