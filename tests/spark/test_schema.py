"""The schema of the rows."""

import dateline
import dateline.spark
import pytest
from pyspark.sql.types import ArrayType, StructType


def definition(name):
    return dateline.schema()["$defs"][name]


@pytest.mark.parametrize("kind", ["article", "listing", "error"])
def test_has_the_members_of_each_kind(kind):
    missing = set(definition(kind)["properties"]) - set(dateline.spark.schema().names)
    assert missing <= {"evidence"}


def test_types():
    text = dateline.spark.schema().simpleString()
    assert text.startswith("struct<kind:string,schema_version:bigint,input:string,warc:struct<file:string,offset:bigint,length:bigint>,")
    assert "authors:array<struct<name:string,url:string>>" in text
    assert "lead:boolean" in text
    blocks = dateline.spark.schema()["body"].dataType["blocks"].dataType
    assert isinstance(blocks, ArrayType) and isinstance(blocks.elementType, StructType)
    members = blocks.elementType.simpleString()
    for member in ("type:string", "text:string", "level:bigint", "items:array<string>", "rows:array<array<string>>", "published:string"):
        assert member in members


def test_says_what_fields_are():
    assert dateline.spark.schema()["headline"].metadata == {"comment": "The article's headline."}
    assert dateline.spark.schema()["warc"].metadata["comment"].startswith("Where in an archive the page lies")
