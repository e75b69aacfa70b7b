"""The comparison that tests/writers/run starts."""

import collections
import json
import pathlib
import re
import sys
import tempfile

# It comes first, as warcio has to be there before http.client.
import by_warcio  # isort: skip
import by_fastwarc
import by_wget
import readings
from readings import lines_of_json, run_program, sha1

HTML = ("text/html", "application/xhtml+xml")
# In a plain file, the place of a record has the two line ends behind its block, which are part of it (ISO 28500 section 4);
# warcio leaves them out.
LINE_ENDS = len(b"\r\n\r\n")

# Contents that another reader gets wrong, by the end of the URL.
WRONG_BY_WARCIO = {
    "chunk-extension-and-trailer": "takes a chunk with an extension (RFC 9112 section 7.1.1) for content without chunks",
    "/x-gzip": "does not know that name of gzip (RFC 9110 section 8.4.1.3)",
    "/gzip-two-members": "ends at the end of the first member (RFC 1952 section 2.2 allows more)",
    "/gzip-in-br": "does not know lists of codings (RFC 9110 section 8.4)",
    "/br": "undoes br only by a package for Python that is kept no more",
    "/br-chunked": "undoes br only by a package for Python that is kept no more",
    "/test/br/2021-ru/page.html": "undoes br only by a package for Python that is kept no more",
    "/zstd": "does not know zstd",
    "/test/zstd/2024-ru/page.html": "does not know zstd",
}
WRONG_BY_FASTWARC = {
    "chunk-extension-and-trailer": "refuses extensions of chunks (RFC 9112 section 7.1.1)",
    "-undone": "refuses what has no coding though the header says so, as many archives have it",
    "/x-gzip": "does not know that name of gzip (RFC 9110 section 8.4.1.3)",
    "/raw-deflate": "refuses deflate without the frame of zlib, as some servers send it (RFC 9110 section 8.4.1.2)",
}


class Comparison:
    """Counts what was compared, and prints what differs."""

    def __init__(self):
        self.compared = self.different = 0
        self.reasons_used = set()

    def expect(self, what, found, expected):
        self.compared += 1
        if found != expected:
            self.different += 1
            print(f"{what}: dateline has {found!r}, expected {expected!r}", file=sys.stderr)

    def expect_content(self, what, reader, record, theirs, wrong):
        """`wrong` are the contents that the other reader is known to get wrong."""
        end = next((end for end in wrong if record.url.endswith(end)), None)
        if end is not None and record.content != theirs:
            self.reasons_used.add((reader, end))
        else:
            self.expect(f"{what}: content by {reader}", record.content, theirs)

    def expect_all_reasons_used(self):
        for reader, wrong in (("warcio", WRONG_BY_WARCIO), ("FastWARC", WRONG_BY_FASTWARC)):
            for end in wrong:
                self.expect(f"{reader} is wrong about {end}", (reader, end) in self.reasons_used, True)


def compare_with_reader(comparison, archive, ours, reader, theirs, wrong):
    name = f"{archive.path.name}, {reader}"
    comparison.expect(f"{name}: records", len(ours), len(theirs))
    for number, (our, their) in enumerate(zip(ours, theirs)):
        what = f"{name}: record {number}, {our.url}"
        for member in ("type", "url", "date", "status", "block"):
            comparison.expect(f"{what}: {member}", getattr(our, member), getattr(their, member))
        if archive.has_places:  # FastWARC tells some place even where there is none
            comparison.expect(f"{what}: offset", our.offset, their.offset)
            if their.length is not None:
                line_ends = LINE_ENDS if archive.path.suffix == ".warc" else 0
                comparison.expect(f"{what}: length", our.length, their.length + line_ends)
        if their.content is not None and not our.url.endswith(archive.cut):
            comparison.expect_content(what, reader, our, their.content, wrong)


