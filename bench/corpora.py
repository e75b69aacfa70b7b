"""The gold corpora: where their pages and gold texts are, and which of them are read."""

import hashlib
import importlib.util
import json
import os
import pathlib
import sys
import tarfile

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "training"))
from folds import FOLDS, fold_of  # noqa: E402, F401
from provenance import LISTS, SETS as ARTICLES  # noqa: E402

SAMPLE_SHARE = 12  # one of so many pages is in the sample


class Missing(Exception):
    """What is to be read is not there; says what."""


def shared_folder():
    folder = os.environ.get("DATELINE_SHARED")
    if not folder:
        raise Missing("DATELINE_SHARED does not name the folder with the corpora and their scorer")
    return pathlib.Path(folder) / "quality"


def load_scorer():
    """The corpora's own scorer, as a module."""
    specification = importlib.util.spec_from_file_location("score", shared_folder() / "score.py")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def unpacked(names=(*ARTICLES, LISTS)):
    """The folder with the unpacked corpora, NAME/gold.jsonl and NAME/html/: build/corpora."""
    target = ROOT / "build" / "corpora"
    target.mkdir(parents=True, exist_ok=True)
    for name in names:
        done = target / f"{name}.unpacked"
        if not done.exists():
            with tarfile.open(shared_folder() / "corpora" / f"{name}.tar.xz") as archive:
                archive.extractall(target, filter="data") if hasattr(tarfile, "data_filter") else archive.extractall(target)
            done.touch()
    return target


def read_golds(folder):
    """The lines of a corpus's gold, one for each page."""
    with open(folder / "gold.jsonl", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def in_sample(gold):
    """Of a page's line in the gold: chosen by the hash of its id, so that the sample is a rule and no list."""
    return int.from_bytes(hashlib.sha256(gold["id"].encode()).digest()[:4], "big") % SAMPLE_SHARE == 0
