"""Pages that a DataFrame holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from typing import TYPE_CHECKING

import pyarrow

from dateline._extract import records_of
from dateline._page import Page

from ._batches import batches
from ._schema import schema

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def extract(
    df: DataFrame, *, html: str = "html", url: str | None = "url", input: str | None = None, site: str | None = None, workers: int = 1
) -> DataFrame:
    """A record for each row of a DataFrame, as the data source gives it.

    `html` is the column of the pages, bytes or strings; `url` that of their addresses, None where there is none; `input` that of what
    they are called, which a record has as its `input`, and by which it can be joined to the rest of the row. `site` is the name of a
    site profile, or "none". So many child processes read for each task as `workers` says; a page that ends its process is an
    error. Raises ValueError for columns that are not there.
    """
    columns = [column for column in (html, url, input) if column is not None]
    missing = [column for column in columns if column not in df.columns]
    if missing:
        raise ValueError(f"the DataFrame has no column {missing[0]!r}, but {', '.join(df.columns)}")
    rows = df.select(html, *dict.fromkeys(column for column in columns if column != html))
    return rows.mapInArrow(_reading(html, url, input, site, workers), schema())


def _reading(
    html: str, url: str | None, name: str | None, site: str | None, workers: int
) -> Callable[[Iterable[pyarrow.RecordBatch]], Iterator[pyarrow.RecordBatch]]:
    def pages(rows: Iterable[pyarrow.RecordBatch]) -> Iterator[Page]:
        for batch in rows:
            contents = batch.column(html)
            urls = None if url is None else batch.column(url)
            names = None if name is None else batch.column(name)
            for row in range(batch.num_rows):
                content = contents[row].as_py()
                called = None if names is None else names[row].as_py()
                yield Page(
                    b"" if content is None else content,
                    "-" if called is None else str(called),
                    url=None if urls is None else urls[row].as_py(),
                )

    def read(rows: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        with closing(records_of(pages(rows), site=site, workers=workers)) as found:
            yield from batches((record for record, _ in found), schema())

    return read
