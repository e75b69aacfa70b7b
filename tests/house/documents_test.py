"""Runs the examples of a document and compares what they print with what the document says.

    documents_test.py PROGRAM DOCUMENT...            compares
    documents_test.py --write PROGRAM DOCUMENT...    writes what the examples print into the documents

An example is a line that begins with "$ " in a block marked ```console; lines that begin with "> " go on with it. What
follows, up to the next example or the end of the block, is all that it prints on both standard streams. It is run by
bash in the project's root, with the folder of PROGRAM first in PATH. An example that ends in " &" runs until the
document ends; it must print one line. The port 8000 in examples and output stands for one that is free.

A block below a line "<!-- not run here: REASON -->" is left out: what it does is tested elsewhere.
"""

import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM, DOCUMENTS = None, []

BLOCK = re.compile(r"(?<!-->\n)^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLE = re.compile(r"^\$ (.*\n(?:> .*\n)*)((?:(?!\$ ).*\n)*)", re.MULTILINE)


def examples(text):
    """The examples of a document as (command, expected output)."""
    for block in BLOCK.findall(text):
        for command, output in EXAMPLE.findall(block):
            yield command.replace("\n> ", "\n").rstrip("\n"), output


def with_outputs(text, run):
    """The document with what `run` gives for each command as its output."""

    def with_output(example):
        command = example[1].replace("\n> ", "\n").rstrip("\n")
        return f"$ {example[1]}{run(command)}"

    return BLOCK.sub(lambda block: "```console\n" + EXAMPLE.sub(with_output, block[1]) + "```", text)


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return str(listener.getsockname()[1])


class Session:
    """Runs a document's examples; what goes on in the background ends with it."""

    def __init__(self):
        (ROOT / "build").mkdir(exist_ok=True)  # where examples write
        self.background = []
        self.port = free_port()
        self.environment = dict(os.environ, PATH=f"{PROGRAM.parent}:{os.environ['PATH']}", no_proxy="127.0.0.0/8")
        # Nobody's own configuration.
        self.environment |= {"XDG_CONFIG_HOME": "/nonexistent", "XDG_CONFIG_DIRS": "/nonexistent"}

    def run(self, command):
        command = command.replace("8000", self.port)
        start = dict(cwd=ROOT, env=self.environment, stdin=subprocess.DEVNULL, stderr=subprocess.STDOUT)
        if command.endswith(" &"):
            process = subprocess.Popen(
                ["bash", "-c", "exec " + command[:-2]], stdout=subprocess.PIPE, start_new_session=True, **start
            )
            self.background.append(process)
            output = process.stdout.readline()
        else:
            output = subprocess.run(["bash", "-c", command], stdout=subprocess.PIPE, timeout=60, **start).stdout
        return output.decode(errors="replace").replace(self.port, "8000")

    def end(self):
        for process in self.background:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait()
            process.stdout.close()


class Documents(unittest.TestCase):
    maxDiff = None

    def test_examples(self):
        count = 0
        for document in DOCUMENTS:
            session = Session()
            self.addCleanup(session.end)
            for command, expected in examples(document.read_text(encoding="utf-8")):
                count += 1
                with self.subTest(document=document.name, command=command):
                    self.assertEqual(session.run(command), expected)
        self.assertGreater(count, 0)


class TheTestItself(unittest.TestCase):
    def test_reading(self):
        text = "```console\n$ a\n1\n\n2\n$ b |\n> c\n```\n<!-- not run here: why -->\n```console\n$ d\n```\n```\n$ e\n```\n"
        self.assertEqual(list(examples(text)), [("a", "1\n\n2\n"), ("b |\nc", "")])

    def test_writing(self):
        text = "See:\n```console\n$ a\n1\n$ b |\n> c\n2\n```\nEnd\n"
        self.assertEqual(with_outputs(text, lambda command: f"{command}!\n"), text.replace("1\n", "a!\n").replace("2\n", "b |\nc!\n"))

    def test_wrong_output_is_seen(self):
        session = Session()
        self.addCleanup(session.end)
        self.assertEqual(session.run("echo one; echo two >&2"), "one\ntwo\n")
        self.assertEqual(session.run("echo 8000 &"), "8000\n")
        self.assertTrue(session.run("dateline --version").startswith("dateline 0.1.0\n"))


def write():
    for document in DOCUMENTS:
        session = Session()
        try:
            text = with_outputs(document.read_text(encoding="utf-8"), session.run)
        finally:
            session.end()
        document.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--write"]
    if len(arguments) < 2:
        sys.exit(__doc__)
    PROGRAM = pathlib.Path(arguments[0]).resolve()
    DOCUMENTS = [pathlib.Path(argument) for argument in arguments[1:]]
    if "--write" in sys.argv:
        write()
    else:
        unittest.main(argv=sys.argv[:1])
