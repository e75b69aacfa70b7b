"""The tables of docs/migrating.md: what they name is there, and what needs no network runs."""

import ast
import inspect
import re

import dateline
import newspaper.mthreading
import pytest
import readability
import trafilatura
from conftest import ROOT

TEXT = (ROOT / "docs" / "migrating.md").read_text()
ROWS = [line.strip("|").split("|") for line in TEXT.splitlines() if line.startswith("| `")]
CODES = sorted({code for row in ROWS for cell in row[:2] for code in re.findall("`([^`]+)`", cell)})
URL = "https://caliber.az/en/post/170645/"
# These ask the network, or need what it gave: that they are there is all that can be seen.
FETCHES = re.compile(r"fetch_|newspaper\.build|newspaper\.article\(url\)|\.download\(|\.parse\(|\.nlp\(")


@pytest.fixture(scope="module")
def names(seed):
    return {
        "html": seed,
        "url": URL,
        "pages": [seed],
        "dateline": dateline,
        "trafilatura": trafilatura,
        "newspaper": newspaper,
        "article": dateline.extract(seed),
        "paper": newspaper.article(URL, input_html=seed.decode()),
        "document": readability.Document(seed),
    }


def test_there_are_rows():
    assert len(ROWS) > 10


@pytest.mark.parametrize("code", CODES)
def test_code_of_a_row(code, names):
    if code.isidentifier():  # an option
        assert code in inspect.signature(trafilatura.extract).parameters
    elif FETCHES.search(code):
        assert callable(eval(code.partition("(")[0], dict(names)))
    else:
        ast.parse(code, mode="eval")
        assert eval(code, dict(names)) is not None
