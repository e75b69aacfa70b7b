"""News pages in, clean JSON out: the headline, dateline, body and lists of news pages, read by native code.

>>> import dateline
>>> page = "<h1>Rain expected</h1>" + 3 * "<p>It will rain in the north, says the weather office of Lower Lake."
>>> dateline.extract(page, url="https://news.example/1").headline
'Rain expected'

What an article is made of is in dateline.records. docs/python.md of the project tells more.
"""

from __future__ import annotations

import json
from typing import Any

from . import _core
from ._error import DatelineError
from ._extract import extract, extract_json, extract_many
from ._page import Page, read_warc
from .records import Article

__version__ = _core.version

__all__ = [
    "Article",
    "DatelineError",
    "Page",
    "extract",
    "extract_json",
    "extract_many",
    "read_warc",
    "schema",
]


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) that every record fulfils.

    >>> import dateline
    >>> dateline.schema()["title"]
    'dateline record'
    """
    loaded: dict[str, Any] = json.loads(_core.schema())
    return loaded
