#!/usr/bin/env python3
"""Trains the body model, and five more for measuring.

    train.py CORPORA PAGE_BLOCKS OUTPUT [--jobs N]

CORPORA holds the unpacked corpora (NAME/gold.jsonl, NAME/html/); PAGE_BLOCKS is the program of that name. Writes
OUTPUT/body.model with OUTPUT/samples.bin, and OUTPUT/fold-0.model to fold-4.model: of pages whose registered domain is of
fold N, fold-N.model has seen nothing, not even by way of features that another model made. See README.md.
"""

import argparse
import multiprocessing
import pathlib
import sys

import numpy

import labels
import learn
import model_file
import pages as page_files
from folds import FOLDS
from provenance import OPTIONS, provenance

NEWS = ("naeb-dev", "fundus-news")
SAMPLES = 1000  # blocks, of so many pages:
SAMPLE_PAGES = 100


def label(page):
    if page.set == page_files.LISTS:
        return [None] * len(page.texts)
    if page.gold.get("body") is not None:
        return labels.label_blocks(page.texts, page.gold["body"])
    if page.gold.get("with") or page.gold.get("without"):
        return labels.label_by_pieces(page.texts, page.gold)
    return [None] * len(page.texts)


def has_body(page):
    return page.gold.get("body") is not None and page.set != page_files.LISTS


