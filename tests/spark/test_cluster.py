"""On a cluster of processes: the same records as the program's, whatever happens to one of them."""

import json
import os
import pathlib
import shutil
import threading
import time

import dateline
import duckdb
import pytest
import samples
from cluster import Cluster


@pytest.fixture(scope="module")
def risky_package(tmp_path_factory):
    """A folder with the package, whose child processes are those that do what poisonous pages say."""
    folder = tmp_path_factory.mktemp("package")
    package = pathlib.Path(dateline.__file__).parent
    shutil.copytree(package, folder / "dateline")
    shutil.copytree(package.parent / "dateline.libs", folder / "dateline.libs")
    shutil.copy(os.environ["DATELINE_RISKY_WORKER"], folder / "dateline" / "dateline-worker")
    return folder


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    with Cluster(tmp_path_factory.mktemp("cluster")) as running:
        yield running


@pytest.fixture
def session(cluster, risky_package, tmp_path):
    import dateline.spark
    from pyspark.sql import SparkSession

    (tmp_path / "events").mkdir()
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.executor.memory": "512m",
        "spark.executorEnv.PYTHONPATH": str(risky_package),
        "spark.eventLog.enabled": "true",
        "spark.eventLog.compress": "false",
        "spark.eventLog.dir": f"file:{tmp_path}/events",
    }
    builder = SparkSession.builder.master(cluster.url).appName("dateline")
    for name, value in settings.items():
        builder = builder.config(name, value)
    running = builder.getOrCreate()
    dateline.spark.register(running)
    yield running
    running.stop()


def events_of(folder):
    """What Spark writes of a session that has ended."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith((".", "appstatus")):
            yield from map(json.loads, path.read_text().splitlines())


def times_of_tasks(events):
    """When the tasks of the stage that has the most began and ended, by executor."""
    tasks = {}
    for event in events:
        if event["Event"] == "SparkListenerTaskEnd" and event["Task End Reason"]["Reason"] == "Success":
            info = event["Task Info"]
            of_stage = tasks.setdefault(event["Stage ID"], {})
            of_stage.setdefault(info["Executor ID"], []).append((info["Launch Time"], info["Finish Time"]))
    return max(tasks.values(), key=lambda of_stage: sum(map(len, of_stage.values())))


def test_forty_archives_and_an_executor_that_is_killed(session, cluster, program, tmp_path):
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    for number in range(40):
        members = samples.archive(number, 30)
        if number == 20:
            members[9] = samples.poison("segmentation fault")
        content = bytearray(b"".join(members))
        if number == 7:
            content = content[:-2000]
        if number == 30:
            middle = len(b"".join(members[:30]))
            content[middle + 40 : middle + 8000] = bytes(7960)
        (shelf / f"{number:02}.warc.gz").write_bytes(content)
    expected = samples.records_of(program("--worker", os.environ["DATELINE_RISKY_WORKER"], shelf))
    for code, count in {"bad-archive": 2, "crashed": 1}.items():
        assert sum(f'"code": "{code}"' in record for record in expected) == count

    output = tmp_path / "records.parquet"
    is_killed = threading.Event()

    def kill_in_the_midst():
        while len(list(output.glob("_temporary/*/task_*"))) < 4:
            time.sleep(0.05)
        cluster.kill_an_executor()
        is_killed.set()

    killer = threading.Thread(target=kill_in_the_midst, daemon=True)
    killer.start()
    session.read.format("dateline").load(str(shelf)).write.parquet(str(output))
    assert is_killed.is_set()
    session.stop()

    events = list(events_of(tmp_path / "events"))
    failed = [event for event in events if event["Event"] == "SparkListenerTaskEnd" and event["Task End Reason"]["Reason"] != "Success"]
    assert failed, "no task was lost with the executor"
    retried = [event for event in events if event["Event"] == "SparkListenerTaskStart" and event["Task Info"]["Attempt"] > 0]
    assert len(retried) >= len(failed)

    read_back = duckdb.sql(f"select * from read_parquet('{output}/*.parquet')")
    rows = [dict(zip(read_back.columns, row, strict=True)) for row in read_back.fetchall()]
    assert sorted(map(samples.comparable, rows)) == expected


def test_one_large_archive_is_shared(session, program, tmp_path):
    path = tmp_path / "large.warc.gz"
    with path.open("wb") as file:
        number = 0
        while file.tell() < 200_000_000:
            file.write(b"".join(samples.archive(number, 40, bytes_of_images=130_000)))
            number += 1
    expected = samples.records_of(program(path))
    output = tmp_path / "records.parquet"
    session.read.format("dateline").options(splitBytes=20 << 20, skipped="true").load(str(path)).write.parquet(str(output))
    written = session.read.parquet(str(output))
    assert written.groupBy().sum("records").collect()[0][0] == number * (1 + 3 * 40 + 4)
    assert samples.rows_of(written.filter("kind != 'skipped'").drop("records")) == expected
    session.stop()
    first, second = times_of_tasks(events_of(tmp_path / "events")).values()
    assert min(len(first), len(second)) >= 3
    # At the same time.
    assert min(first)[0] < max(second)[1] and min(second)[0] < max(first)[1]
