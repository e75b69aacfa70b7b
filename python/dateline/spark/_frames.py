"""Pages that a DataFrame holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from typing import TYPE_CHECKING

import pyarrow
from pyspark.sql.types import BinaryType, DataType, StringType

from dateline._extract import options_of_records, records_of
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
    error. Raises ValueError for columns that are not there or of another type, and a site that is none.
    """
    if workers < 1:
        raise ValueError(f"workers is 1 or more, not {workers}")
    options_of_records(site)  # which tells of sites that there are not
    for column, types in ((html, (BinaryType, StringType)), (url, (StringType,)), (input, (DataType,))):
        if column is None:
            continue
        if column not in df.columns:
            raise ValueError(f"the DataFrame has no column {column!r}, but {', '.join(df.columns)}")
        if not isinstance(df.schema[column].dataType, types):
            raise ValueError(f"the column {column!r} is of the type {df.schema[column].dataType.simpleString()}")
    columns = {"html": html, "url": url, "input": input}
    rows = df.select(*(df[f"`{column.replace('`', '``')}`"].alias(name) for name, column in columns.items() if column is not None))
    return rows.mapInArrow(_reading(site, workers), schema())


def _reading(site: str | None, workers: int) -> Callable[[Iterable[pyarrow.RecordBatch]], Iterator[pyarrow.RecordBatch]]:
    def pages(rows: Iterable[pyarrow.RecordBatch]) -> Iterator[Page]:
        for batch in rows:
            columns = dict(zip(batch.schema.names, batch.columns, strict=True))
            for row in range(batch.num_rows):
                values = {name: column[row].as_py() for name, column in columns.items()}
                content, name = values["html"], values.get("input")
                yield Page(b"" if content is None else content, "-" if name is None else str(name), url=values.get("url"))

    def read(rows: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        with closing(records_of(pages(rows), site=site, workers=workers)) as found:
            yield from batches((record for record, _ in found), schema())

    return read
