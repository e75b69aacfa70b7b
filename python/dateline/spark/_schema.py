"""The schema of the rows, made from the JSON Schema of the records."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, TypeAlias

from pyspark.sql.types import ArrayType, BooleanType, DataType, LongType, StringType, StructField, StructType

import dateline

_Node: TypeAlias = Mapping[str, Any]

_SCALARS: dict[str, type[DataType]] = {"string": StringType, "integer": LongType, "boolean": BooleanType}

# Members that are only there when they are asked for, which a data source cannot be.
_OMITTED = frozenset({"evidence"})


@lru_cache(maxsize=1)
def schema() -> StructType:
    """The schema of the rows: the members of all kinds of records that docs/record.md describes, side by side. What a record does
    not have is null; its `kind` tells which it may have.
    """
    document = dateline.schema()
    record = _type_of(document, document["$defs"])
    assert isinstance(record, StructType)
    return record


def _type_of(node: _Node, definitions: _Node) -> DataType:
    node = _resolved(node, definitions)
    if "oneOf" in node:
        return _union([_type_of(variant, definitions) for variant in node["oneOf"]])
    if "const" in node:
        return _SCALARS["integer" if isinstance(node["const"], int) else "string"]()
    kinds = node.get("type", "string")  # what an enumeration lists are strings
    kind = kinds if isinstance(kinds, str) else next(kind for kind in kinds if kind != "null")
    if kind == "array":
        return ArrayType(_type_of(node["items"], definitions))
    if kind == "object":
        return StructType(
            [_field(name, member, definitions) for name, member in node["properties"].items() if name not in _OMITTED]
        )
    return _SCALARS[kind]()


def _resolved(node: _Node, definitions: _Node) -> _Node:
    while "$ref" in node:
        node = definitions[node["$ref"].removeprefix("#/$defs/")]
    return node


def _field(name: str, node: _Node, definitions: _Node) -> StructField:
    description = node.get("description") or _resolved(node, definitions).get("description")
    return StructField(name, _type_of(node, definitions), metadata={"comment": description} if description else None)


def _union(variants: list[DataType]) -> StructType:
    """The members of all variants, each once, in the order in which they first come."""
    fields: dict[str, StructField] = {}
    for variant in variants:
        assert isinstance(variant, StructType)
        for field in variant:
            same = fields.setdefault(field.name, field)
            assert same.dataType == field.dataType, f"{field.name} is of two types"
    return StructType(list(fields.values()))
