"""The stub of the native module, of which type checkers know nothing else."""

import ast
import pathlib

import dateline
from dateline import _core


def names(body):
    """What a stub defines, but for its own type names; of classes, their methods."""
    for node in body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, None
        elif isinstance(node, ast.ClassDef):
            yield node.name, {name for name, _ in names(node.body)}
        elif isinstance(node, ast.AnnAssign) and not node.target.id.startswith("_"):
            yield node.target.id, None


def test_the_stub_names_what_there_is():
    stub = pathlib.Path(dateline.__file__).with_name("_core.pyi")
    stated = dict(names(ast.parse(stub.read_text()).body))
    assert set(stated) == {name for name in dir(_core) if not name.startswith("_")}
    for name, methods in stated.items():
        if methods is not None:
            members = getattr(_core, name)
            assert methods - {"__init__"} == {member for member in vars(members) if not member.startswith("_")}


def test_the_package_is_typed():
    assert pathlib.Path(dateline.__file__).with_name("py.typed").is_file()
