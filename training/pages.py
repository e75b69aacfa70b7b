"""Pages of the corpora with their gold, and the blocks that the program makes of them."""

import json
import pathlib
import struct
import subprocess
from dataclasses import dataclass, field

import numpy

from folds import fold_of
from provenance import LISTS, SETS  # noqa: F401



@dataclass
class Page:
    set: str
    gold: dict
    fold: int
    texts: list = field(default_factory=list)  # of the blocks
    tokens: list = field(default_factory=list)  # of each block an array
    features: numpy.ndarray = None  # blocks x features, bytes
    page_features: numpy.ndarray = None
    likelihood: numpy.ndarray = None  # of the blocks by the model that was given, bytes


def load_gold(corpora, name):
    with open(corpora / name / "gold.jsonl", encoding="utf-8") as lines:
        golds = [json.loads(line) for line in lines if line.strip()]
    return [Page(name, gold, fold_of(gold)) for gold in golds]


def read_blocks(corpora, pages, program, model):
    """Fills in what the program page_blocks says of pages; `model` is a file, or "-". Gives the numbers of features of
    the first stage, of both, and of pages."""
    counts = None
    files = [str(corpora / page.set / "html" / (page.gold["id"] + ".html")) for page in pages]
    done = 0
    while done < len(files):
        part = files[done : done + 400]
        output = subprocess.run([program, model, *part], check=True, stdout=subprocess.PIPE).stdout
        counts = read_output(output, pages[done : done + 400])
        done += len(part)
    return counts


def read_output(output, pages):
    position = 0

    def number():
        nonlocal position
        position += 4
        return struct.unpack_from("<I", output, position - 4)[0]

    first_stage, feature_count, page_count = number(), number(), number()
    for page in pages:
        page.page_features = numpy.frombuffer(output, numpy.uint8, page_count, position)
        position += page_count
        count = number()
        page.features = numpy.zeros((count, feature_count), dtype=numpy.uint8)
        page.likelihood = numpy.zeros(count, dtype=numpy.uint8)
        page.texts, page.tokens = [], []
        for block in range(count):
            page.features[block] = numpy.frombuffer(output, numpy.uint8, feature_count, position)
            position += feature_count
            page.likelihood[block] = output[position]
            position += 1
            tokens = number()
            page.tokens.append(numpy.frombuffer(output, "<u4", tokens, position))
            position += 4 * tokens
            size = number()
            page.texts.append(output[position : position + size].decode())
            position += size
    assert position == len(output)
    return first_stage, feature_count, page_count
