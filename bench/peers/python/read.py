"""Reads saved pages with one of the peers that are Python packages.

    read.py PEER [--time] < PATHS

PATHS has a file a line. Prints a line of JSON for each: {"input", "title", "authors", "date", "text"}, null where the peer found
nothing, and {"input"} alone where it failed. With --time all pages are read into memory first and then once by the peer, which has
seen the first before: prints {"pages", "seconds", "failures"}, the processor time of this process.

Each peer reads as its own documentation shows it for articles: from the page's bytes, with its metadata, without comments.
"""

import json
import logging
import pathlib
import sys
import time


def trafilatura(fast=False):
    from trafilatura import bare_extraction

    def read(page):
        document = bare_extraction(page, with_metadata=True, include_comments=False, fast=fast)
        if document is None:
            return {}
        return {"title": document.title, "authors": document.author, "date": document.date, "text": document.text}

    return read


def trafilatura_fast():
    return trafilatura(fast=True)


def newspaper4k():
    import newspaper

    configuration = newspaper.Config()
    configuration.fetch_images = False  # it would ask the network for them

    def read(page):
        article = newspaper.Article("https://example.org/", config=configuration)
        article.download(input_html=page)
        article.parse()
        date = article.publish_date
        return {
            "title": article.title,
            "authors": article.authors,
            "date": date.isoformat() if hasattr(date, "isoformat") else date,
            "text": article.text,
        }

    return read


def resiliparse():
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import detect_encoding
    from resiliparse.parse.html import HTMLTree

    def read(page):
        tree = HTMLTree.parse_from_bytes(page, detect_encoding(page))
        text = extract_plain_text(
            tree, main_content=True, alt_texts=False, comments=False, post_meta=False, list_bullets=False
        )
        return {"text": text}

    return read


def turbohtml():
    from turbohtml import parse
    from turbohtml.extract import DateExtraction, dates

    first_published = DateExtraction(original=True)

    def read(page):
        document = parse(page)
        article = document.article()
        # It finds more dates than article() gives.
        date = dates(page.decode(document.encoding, "replace"), first_published)
        return {"title": article.title, "authors": article.byline, "date": date and date.date, "text": article.text}

    return read


PEERS = {
    "trafilatura": trafilatura,
    "trafilatura-fast": trafilatura_fast,
    "newspaper4k": newspaper4k,
    "resiliparse": resiliparse,
    "turbohtml": turbohtml,
}


def read_or_none(read, page):
    """None where the peer failed, in whatever way."""
    try:
        return read(page)
    except Exception:
        return None


def main():
    logging.disable(logging.CRITICAL)
    read = PEERS[sys.argv[1]]()
    paths = sys.stdin.read().splitlines()
    if "--time" not in sys.argv:
        for path in paths:
            record = read_or_none(read, pathlib.Path(path).read_bytes()) or {}
            print(json.dumps({"input": path, **record}), flush=True)
        return
    pages = [pathlib.Path(path).read_bytes() for path in paths]
    read_or_none(read, pages[0])
    begin = time.process_time()
    failures = sum(read_or_none(read, page) is None for page in pages)
    print(json.dumps({"pages": len(pages), "seconds": time.process_time() - begin, "failures": failures}))


if __name__ == "__main__":
    main()
