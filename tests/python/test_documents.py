"""The examples of the package's docstrings and documents."""

import doctest
import importlib
import pkgutil

import dateline
import pytest
from conftest import ROOT

OTHERS = {"_core", "spark"}  # native, and what needs Spark
MODULES = ["dateline", *(f"dateline.{module.name}" for module in pkgutil.iter_modules(dateline.__path__) if module.name not in OTHERS)]


@pytest.mark.parametrize("name", MODULES)
def test_docstrings(name):
    results = doctest.testmod(importlib.import_module(name))
    assert results.failed == 0
    assert results.attempted > 0


@pytest.mark.parametrize("document", ["README.md", "docs/python.md", "docs/migrating.md", "python/README.md"])
def test_documents(document, monkeypatch):
    monkeypatch.chdir(ROOT)
    examples = ROOT / document
    results = doctest.testfile(str(examples), module_relative=False)
    assert results.failed == 0
    assert results.attempted > 0
