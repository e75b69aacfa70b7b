"""Runs a command and says on standard error what it took, as JSON.

usage: tests/hostile/measure.py SECONDS COMMAND...

A command that runs for longer than SECONDS is ended. This is a program of its own because a process counts the memory of
the one that started it as its own: whoever measures must be small.
"""

import json
import os
import subprocess
import sys
import threading
import time

begin = time.monotonic()
process = subprocess.Popen(sys.argv[2:], stderr=subprocess.DEVNULL)
timer = threading.Timer(float(sys.argv[1]), process.kill)
timer.start()
_, status, usage = os.wait4(process.pid, 0)
timer.cancel()
process.returncode = os.waitstatus_to_exitcode(status)
taken = {
    "seconds": time.monotonic() - begin,
    "processor_seconds": usage.ru_utime + usage.ru_stime,
    "megabytes": usage.ru_maxrss / 1024,
    "status": process.returncode,
}
json.dump(taken, sys.stderr)
