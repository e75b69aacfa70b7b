"""spark.read.format("dateline"): rows are the program's records, and nothing is lost."""

import gzip
import json
import os
import re

import dateline.spark
import pytest
import samples
from pyspark.errors import AnalysisException

ARTICLES = list(samples.article_pages())


def read(spark, paths, **options):
    return spark.read.format("dateline").options(**options).load([str(path) for path in paths])


def counts_of(frame):
    return {(row.kind, row.code): row["sum(records)"] for row in frame.groupBy("kind", "code").sum("records").collect()}


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    """Three archives, of which one has a hole and one is cut."""
    folder = tmp_path_factory.mktemp("shelf")
    whole, holed, cut = (samples.archive(number, 40) for number in range(3))
    (folder / "a.warc.gz").write_bytes(b"".join(whole))
    bytes_of_holed = bytearray(b"".join(holed))
    middle = len(b"".join(holed[:20]))
    bytes_of_holed[middle + 50 : middle + 9000] = bytes(8950)
    (folder / "b.warc.gz").write_bytes(bytes_of_holed)
    (folder / "c.warc.gz").write_bytes(b"".join(cut)[:-3000])
    return folder


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """A folder as browsers and people leave it."""
    folder = tmp_path_factory.mktemp("pages")
    for number, page in enumerate(ARTICLES):
        (folder / f"{number}.html").write_bytes(page)
    (folder / "packed.HTM.gz").write_bytes(gzip.compress(ARTICLES[0]))
    (folder / "empty.xhtml").write_bytes(b"")
    (folder / "notes.txt").write_bytes(ARTICLES[0])
    (folder / ".hidden.html").write_bytes(ARTICLES[0])
    (folder / "0_files").mkdir()
    (folder / "0_files" / "advertisement.html").write_bytes(ARTICLES[0])
    (folder / "Ереван").mkdir()
    (folder / "Ереван" / "новость.html").write_bytes(ARTICLES[1])
    (folder / "Ereван archive.warc").write_bytes(samples.answer("https://news.example/1", ARTICLES[2]))
    (folder / "loop").symlink_to(folder)
    other = tmp_path_factory.mktemp("other")
    (other / "linked::page.html").write_bytes(ARTICLES[3])
    (folder / "link").symlink_to(other)
    os.mkfifo(folder / "pipe.html")
    (folder / "image?.html").write_bytes(ARTICLES[4])
    (folder / os.fsdecode(b"\xff.warc")).write_bytes(samples.answer("https://news.example/2", ARTICLES[5]) + b"foreign")
    (folder / "gone.html").symlink_to(folder / "nowhere")
    return folder


@pytest.mark.parametrize("split_bytes", [1 << 30, 100_000, 1 << 16])
def test_archives(spark, program, shelf, split_bytes):
    frame = read(spark, [shelf], splitBytes=split_bytes)
    size = max(path.stat().st_size for path in shelf.iterdir())
    assert (frame.rdd.getNumPartitions() > 3) == (size > split_bytes)
    rows = samples.rows_of(frame)
    assert rows == samples.records_of(program(shelf))
    assert sum('"bad-archive"' in row for row in rows) == 2


def test_folders_of_pages(spark, program, pages):
    rows = samples.rows_of(read(spark, [pages]))
    assert rows == samples.records_of(program(pages))
    assert len(rows) == len(ARTICLES) + 10
    assert sum("it is a named pipe, not a file" in row for row in rows) == 1


def test_many_pages_are_few_pieces(spark, tmp_path):
    for number in range(300):
        (tmp_path / f"{number}.html").write_bytes(ARTICLES[number % len(ARTICLES)])
    frame = read(spark, [tmp_path])
    assert frame.rdd.getNumPartitions() < 10
    assert frame.count() == 300


def test_what_is_skipped_in_folders(spark, pages):
    counted = read(spark, [pages], skipped="true")
    assert counted.groupBy().sum("records").collect()[0][0] == len(ARTICLES) + 10


