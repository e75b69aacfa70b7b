"""What a model was made of. Needs Python's standard library alone."""

import hashlib
import json
import struct

MAGIC = b"dateline body model 2\n"
SETS = ("naeb-dev", "fundus-news", "wcxb-articles", "trafilatura")  # of articles
LISTS = "wcxb-lists"  # pages that are none

OPTIONS = {
    "version": 2,
    "word_c": 0.05,
    "word_iterations": 50,
    "trees": 300,
    "depth": 6,
    "rate": 0.1,
    "l2": 3,
    "rows": 0.7,
    "columns": 0.3,
    "borders": 64,
    "news_weight": 2.5,
    "pieces_weight": 3.0,
    "easy_below": 0.004,
    "easy_share": 0.15,
    "threshold": 120,
    "long_threshold": 90,
    "page_trees": 150,
    "page_depth": 4,
    "page_rate": 0.08,
    "page_list_weight": 4.0,
    "page_refused": 0.006,
}


def provenance(corpora):
    """The hash that a model names: of the options, and of the pages with their gold."""
    digest = hashlib.sha256(json.dumps(OPTIONS, sort_keys=True).encode())
    for name in (*SETS, LISTS):
        digest.update((corpora / name / "gold.jsonl").read_bytes())
        for path in sorted((corpora / name / "html").iterdir()):
            digest.update(path.name.encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def read_provenance(path):
    with open(path, "rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            raise ValueError(f"{path}: no body model")
        _, size = struct.unpack("<II", file.read(8))
        return file.read(size).decode()
