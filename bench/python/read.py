"""Reads saved pages by the Python package.

    read.py [THREADS] < PATHS

PATHS has a file a line. All pages are read into memory first, and then once by extract_json(), which has seen the first before.
Prints {"pages", "seconds", "wall"}: the processor time of this process, and how long it took. With THREADS, so many threads read
all pages each, and "pages" counts them all.
"""

import json
import pathlib
import sys
import threading
import time

import dateline


def read_all(pages):
    for page in pages:
        try:
            dateline.extract_json(page)
        except dateline.DatelineError:
            pass  # no article


def main():
    pages = [pathlib.Path(line.rstrip("\n")).read_bytes() for line in sys.stdin]
    threads = [threading.Thread(target=read_all, args=(pages,)) for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 0)]
    read_all(pages[:1])
    begin, begin_wall = time.process_time(), time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if not threads:
        read_all(pages)
    seconds, wall = time.process_time() - begin, time.perf_counter() - begin_wall
    print(json.dumps({"pages": len(pages) * max(len(threads), 1), "seconds": seconds, "wall": wall}))


if __name__ == "__main__":
    main()