def test_paths_of_all_kinds(spark, program, shelf, pages, tmp_path):
    relative = os.path.relpath(shelf / "a.warc.gz")  # to where Spark was started
    (tmp_path / "empty").mkdir()
    named = [relative, str(pages / "1.html"), str(tmp_path / "missing.warc.gz"), str(tmp_path / "empty")]
    assert samples.rows_of(read(spark, named)) == samples.records_of(program(*named))
    by_scheme = samples.rows_of(read(spark, [f"file:{shelf}/a.warc.gz"]))
    assert by_scheme == [row.replace(relative, f"file:{shelf}/a.warc.gz") for row in samples.rows_of(read(spark, [relative]))]
    by_pattern = samples.rows_of(read(spark, [f"{shelf}/*.warc.gz"]))
    assert by_pattern == samples.rows_of(read(spark, [shelf]))
    unreadable = read(spark, ["nosuchstore://bucket/a.warc.gz"]).collect()
    assert [(row.code, row.retryable) for row in unreadable] == [("unreadable", False)]


def test_strange_names(spark, program, pages, tmp_path):
    page = tmp_path / "x.html"
    page.write_bytes(ARTICLES[0])
    (tmp_path / "x_files").mkdir()
    (tmp_path / "x_files" / "frame.html").write_bytes(ARTICLES[1])
    for named in ([page, tmp_path / "x_files"], [f"{page}/"], ["."] if not os.listdir() else [tmp_path], [page, page]):
        assert samples.rows_of(read(spark, named)) == samples.records_of(program(*named)), named
    assert samples.rows_of(read(spark, [f"{tmp_path}/x*"])) == samples.records_of(program(page, tmp_path / "x_files"))
    assert [row.code for row in read(spark, ["", page]).collect()] == ["not-found", None]


def test_stores_whose_package_is_missing(spark):
    with pytest.raises(AnalysisException, match="s3fs"):
        read(spark, ["s3://bucket/a.warc.gz"]).count()


