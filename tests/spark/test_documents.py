"""The examples of docs/spark.md."""

import doctest

import samples


def test_examples(spark):
    document = samples.ROOT / "docs" / "spark.md"
    results = doctest.testfile(str(document), module_relative=False)
    assert results.failed == 0
    assert results.attempted > 10
