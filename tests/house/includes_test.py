"""The doors between the rooms of src/: every #include line is checked against the table of docs/architecture.md.

A room may include itself, the public headers, the rooms that it uses, theirs, and so on; of libraries only those that
the table names. The rooms between a page and its record do no input or output.
"""

import pathlib
import re
import unittest
from typing import NamedTuple

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Room(NamedTuple):
    uses: tuple = ()
    libraries: tuple = ()  # the beginnings of the names of headers
    does_io: bool = False


ROOMS = {
    "text": Room(libraries=("utf8proc.h", "iconv.h", "uriparser/", "emmintrin.h")),
    "html": Room(uses=("text",), libraries=("gumbo.h", "emmintrin.h")),
    "site": Room(uses=("html", "text"), libraries=("nlohmann/",)),
    "content": Room(uses=("html", "text"), libraries=("immintrin.h",)),
    "extract": Room(uses=("content", "site", "html", "text")),
    "write": Room(uses=("text",), libraries=("nlohmann/",)),
    "archive": Room(
        uses=("text",),
        libraries=("zlib.h", "libdeflate.h", "zstd.h", "brotli/", "openssl/"),
        does_io=True,
    ),
    "fetch": Room(uses=("archive",), libraries=("curl/",), does_io=True),
    "input": Room(uses=("archive", "fetch"), does_io=True),
    "worker": Room(uses=("extract", "write"), does_io=True),
    "run": Room(uses=("input", "fetch", "worker", "write", "extract", "site"), libraries=("libdeflate.h", "zstd.h"), does_io=True),
    "cli": Room(uses=("run",), libraries=("CLI/",), does_io=True),
}
# In these rooms only what reads or writes lines of lists and indexes knows JSON.
LIBRARIES_OF_FILES = {
    re.compile(r"src/archive/list_record\.(h|cpp)"): ("nlohmann/",),
    re.compile(r"src/archive/cdxj\.(h|cpp)"): ("nlohmann/",),
}
# Every room and the public headers may use these.
LIBRARIES_OF_ALL = ("tl/",)
STANDARD_IO = {"cstdio", "filesystem", "fstream", "iostream", "syncstream", "thread", "random", "ctime"}

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)


def closure(uses, room):
    """All rooms that `room` reaches by `uses`."""
    reached, waiting = set(), list(uses[room])
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += uses[name]
    return reached


REACHED = {name: closure({n: r.uses for n, r in ROOMS.items()}, name) for name in ROOMS}


def is_standard(header):
    return "/" not in header and "." not in header


def quoted_problem(path, header):
    folder = header.partition("/")[0]
    if folder == "dateline" and (ROOT / "include" / header).is_file():
        return None
    if path.startswith("include/"):
        return "public headers include public headers only"
    room = path.split("/")[1]
    if folder not in ROOMS:
        return "no room of that name"
    if folder != room and folder not in REACHED[room]:
        return f"{room} may not use {folder}"
    return None


def library_problem(path, header):
    room = ROOMS.get(path.split("/")[1]) if path.startswith("src/") else Room()
    if is_standard(header):
        return "no input, output, threads or clocks here" if not room.does_io and header in STANDARD_IO else None
    allowed = LIBRARIES_OF_ALL + room.libraries
    for pattern, libraries in LIBRARIES_OF_FILES.items():
        if pattern.fullmatch(path):
            allowed += libraries
    if header.startswith(allowed):
        return None
    # What is left are the operating system's headers and other rooms' libraries.
    is_system = not any(header.startswith(r.libraries) for r in ROOMS.values() if r.libraries)
    if room.does_io and is_system:
        return None
    return "this library or system header has no place here"


def problems(path, text):
    """The forbidden #include lines of the file `path` (from the root) that holds `text`."""
    if path.startswith("src/") and path.split("/")[1] not in ROOMS:
        return [f"{path}: its room is not in the table"]
    found = []
    for mark, header in INCLUDE.findall(text):
        problem = quoted_problem(path, header) if mark == '"' else library_problem(path, header)
        if problem:
            found.append(f"{path}: {header}: {problem}")
    return found


class TheHouse(unittest.TestCase):
    def test_includes(self):
        files = [p for folder in ("include", "src") for p in sorted((ROOT / folder).rglob("*")) if p.is_file()]
        self.assertGreater(len(files), 50)
        found = []
        for file in files:
            found += problems(file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8"))
        self.assertEqual(found, [])

    def test_targets_have_the_same_doors(self):
        text = (ROOT / "CMakeLists.txt").read_text(encoding="utf-8")
        uses = {}
        for name, arguments in re.findall(r"^ *add_room\((\w+)\b([^)]*)\)", text, re.MULTILINE):
            words = re.search(r"\bUSES\b(.*?)(?=\bLINKS\b|$)", arguments, re.DOTALL)
            uses[name] = words.group(1).split() if words else []
        self.assertEqual({name: closure(uses, name) for name in uses}, REACHED)


class TheTestItself(unittest.TestCase):
    def test_forbidden(self):
        for path, line in [
            ("src/text/a.cpp", '#include "html/document.h"'),
            ("src/write/a.cpp", '#include "extract/piece.h"'),
            ("src/extract/a.cpp", '  #  include "run/batch.h"'),
            ("src/fetch/a.cpp", '#include "input/item.h"'),
            ("src/html/a.cpp", '#include "document.h"'),
            ("src/html/a.cpp", '#include "dateline/no_such_header.h"'),
            ("src/extract/a.cpp", "#include <gumbo.h>"),
            ("src/extract/blocks.cpp", "#include <nlohmann/json.hpp>"),
            ("src/run/a.cpp", "#include <curl/curl.h>"),
            ("src/run/a.cpp", "#include <CLI/CLI.hpp>"),
            ("src/input/items.cpp", "#include <nlohmann/json.hpp>"),
            ("src/run/a.cpp", "#include <zlib.h>"),
            ("src/html/a.cpp", "#include <unistd.h>"),
            ("src/extract/a.cpp", "#include <fstream>"),
            ("include/dateline/a.h", '#include "text/date.h"'),
            ("include/dateline/a.h", "#include <curl/curl.h>"),
            ("src/new/a.cpp", ""),
        ]:
            with self.subTest(path=path, line=line):
                self.assertEqual(len(problems(path, f"#pragma once\n{line}\n")), 1)

    def test_allowed(self):
        for path, line in [
            ("src/html/a.cpp", '#include "text/fold.h"'),
            ("src/html/a.cpp", "#include <gumbo.h>"),
            ("src/archive/list_record.cpp", "#include <nlohmann/json.hpp>"),
            ("src/cli/a.cpp", '#include "text/utf8.h"'),
            ("src/input/a.cpp", "#include <sys/stat.h>"),
            ("src/extract/a.cpp", '#include "dateline/article.h"'),
            ("include/dateline/a.h", "#include <tl/expected.hpp>"),
            ("src/text/a.cpp", '// #include "html/document.h"'),
        ]:
            with self.subTest(path=path, line=line):
                self.assertEqual(problems(path, line), [])


if __name__ == "__main__":
    unittest.main()