@pytest.mark.parametrize("count", [1, 25])
def test_lists(spark, program, shelf, tmp_path, count):
    archive = os.path.relpath(shelf / "a.warc.gz")
    lines = program(archive, verb=("warc", "index")).decode().splitlines()
    assert len(lines) == 50
    missing = 'example,gone)/ 20240304120700 {"filename": "gone.warc.gz", "offset": "0", "length": "9"}'
    no_record = f'example,news)/ 20240304120700 {{"filename": "{archive}", "offset": "5", "length": "900"}}'
    strange = 'example,news)/ 20240304120700 {"filename": 5}'
    lines = [missing, "", "  ", no_record, strange, *lines * count]
    path = tmp_path / "pages.cdxj"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    frame = read(spark, [path])
    assert frame.rdd.getNumPartitions() == -(-len(lines) // 500)
    assert samples.rows_of(frame) == samples.records_of(program("-i", path))
    counted = read(spark, [path], skipped="true", host="*.example")
    assert sum(counts_of(counted).values()) == len([line for line in lines if line.strip()])
    articles = frame.filter("kind = 'article'").count()
    path.write_text("\n".join(lines).replace(archive, "a.warc.gz"), encoding="utf-8")
    prefixed = read(spark, [path], archivePrefix=f"file://{shelf}/")
    assert prefixed.filter("kind = 'article'").count() == articles == 38 * count


def test_places_that_no_row_can_hold(spark, program, tmp_path):
    path = tmp_path / "far.cdxj"
    for offset in (1 << 63) - 1, 1 << 63, (1 << 64) - 1, 1 << 64:
        path.write_text(f'a)/ 20240304120700 {{"filename": "{tmp_path}/a.warc.gz", "offset": "{offset}", "length": "{offset}"}}')
        (row,) = read(spark, [path]).collect()
        (record,) = map(json.loads, program("-i", path).splitlines())
        assert row.kind == record["kind"] == "error"


def test_counts_add_up(spark, shelf):
    every = read(spark, [shelf / "a.warc.gz"], skipped="true", splitBytes=1 << 16)
    assert counts_of(every) == {
        ("article", None): 38,
        ("error", "no-article"): 2,
        ("skipped", "warcinfo"): 1,
        ("skipped", "request"): 40,
        ("skipped", "status"): 4,
        ("skipped", "not-html"): 6,
    }
    one_host = read(spark, [shelf / "a.warc.gz"], skipped="true", host="caliber.az")
    counts = counts_of(one_host)
    assert counts["article", None] + counts["error", "no-article"] == 26
    assert counts["skipped", "other-host"] > 14
    assert sum(counts.values()) == sum(counts_of(every).values())
    by_reason = one_host.filter("kind = 'skipped'").select("input", "code", "records").collect()
    assert {row.input for row in by_reason} == {str(shelf / "a.warc.gz")}


def test_hosts(spark, program, shelf):
    for hosts in ("caliber.az", "*.az, *.nowhere"):
        rows = samples.rows_of(read(spark, [shelf], host=hosts))
        assert rows == samples.records_of(program("--host", hosts.replace(" ", ""), shelf))


def test_sites(spark, program, shelf):
    rows = samples.rows_of(read(spark, [shelf / "a.warc.gz"], site="none"))
    assert rows == samples.records_of(program("--site", "none", shelf / "a.warc.gz"))


def test_digests_are_checked(spark, program, tmp_path):
    path = tmp_path / "a.warc"
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + ARTICLES[0]
    path.write_bytes(samples.record("response", "https://news.example/1", block, "WARC-Block-Digest: sha1:" + 32 * "A"))
    assert samples.rows_of(read(spark, [path], verify="true")) == samples.records_of(program("--verify", path))
    assert samples.rows_of(read(spark, [path])) == samples.records_of(program(path))


def test_pages_that_are_too_large(spark, program, tmp_path):
    (tmp_path / "large.html").write_bytes(b"<p>" + bytes((32 << 20) + 1))
    assert samples.rows_of(read(spark, [tmp_path])) == samples.records_of(program(tmp_path))


@pytest.fixture
def pushing(spark):
    """A session that pushes filters down."""
    with pytest.raises(ValueError, match="filterPushdown.enabled is on"):
        dateline.spark.register(spark, push_filters=True)
    spark.conf.set("spark.sql.python.filterPushdown.enabled", "true")
    dateline.spark.register(spark, push_filters=True)
    yield spark
    dateline.spark.register(spark)
    spark.conf.set("spark.sql.python.filterPushdown.enabled", "false")


def test_filters_leave_out_what_nobody_wants(pushing, shelf):
    def frame():
        return read(pushing, [shelf], skipped="true", splitBytes=100_000)

    wanted = samples.rows_of(frame().filter("url like 'https://caliber.az/%'"))
    assert wanted == [row for row in samples.rows_of(frame()) if json.loads(row).get("url", "").startswith("https://caliber.az/")]
    skipped = frame().filter("url is null or url like 'https://caliber.az/%'")
    assert ("skipped", "other-host") not in counts_of(skipped)
    path = str(shelf / "a.warc.gz")
    of_one = frame().filter(f"input = '{path}'")
    assert 0 < of_one.rdd.getNumPartitions() < frame().rdd.getNumPartitions()
    assert of_one.count() == read(pushing, [path], skipped="true", splitBytes=100_000).count()
    assert frame().filter("input = 'nowhere'").count() == 0


def test_filters_push_hosts(pushing):
    from dateline.spark import _source
    from pyspark.sql.datasource import In, StringStartsWith

    reader = _source._PushingReader({"path": "x", "host": ""}, dateline.spark.schema())
    filters = [StringStartsWith(("url",), "https://caliber.az/"), In(("input",), ("a", "b"))]
    assert list(reader.pushFilters(filters)) == filters
    assert (reader._reading.hosts, reader._inputs) == (("caliber.az",), {"a", "b"})
    reader = _source._PushingReader({"path": "x", "host": "*.az"}, dateline.spark.schema())
    assert list(reader.pushFilters(filters)) == filters
    assert reader._reading.hosts == ("*.az",)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://caliber.az/", "caliber.az"),
        ("http://me:secret@caliber.az:8080?x", "caliber.az"),
        ("http://caliber.az:8080?x", "caliber.az"),
        ("https://caliber.a", None),
        ("https://", None),
        ("caliber.az/", None),
        ("https://*/", None),
        ("https://caliber.az./", None),
    ],
)
def test_hosts_of_filters(url, host):
    from dateline.spark import _source
    from pyspark.sql.datasource import StringStartsWith

    assert _source._host_of(StringStartsWith(("url",), url)) == host
    assert _source._host_of(StringStartsWith(("headline",), url)) is None


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"hosts": "caliber.az"}, "no option 'hosts'"),
        ({"splitBytes": "65535"}, "splitBytes is a number from 65536 on"),
        ({"workers": "many"}, "workers is a number"),
        ({"verify": "yes"}, "verify is true or false"),
        ({"site": "nowhere.example"}, "no site profile called 'nowhere.example'"),
    ],
)
def test_wrong_options(spark, shelf, options, message):
    with pytest.raises(AnalysisException, match=re.escape(message)):
        read(spark, [shelf], **options).count()


