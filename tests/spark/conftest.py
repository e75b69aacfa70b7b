"""What the tests of dateline.spark share."""

import os
import subprocess
import sys

import pytest
from https_store import Store

# What Spark starts, here and in the processes of a cluster; its own addresses are those of this machine alone.
os.environ.update(PYSPARK_PYTHON=sys.executable, SPARK_LOCAL_IP="127.0.0.1")


@pytest.fixture(scope="session")
def program():
    """Runs the program, with no settings of its user, and gives what it writes."""
    path = os.environ["DATELINE_PROGRAM"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")}

    def run(*arguments, verb=("--no-config", "-q")):
        done = subprocess.run([path, *verb, *map(str, arguments)], capture_output=True, check=False, env=environment)
        assert done.returncode in (0, 1), done.stderr
        return done.stdout

    return run


@pytest.fixture(scope="session", autouse=True)
def store(tmp_path_factory):
    """An https server that Spark trusts, whose process has this one's variables as they are when the first session begins."""
    with Store(tmp_path_factory.mktemp("store")) as running:
        os.environ["SSL_CERT_FILE"] = str(running.certificate)
        yield running


@pytest.fixture(scope="session")
def spark(store):
    """A session on this machine, with two threads."""
    import dateline.spark
    from pyspark.sql import SparkSession

    session = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    dateline.spark.register(session)
    yield session
    session.stop()