def compare_with_truth(comparison, archive, ours):
    """The contents are what was stored, and the places follow each other up to the end of the file."""
    for record in ours:
        if record.content is not None and record.url in archive.contents:
            expected = sha1(archive.contents[record.url]) + ("+cut" if record.url.endswith(archive.cut) else "")
            comparison.expect(f"{archive.path.name}: {record.url}", record.content, expected)
    if archive.has_places:
        ends = [record.offset + record.length for record in ours]
        starts = [record.offset for record in ours[1:]] + [archive.path.stat().st_size]
        comparison.expect(f"{archive.path.name}: the ends of records", ends, starts)
    else:
        places = {(record.offset, record.length) for record in ours}
        comparison.expect(f"{archive.path.name}: places", places, {(None, None)})


def reason_to_pass_over(archive, record):
    """As docs/archives.md has it; None of a page."""
    if record.type not in ("response", "resource"):
        return record.type
    if record.type == "response" and record.status is None:
        return "not-http"
    if record.type == "response" and record.status != 200:
        return "status"
    if record.media_type in HTML or (not record.media_type and archive.contents[record.url].startswith(b"<!DOCTYPE html>")):
        return None
    return "not-html"


def passed_over(summary):
    found = re.search(r"records? passed over: (.*)", summary)
    counts = (entry.split() for entry in found[1].split(", ")) if found else ()
    return {reason: int(count) for count, reason in counts}


def compare_program(comparison, build, archive, theirs):
    """Pages and what was passed over. Gives the program's records."""
    name = archive.path.name
    output, errors = run_program(build, name, folder=archive.path.parent, statuses=(0, 1))
    records = lines_of_json(output)
    reasons = [(reason_to_pass_over(archive, record), record) for record in theirs]
    pages = [record for reason, record in reasons if reason is None]
    comparison.expect(f"{name}: pages", [record["url"] for record in records], [page.url for page in pages])
    if archive.has_places:
        comparison.expect(f"{name}: places", [record["warc"]["offset"] for record in records], [page.offset for page in pages])
    counts = collections.Counter(reason for reason, _ in reasons if reason is not None)
    comparison.expect(f"{name}: records passed over", passed_over(errors), dict(counts))
    verified, _ = run_program(build, "--verify", name, folder=archive.path.parent, statuses=(0, 1))
    comparison.expect(f"{name}: records whose digests are compared", verified, output)
    for record in records:
        # A page of no bytes, and one that was cut before its text came, give errors of their own.
        codes = ("not-html",) if not archive.contents[record["url"]] else ("no-article", "listing", None)
        comparison.expect(f"{name}: {record['url']}: {record.get('code')}", record.get("code") in codes, True)
    return records


def index_members(record, name, line_ends):
    """What a line of CDXJ says of it, as cdxj-indexer has it."""
    members = {"url": record.url, "offset": str(record.offset), "filename": name}
    if record.length is not None:
        members["length"] = str(record.length + line_ends)
    if record.status is not None:
        members["status"] = str(record.status)
    mime = "warc/revisit" if record.type == "revisit" else record.media_type
    if mime and (record.type != "response" or record.status is not None):
        members["mime"] = mime
    if record.digest is not None:
        members["digest"] = record.digest
    return members


def compare_index(comparison, build, archive, theirs):
    """Gives the lines of the program's index."""
    name = archive.path.name
    lines = run_program(build, "warc", "index", name, folder=archive.path.parent)[0].splitlines()
    comparison.expect(f"{name}: the index is sorted", lines, sorted(lines, key=str.encode))
    found = {}
    for line in lines:
        _, timestamp, members = line.split(" ", 2)
        members = json.loads(members)
        found[int(members["offset"])] = (timestamp, members)
    expected = [record for record in theirs if record.type in ("response", "resource", "revisit")]
    comparison.expect(f"{name}: lines of the index", sorted(found), [record.offset for record in expected])
    line_ends = LINE_ENDS if archive.path.suffix == ".warc" else 0
    for record in expected:
        timestamp, members = found[record.offset]
        wanted = index_members(record, name, line_ends)
        comparison.expect(f"{name}: date of {record.url}", timestamp, re.sub(r"\D", "", record.date)[:14])
        if "length" not in wanted:
            del members["length"]
        comparison.expect(f"{name}: line of {record.url}", members, wanted)
    if archive.cdx is not None:
        compare_cdx(comparison, archive, found)
    return lines


