"""Body models as files: see training/README.md for the format."""

import json
import struct
import tempfile

import numpy

from provenance import MAGIC

NEVER = 255  # no byte is above it


def words_bytes(weights, unit):
    """`weights` are whole numbers from -127 to 127, a power of two of them; or None."""
    if weights is None:
        return struct.pack("<If", 0, 0.0)
    bits = len(weights).bit_length() - 1
    assert 1 << bits == len(weights)
    return struct.pack("<If", bits, unit) + weights.astype(numpy.int8).tobytes()


def trees_bytes(model):
    """A CatBoost model of oblivious trees; or None."""
    if model is None:
        return struct.pack("<IIff", 0, 0, 0.0, 0.0)
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        model.save_model(file.name, format="json")
        with open(file.name, encoding="utf-8") as text:
            content = json.load(text)
    trees = content["oblivious_trees"]
    scale, bias = content["scale_and_bias"][0], content["scale_and_bias"][1][0]
    depth = max(len(tree["splits"] or []) for tree in trees)
    unit = max(abs(value) for tree in trees for value in tree["leaf_values"]) * scale / 32767
    tests, leaves = b"", b""
    for tree in trees:
        splits = tree["splits"] or []
        for split in splits:
            tests += struct.pack("<HB", split["float_feature_index"], int(split["border"]))
        tests += struct.pack("<HB", 0, NEVER) * (depth - len(splits))
        values = [round(value * scale / unit) for value in tree["leaf_values"]]
        leaves += struct.pack(f"<{1 << depth}h", *values, *[0] * ((1 << depth) - len(values)))
    return struct.pack("<IIff", len(trees), depth, bias, unit) + tests + leaves


def write_model(path, features, provenance, thresholds, words, first=None, second=None, page=None):
    """`features` is the number of all features, `thresholds` are the likelihoods, from 0 to 255, of short blocks, of long
    ones and of pages; `words` is a pair of weights and unit."""
    name = provenance.encode()
    with open(path, "wb") as file:
        file.write(MAGIC + struct.pack("<II", features, len(name)) + name + struct.pack("<BBB", *thresholds))
        file.write(words_bytes(*words) + trees_bytes(first) + trees_bytes(second) + trees_bytes(page))


def write_samples(path, features, first, second):
    """The numbers of blocks and of features (32 bits each); the features' bytes, block by block; then for each block what
    the first stage says of it and what the second does (32-bit floats, log-odds)."""
    with open(path, "wb") as file:
        file.write(struct.pack("<II", *features.shape) + features.astype(numpy.uint8).tobytes())
        file.write(numpy.stack([first, second], axis=1).astype("<f4").tobytes())


def read_samples(path):
    """The features and, a column each, the scores of both stages."""
    content = path.read_bytes()
    blocks, count = struct.unpack_from("<II", content)
    features = numpy.frombuffer(content, numpy.uint8, blocks * count, 8).reshape(blocks, count)
    return features, numpy.frombuffer(content, "<f4", 2 * blocks, 8 + blocks * count).reshape(blocks, 2)
