"""A standalone Spark cluster on this machine: a master and its workers, each a process of its own."""

import os
import pathlib
import re
import signal
import subprocess
import time

import psutil
import pyspark

SPARK_CLASS = pathlib.Path(pyspark.__file__).parent / "bin" / "spark-class"
PACKAGE = "org.apache.spark.deploy"


class Cluster:
    """Begins where `with` does; `url` is what sessions are told."""

    def __init__(self, folder, workers=2):
        self._folder = pathlib.Path(folder)
        self._workers = workers
        self._processes = []
        self.url = None

    def __enter__(self):
        try:
            log = self._start("master", f"{PACKAGE}.master.Master", "--host", "127.0.0.1", "--port", "0", "--webui-port", "0")
            self.url = _wait_for(log, r"Starting Spark master at (spark://\S+)")
            for number in range(self._workers):
                options = ["--cores", "1", "--memory", "1g", "--webui-port", "0", "--work-dir", self._folder / f"work-{number}"]
                log = self._start(f"worker-{number}", f"{PACKAGE}.worker.Worker", *options, self.url)
                _wait_for(log, "Successfully registered with master")
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for process in self.processes():
            process.kill()
        for process in self._processes:
            process.wait()

    def processes(self):
        """All processes of the cluster, with those that they started."""
        found = []
        for process in self._processes:
            try:
                parent = psutil.Process(process.pid)
                found += [parent, *parent.children(recursive=True)]
            except psutil.NoSuchProcess:
                pass
        return found

    def executors(self):
        """The processes in which tasks run."""
        return [process for process in self.processes() if _is_executor(process)]

    def kill_an_executor(self):
        """Ends one as a machine would that loses its power, with what it has started."""
        executor = self.executors()[0]
        for process in [executor, *executor.children(recursive=True)]:
            process.send_signal(signal.SIGKILL)

    def _start(self, name, main, *arguments):
        log = self._folder / f"{name}.log"
        environment = dict(os.environ, SPARK_DAEMON_MEMORY="256m")
        with log.open("wb") as output:
            command = [SPARK_CLASS, main, *map(str, arguments)]
            self._processes.append(subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, env=environment))
        return log


def _is_executor(process):
    try:
        return "org.apache.spark.executor.CoarseGrainedExecutorBackend" in process.cmdline()
    except psutil.Error:
        return False


def _wait_for(log, pattern, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := re.search(pattern, log.read_text(errors="replace")):
            return found[1] if found.groups() else found[0]
        time.sleep(0.1)
    raise TimeoutError(f"{log.name} does not say {pattern!r}: {log.read_text(errors='replace')[-2000:]}")
