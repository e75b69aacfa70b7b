"""Uses of the package that a type checker must understand; not run."""

import os
from collections.abc import Iterator

import dateline
from dateline import records
from typing_extensions import assert_type


def uses(html: bytes, path: os.PathLike[str]) -> None:
    article = dateline.extract(html, url="https://news.example/1", site=path, evidence=True)
    assert_type(article, dateline.Article)
    assert_type(article.headline, str | None)
    assert_type(article.dateline.published, str | None)
    assert_type(article.read_also, list[records.ListItem])
    assert_type(article.read_also[0].title, str)
    assert_type(dateline.extract_json("<p>"), bytes)
    assert_type(article.to_json(), str)
    for block in article.body.blocks:
        if block.type == "heading":
            assert_type(block, records.Heading)
            assert_type(block.level, int)
    assert_type(dateline.read_warc(path, hosts=["caliber.az"]), Iterator[dateline.Page])
    for result in dateline.extract_many(dateline.read_warc("a.warc"), workers=2):
        if isinstance(result, dateline.DatelineError):
            assert_type(result.code, str)
        else:
            assert_type(result, dateline.Article)
    article.nothing  # type: ignore[attr-defined]
    dateline.extract(5)  # type: ignore[arg-type]
