"""The data source of the name "dateline"."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import pyarrow
from pyspark.sql.datasource import (
    DataSource,
    DataSourceReader,
    EqualTo,
    Filter,
    In,
    InputPartition,
    StringStartsWith,
)
from pyspark.sql.types import LongType, StructField, StructType

from dateline._extract import options_of_records

from . import _inputs
from ._batches import batches
from ._read import Reading, records
from ._schema import schema

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_PUSHDOWN = "spark.sql.python.filterPushdown.enabled"
_SPLIT_BYTES = 64 << 20
_LEAST_SPLIT_BYTES = 64 << 10  # as large as what tells where a piece may begin
_OPTIONS = frozenset({"path", "paths", "host", "site", "verify", "workers", "splitbytes", "archiveprefix", "skipped"})


def register(spark: SparkSession, *, push_filters: bool = False) -> None:
    """Makes spark.read.format("dateline") known to a session.

    With `push_filters`, archives are read for the host alone that a filter of `url` leaves, and only inputs that a filter of `input`
    names. That needs Spark's setting spark.sql.python.filterPushdown.enabled. Then no DataFrame should be used both with such a
    filter and without any: up to 4.3, Spark gives what the filter left where it was read for that before. Raises ValueError where
    the setting is off.
    """
    if push_filters and spark.conf.get(_PUSHDOWN, "false") != "true":
        raise ValueError(f"filters are pushed only where the setting {_PUSHDOWN} is on")
    spark.dataSource.register(_PushingSource if push_filters else _Source)


# Of no pieces at all Spark would make one that it does not know.
_NOTHING = _inputs.Piece(())


class _Source(DataSource):
    """Archives, pages and lists; docs/spark.md describes the options."""

    @classmethod
    def name(cls) -> str:
        return "dateline"

    def schema(self) -> StructType:
        return _schema_of_rows(_flag(self.options, "skipped"))

    def reader(self, schema: StructType) -> DataSourceReader:
        return _Reader(self.options, schema)


def _schema_of_rows(counts_skipped: bool) -> StructType:
    if not counts_skipped:
        return schema()
    comment = "How many records of the archive the row stands for: 1, but for those of the kind 'skipped'."
    return StructType([*schema(), StructField("records", LongType(), metadata={"comment": comment})])


def _part_of_schema(wanted: StructType, counts_skipped: bool) -> StructType:
    """The schema that was asked for. Raises ValueError where it has other fields than the rows."""
    types = {field.name: field.dataType.simpleString() for field in _schema_of_rows(counts_skipped)}
    for field in wanted:
        if types.get(field.name) != field.dataType.simpleString():
            raise ValueError(f"the rows have no field {field.name!r} of the type {field.dataType.simpleString()}")
    return wanted


class _PushingSource(_Source):
    def reader(self, schema: StructType) -> DataSourceReader:
        return _PushingReader(self.options, schema)


class _Reader(DataSourceReader):
    def __init__(self, options: Mapping[str, str], schema: StructType) -> None:
        """Raises ValueError for options that are none."""
        unknown = sorted(name for name in options if name.lower() not in _OPTIONS)
        if unknown:
            raise ValueError(f"dateline has no option {unknown[0]!r}; docs/spark.md names them all")
        options_of_records(options.get("site"))  # which tells of sites that there are not
        self._schema = _part_of_schema(schema, _flag(options, "skipped"))
        self._paths = _paths(options)
        self._split_bytes = _number(options, "splitBytes", _SPLIT_BYTES, _LEAST_SPLIT_BYTES)
        self._reading = Reading(
            hosts=tuple(host.strip() for host in options.get("host", "").split(",") if host.strip()),
            site=options.get("site"),
            verify=_flag(options, "verify"),
            workers=_number(options, "workers", 1),
            archive_prefix=options.get("archivePrefix", ""),
            counts_skipped=_flag(options, "skipped"),
        )

    def partitions(self) -> list[InputPartition]:
        return list(self._pieces()) or [_NOTHING]

    def _pieces(self) -> Iterator[_inputs.Piece]:
        return _inputs.pieces(self._paths, self._split_bytes)

    def read(self, partition: InputPartition) -> Iterator[pyarrow.RecordBatch]:
        assert isinstance(partition, _inputs.Piece)
        return batches(records(partition.parts, self._reading), self._schema)


class _PushingReader(_Reader):
    """Spark refuses readers that have pushFilters() where its setting for that is off, and where it is on, there may be reasons to do
    without: register().
    """

    def __init__(self, options: Mapping[str, str], schema: StructType) -> None:
        super().__init__(options, schema)
        self._inputs: frozenset[str] | None = None

    def pushFilters(self, filters: list[Filter]) -> Iterable[Filter]:
        """Archives are read for the one host that a filter of `url` leaves, and only the inputs that a filter of `input` names. All
        filters are left to Spark too.
        """
        for wanted in filters:
            host = _host_of(wanted)
            if host is not None and not self._reading.hosts:
                self._reading = replace(self._reading, hosts=(host,))
            if isinstance(wanted, (EqualTo, In)) and wanted.attribute == ("input",):
                values = wanted.value if isinstance(wanted, In) else (wanted.value,)
                named = frozenset(value for value in values if isinstance(value, str))
                self._inputs = named if self._inputs is None else self._inputs & named
            yield wanted

    def partitions(self) -> list[InputPartition]:
        if self._inputs is None:
            return super().partitions()
        pieces = [_inputs.Piece([part for part in piece.parts if self._may_give(part)]) for piece in self._pieces()]
        return [piece for piece in pieces if piece.parts] or [_NOTHING]

    def _may_give(self, part: _inputs.Part) -> bool:
        """Whether a part may give records with a wanted `input`: that of a list is what its lines name."""
        return not isinstance(part, _inputs.FilePart) or self._inputs is None or _inputs.shown(part.name) in self._inputs


def _host_of(wanted: Filter) -> str | None:
    """The host that all pages are of whose `url` passes a filter."""
    if not isinstance(wanted, (EqualTo, StringStartsWith)) or wanted.attribute != ("url",) or not isinstance(wanted.value, str):
        return None
    url = re.fullmatch(r"https?://(?:[^/?#@]*@)?([A-Za-z0-9.-]*[A-Za-z0-9-])(?::\d*)?([/?#].*)?", wanted.value, re.DOTALL)
    # The beginning of a URL may be that of a longer host's.
    return url[1] if url and (url[2] or isinstance(wanted, EqualTo)) else None


def _paths(options: Mapping[str, str]) -> list[str]:
    paths = [str(path) for path in json.loads(options.get("paths", "[]"))]
    if "path" in options:
        paths.append(options["path"])
    if not paths:
        raise ValueError('dateline reads paths: spark.read.format("dateline").load(paths)')
    return paths


def _flag(options: Mapping[str, str], name: str) -> bool:
    value = options.get(name, "false").lower()
    if value not in ("true", "false"):
        raise ValueError(f"the option {name} is true or false, not {value!r}")
    return value == "true"


def _number(options: Mapping[str, str], name: str, default: int, least: int = 1) -> int:
    value = options.get(name, str(default))
    if not value.isascii() or not value.isdecimal() or int(value) < least:
        raise ValueError(f"the option {name} is a number from {least} on, not {value!r}")
    return int(value)