def compare_cdx(comparison, archive, found):
    """The writer's own index has no resources and no revisits."""
    for line in archive.cdx.read_text().splitlines()[1:]:
        url, date, _, mime, status, digest, *_, offset, filename, _ = line.split(" ")
        if filename != archive.path.name:
            continue
        timestamp, members = found[int(offset)]
        ours = (members["url"], timestamp, members.get("mime", "-"), members["status"], members.get("digest", ""))
        comparison.expect(f"{filename}: CDX, {url}", ours, (url, date, mime, status, digest and f"sha1:{digest}"))


def compare_check(comparison, build, archive, theirs):
    name = archive.path.name
    output, errors = run_program(build, "warc", "check", name, folder=archive.path.parent, statuses=(0, 1))
    wrong = [record for record in theirs if record.type == archive.wrong_digests]
    comparison.expect(f"{name}: digests that differ", [error["warc"]["offset"] for error in lines_of_json(output)], [record.offset for record in wrong])
    counts = [int(number.replace(",", "")) for number in re.findall(r"([\d,]+) (?:record|damage|digest)", errors)]
    comparison.expect(f"{name}: records, damages, digests", counts, [len(theirs), 0, len(wrong)])


def compare_archive(comparison, build, archive):
    """Gives the program's records of the pages that have places, and the lines that lead there."""
    ours = readings.read_by_library(build, archive.path)
    compare_with_truth(comparison, archive, ours)
    reference = readings.read_by_fastwarc(archive.path)
    compare_with_reader(comparison, archive, ours, "FastWARC", reference, WRONG_BY_FASTWARC)
    # warcio reads no Zstandard, and no gzip whose members are not records.
    if archive.path.suffix != ".zst" and archive.has_places:
        reference = readings.read_by_warcio(archive.path)
        compare_with_reader(comparison, archive, ours, "warcio", reference, WRONG_BY_WARCIO)
    records = compare_program(comparison, build, archive, reference)
    compare_check(comparison, build, archive, reference)
    if not archive.has_places:
        return [], []
    return records, compare_index(comparison, build, archive, reference)


def in_order(records):
    return sorted(json.dumps(record, sort_keys=True) for record in records)


def compare_by_index(comparison, build, folder, lines, records):
    """The same pages by the index alone, in another order."""
    output, _ = run_program(build, "-i", "-", folder=folder, given="".join(f"{line}\n" for line in sorted(lines)), statuses=(0, 1))
    comparison.expect("pages by the index", in_order(lines_of_json(output)), in_order(records))


def compare_all(build, folder):
    comparison = Comparison()
    archives = [archive for maker in (by_warcio, by_fastwarc, by_wget) for archive in maker.make(folder)]
    records, lines = [], []
    for archive in archives:
        pages, index = compare_archive(comparison, build, archive)
        records += pages
        lines += index
    compare_by_index(comparison, build, folder, lines, records)
    comparison.expect_all_reasons_used()
    print(f"{len(archives)} archives, {len(records)} pages that have places: {comparison.compared} comparisons, {comparison.different} failed")
    return comparison.different == 0


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(sys.argv[3] if len(sys.argv) > 3 else temporary).resolve()
        folder.mkdir(parents=True, exist_ok=len(sys.argv) <= 3)  # wget adds to files that are there
        sys.exit(0 if compare_all(build, folder) else 1)


if __name__ == "__main__":
    main()