def test_some_columns(spark, shelf):
    some = spark.read.format("dateline").schema("url string, kind string, warc struct<file:string,offset:bigint,length:bigint>")
    rows = some.load(str(shelf / "a.warc.gz")).collect()
    assert len(rows) == 40 and rows[0].url.startswith("https://") and rows[0].warc.file == str(shelf / "a.warc.gz")
    with pytest.raises(AnalysisException, match="no field 'headlines' of the type string"):
        spark.read.format("dateline").schema("headlines string").load(str(shelf / "a.warc.gz")).count()


def test_paths_are_needed(spark):
    with pytest.raises(AnalysisException, match="dateline reads paths"):
        spark.read.format("dateline").load().count()


def test_may_be_registered_again_where_the_setting_is_on(spark, shelf):
    spark.conf.set("spark.sql.python.filterPushdown.enabled", "true")
    try:
        dateline.spark.register(spark)
        assert read(spark, [shelf / "a.warc.gz"]).filter("url like 'https://caliber.az/%'").count() == 26
    finally:
        spark.conf.set("spark.sql.python.filterPushdown.enabled", "false")


def test_data_frames(spark, program, tmp_path):
    rows = [(number, bytearray(page), f"https://news.example/{number}") for number, page in enumerate(ARTICLES)]
    frame = spark.createDataFrame([*rows, (98, None, None), (99, bytearray(b"%PDF-1.7"), None)], "id int, html binary, url string")
    found = {row.input: row for row in dateline.spark.extract(frame, input="id").collect()}
    assert len(found) == len(ARTICLES) + 2
    for number, page in enumerate(ARTICLES):
        article = dateline.extract(page, url=f"https://news.example/{number}").to_dict() | {"input": str(number)}
        assert samples.comparable(found[str(number)].asDict(recursive=True)) == samples.comparable(json.loads(json.dumps(article)))
    assert found["98"].code == found["99"].code == "not-html"


def test_data_frames_of_text(spark):
    frame = spark.createDataFrame([(page.decode(errors="replace"),) for page in ARTICLES[:3]], "content string")
    rows = dateline.spark.extract(frame, html="content", url=None).collect()
    assert [row.input for row in rows] == ["-"] * 3
    assert all(row.kind == "article" for row in rows)
    with pytest.raises(ValueError, match="no column 'html', but content"):
        dateline.spark.extract(frame)
    with pytest.raises(ValueError, match="no site profile called 'nowhere.example'"):
        dateline.spark.extract(frame, html="content", url=None, site="nowhere.example")
    with pytest.raises(ValueError, match="workers is 1 or more, not 0"):
        dateline.spark.extract(frame, html="content", url=None, workers=0)
    numbers = frame.selectExpr("content as `a.b`", "1 as n")
    with pytest.raises(ValueError, match="column 'n' is of the type int"):
        dateline.spark.extract(numbers, html="n", url=None)
    assert dateline.spark.extract(numbers, html="a.b", url=None).count() == 3
