"""Records as Arrow's batches of rows."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

import pyarrow
import pyarrow.json
from pyspark.sql.pandas.types import to_arrow_schema
from pyspark.sql.types import StructType

# A batch is given when its records have so many bytes, or are so many.
_BATCH_BYTES = 4 << 20
_BATCH_ROWS = 2000


def batches(records: Iterable[bytes], schema: StructType) -> Iterator[pyarrow.RecordBatch]:
    """Records, each the JSON of one, as rows of this schema, whose members it may not all have; no batch is empty."""
    arrow_schema = to_arrow_schema(schema)
    waiting: list[bytes] = []
    size = 0
    for record in records:
        waiting.append(record)
        size += len(record)
        if size >= _BATCH_BYTES or len(waiting) >= _BATCH_ROWS:
            yield _batch(waiting, size, arrow_schema)
            waiting, size = [], 0
    if waiting:
        yield _batch(waiting, size, arrow_schema)


def _batch(records: list[bytes], size: int, schema: pyarrow.Schema) -> pyarrow.RecordBatch:
    lines = b"\n".join(records)
    table = pyarrow.json.read_json(
        io.BytesIO(lines),
        read_options=pyarrow.json.ReadOptions(use_threads=False, block_size=size + len(records)),
        parse_options=pyarrow.json.ParseOptions(explicit_schema=schema, unexpected_field_behavior="ignore"),
    )
    return table.combine_chunks().to_batches()[0]
