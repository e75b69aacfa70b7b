"""Archives that come over https, as object stores give them."""

import gzip
import re

import samples


def read(spark, *paths, **options):
    return spark.read.format("dateline").options(**options).load([str(path) for path in paths])


def rows_as_of(path, url, program):
    """What the program makes of the local file, under the name of a URL."""
    return sorted(record.replace(str(path), url) for record in samples.records_of(program(path)))


def test_archives_come_in_parts(spark, program, store):
    path = store.folder / "a.warc.gz"
    path.write_bytes(b"".join(samples.archive(1, 200, bytes_of_images=100_000)))
    store.parts.clear()
    url = f"{store.url}/a.warc.gz"
    frame = read(spark, url, splitBytes=8 << 20)
    assert samples.rows_of(frame) == rows_as_of(path, url, program)
    assert frame.rdd.getNumPartitions() == 3
    # Never as a whole, and not much more than there is.
    parts = [size for name, size in store.parts if name == "a.warc.gz"]
    assert max(parts) < 4 << 20
    assert sum(parts) < 1.5 * path.stat().st_size


def test_servers_without_parts(spark, program, store):
    archive = store.folder / "e.warc.gz"
    archive.write_bytes(b"".join(samples.archive(5, 60, bytes_of_images=120_000)))
    assert archive.stat().st_size > 6 << 20
    url = f"{store.url}/whole/e.warc.gz"
    assert samples.rows_of(read(spark, url, splitBytes=1 << 20)) == rows_as_of(archive, url, program)


def test_streams(spark, program, store):
    archive = store.folder / "b.warc.gz"
    archive.write_bytes(b"".join(samples.archive(2, 30)))
    page = store.folder / "page.html"
    page.write_bytes(next(samples.article_pages()))
    for path in (archive, page):
        url = f"{store.url}/stream/{path.name}"
        rows = samples.rows_of(read(spark, url, splitBytes=1 << 16))
        assert rows == rows_as_of(path, url, program)


def test_stores_that_fail(spark, program, store):
    path = store.folder / "c.warc.gz"
    path.write_bytes(b"".join(samples.archive(3, 10)))
    url = f"{store.url}/flaky/c.warc.gz"
    assert samples.rows_of(read(spark, url)) == rows_as_of(path, url, program)
    refused, missing = (read(spark, f"{store.url}/{way}").collect() for way in ("forbidden/c.warc.gz", "nothing.warc.gz"))
    assert [(row.code, row.retryable, row.input) for row in refused] == [("unreadable", False, f"{store.url}/forbidden/c.warc.gz")]
    assert "403" in refused[0].message
    assert [(row.code, row.input) for row in missing] == [("not-found", f"{store.url}/nothing.warc.gz")]


def test_lists(spark, program, store, tmp_path):
    path = store.folder / "d.warc.gz"
    path.write_bytes(b"".join(samples.archive(4, 10)))
    index = program(path, verb=("warc", "index")).decode().replace(str(path), "d.warc.gz")
    (store.folder / "d.cdxj").write_text(index)
    (store.folder / "long.cdxj").write_text(index * 40)
    expected = rows_as_of(path, f"{store.url}/d.warc.gz", program)
    store.parts.clear()
    assert samples.rows_of(read(spark, f"{store.url}/d.cdxj", archivePrefix=f"{store.url}/")) == expected
    # No more of the archive than the records that are wanted, and what tells of a dictionary.
    assert sum(size for name, size in store.parts if name == "d.warc.gz") < path.stat().st_size
    for way in ("", "stream/", "whole/"):
        rows = samples.rows_of(read(spark, f"{store.url}/{way}long.cdxj", archivePrefix=f"{store.url}/"))
        assert rows == sorted(expected * 40)
    refused = read(spark, f"{store.url}/d.cdxj", archivePrefix=f"{store.url}/stream/").collect()
    assert {(row.code, row.stage) for row in refused} == {("unreadable", "archive")}


def test_a_month_of_common_crawl(spark, program, store, tmp_path, monkeypatch):
    """The commands of docs/spark.md, on archives of ours."""
    root, month = "https://data.commoncrawl.org/", "crawl-data/CC-NEWS/2024/01"
    commands = re.search(r"<!-- a month -->\n```python\n(.*?)```", (samples.ROOT / "docs" / "spark.md").read_text("utf-8"), re.DOTALL)[1]
    assert root in commands and month in commands
    folder = store.folder / month
    folder.mkdir(parents=True)
    names = []
    for number in range(3):
        name = f"CC-NEWS-2024010100{number}.warc.gz"
        (folder / name).write_bytes(b"".join(samples.archive(number, 10)))
        names.append(f"{month}/{name}")
    (folder / "warc.paths.gz").write_bytes(gzip.compress("".join(f"{name}\n" for name in names).encode()))
    monkeypatch.chdir(tmp_path)
    output = tmp_path / "news-2024-01"
    exec(commands.replace(root, f"{store.url}/").replace('"news-2024-01"', repr(str(output))), {"spark": spark})
    read_back = spark.read.parquet(str(output))
    expected = sorted(row for name in names for row in rows_as_of(store.folder / name, f"{store.url}/{name}", program))
    rows = [row.asDict(recursive=True) for row in read_back.filter("kind != 'skipped'").collect()]
    assert sorted(samples.comparable({name: row[name] for name in row if name != "records"}) for row in rows) == expected
    assert read_back.filter("kind = 'skipped'").count() > 0