class Trainer:
    """Models by what they may not have seen: a set of folds."""

    def __init__(self, corpora, program, output):
        self.corpora, self.program, self.output = corpora, program, output
        self.name = provenance(corpora)
        self.pages = [
            page
            for name in (*page_files.SETS, page_files.LISTS)
            for page in page_files.load_gold(corpora, name)
        ]
        self.first_count, self.block_count, self.page_count = page_files.read_blocks(
            corpora, self.pages, program, "-"
        )
        with multiprocessing.Pool() as pool:
            self.labels = pool.map(label, self.pages, chunksize=16)
        sizes = [len(page.texts) for page in self.pages]
        self.fold = numpy.repeat([page.fold for page in self.pages], sizes)
        self.is_news = numpy.repeat([page.set in NEWS for page in self.pages], sizes)
        self.has_body = numpy.repeat([has_body(page) for page in self.pages], sizes)
        flat = [value for page in self.labels for value in page]
        self.is_known = numpy.array([value is not None for value in flat])
        self.is_body = numpy.array([value is True for value in flat])
        self.weight = self.row_weights()
        self.tokens = learn.token_matrix(self.pages)
        self.words = {}

    def row_weights(self):
        """(words + 3) / words of the gold, so that each page counts alike."""
        weights = []
        for page in self.pages:
            gold = max(50, len(labels.words(page.gold.get("body") or "")))
            weights += [(len(labels.words(text)) + 3) / gold for text in page.texts]
        weights = numpy.array(weights)
        weights[~self.has_body] = OPTIONS["pieces_weight"] * weights[self.has_body].mean()
        return weights

    def rows(self, unseen):
        return self.is_known & ~numpy.isin(self.fold, list(unseen))

    def words_without(self, unseen):
        unseen = frozenset(unseen)
        if unseen not in self.words:
            rows = self.rows(unseen) & self.has_body
            self.words[unseen] = learn.fit_words(
                self.tokens[rows], self.is_body[rows], self.weight[rows], OPTIONS
            )
        return self.words[unseen]

    def write(self, path, words, first=None, second=None, page=None, page_threshold=0):
        thresholds = (OPTIONS["threshold"], OPTIONS["long_threshold"], page_threshold)
        count = self.block_count + self.page_count
        model_file.write_model(path, count, self.name, thresholds, words, first, second, page)

    def features_of_fold(self, fold, path):
        """Of the rows of one fold, as the program computes them with a model."""
        chosen = [page for page in self.pages if page.fold == fold]
        page_files.read_blocks(self.corpora, chosen, self.program, str(path))
        return numpy.concatenate([page.features for page in chosen])

    def features_by(self, model_of_fold, name):
        """Of all rows, each by a model that has not seen its fold."""
        features = numpy.zeros((len(self.fold), self.block_count), dtype=numpy.uint8)
        for fold in range(FOLDS):
            if model_of_fold(fold) is None:
                continue
            path = self.output / f"{name}-{fold}.part"
            self.write(path, *model_of_fold(fold))
            features[self.fold == fold] = self.features_of_fold(fold, path)
            path.unlink()
        return features

    def train_without(self, outer):
        """A whole model that has seen no page of fold `outer`; of all pages where that is None."""
        unseen = set() if outer is None else {outer}
        inner = [fold for fold in range(FOLDS) if fold != outer]
        words = self.words_without(unseen)
        features = self.features_by(
            lambda fold: (self.words_without(unseen | {fold}),) if fold in inner else None, f"words-{outer}"
        )
        weight = self.weight * numpy.where(self.is_news, OPTIONS["news_weight"], 1)
        rows, weight = self.without_easy(features, weight, unseen, inner)
        first_of = {}
        for fold in [*inner, None]:
            chosen = rows & (self.fold != (-1 if fold is None else fold))
            first_of[fold] = learn.fit_trees(
                features[chosen, : self.first_count], self.is_body[chosen], weight[chosen], OPTIONS
            )
        features = self.features_by(
            lambda fold: (self.words_without(unseen | {fold}), first_of[fold]) if fold in inner else None,
            f"first-{outer}",
        )
        if not features[:, self.first_count :].any():
            raise RuntimeError("page_blocks gave no context to learn from")
        second = learn.fit_trees(features[rows], self.is_body[rows], weight[rows], OPTIONS)
        path = self.output / ("body.model" if outer is None else f"fold-{outer}.model")
        self.write(path, words, first_of[None], second, *self.page_trees(inner))
        if outer is None:
            self.write_samples(path, first_of[None], second)
        return path

    def write_samples(self, model, first, second):
        """Blocks with what CatBoost itself says of them: the program must say the same."""
        chosen = numpy.random.RandomState(2).choice(len(self.pages), SAMPLE_PAGES, replace=False)
        pages = [self.pages[number] for number in sorted(chosen)]
        page_files.read_blocks(self.corpora, pages, self.program, str(model))
        features = numpy.concatenate([page.features for page in pages])
        rows = numpy.sort(numpy.random.RandomState(3).choice(len(features), SAMPLES, replace=False))
        features = features[rows]
        scores = (learn.score(first, features[:, : self.first_count]), learn.score(second, features))
        model_file.write_samples(self.output / "samples.bin", features, *scores)

    def page_trees(self, inner):
        """Trees that tell articles from other pages, by what the first stage says of them, and their threshold."""
        pages = [page for page in self.pages if page.fold in inner]
        folds = numpy.array([page.fold for page in pages])
        features = numpy.array([page.page_features for page in pages])
        is_article = numpy.array([page.set != page_files.LISTS for page in pages])
        weight = numpy.where(is_article, 1, OPTIONS["page_list_weight"])
        options = OPTIONS | {name: OPTIONS["page_" + name] for name in ("trees", "depth", "rate")}
        guess = numpy.zeros(len(pages))
        for fold in inner:
            seen = folds != fold
            model = learn.fit_trees(features[seen], is_article[seen], weight[seen], options)
            guess[~seen] = learn.likelihood(model, features[~seen])
        threshold = int(numpy.quantile(guess[is_article], OPTIONS["page_refused"]) * 255)
        refused = (guess[~is_article] * 255 <= threshold).mean()
        print(f"pages: threshold {threshold}, of lists {refused:.3f} refused", flush=True)
        return learn.fit_trees(features, is_article, weight, options), threshold

    def without_easy(self, features, weight, unseen, inner):
        """Takes a sample of the rows that a small model is sure of to be no body."""
        rows = self.rows(unseen)
        options = OPTIONS | {"trees": 40, "rate": 0.25}
        guess = numpy.ones(len(rows))
        for fold in inner:
            seen, asked = rows & (self.fold != fold), rows & (self.fold == fold)
            model = learn.fit_trees(features[seen, : self.first_count], self.is_body[seen], weight[seen], options)
            guess[asked] = learn.likelihood(model, features[asked, : self.first_count])
        easy = rows & (guess < OPTIONS["easy_below"])
        sample = numpy.random.RandomState(1).rand(len(rows)) < OPTIONS["easy_share"]
        weight = numpy.where(easy, weight / OPTIONS["easy_share"], weight)
        return rows & (~easy | sample), weight


def main():
    parser = argparse.ArgumentParser(description="Train the body model, and five more for measuring.")
    parser.add_argument("corpora", type=pathlib.Path)
    parser.add_argument("page_blocks")
    parser.add_argument("output", type=pathlib.Path)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", nargs="+", choices=[*map(str, range(FOLDS)), "body"], help="folds, or the body model")
    arguments = parser.parse_args()
    arguments.output.mkdir(parents=True, exist_ok=True)
    trainer = Trainer(arguments.corpora, arguments.page_blocks, arguments.output)
    print(f"{len(trainer.pages)} pages, {len(trainer.fold)} blocks, {trainer.name}", flush=True)
    wanted = [*range(FOLDS), None]
    if arguments.only:
        wanted = [None if name == "body" else int(name) for name in arguments.only]
    with multiprocessing.get_context("fork").Pool(arguments.jobs) as pool:
        for path in pool.imap_unordered(trainer.train_without, wanted):
            print(path, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
