"""dateline on Apache Spark 4.1 and later: archives and pages in, DataFrames of records out.

    import dateline.spark

    dateline.spark.register(spark)
    df = spark.read.format("dateline").option("host", "caliber.az").load("s3://shelf/2023.warc.gz")

docs/spark.md of the project tells how to run it. It needs what `pip install dateline[spark]` installs, on the driver and on every
machine that works.
"""

from __future__ import annotations

from ._frames import extract
from ._schema import schema
from ._source import register

__all__ = ["extract", "register", "schema"]
