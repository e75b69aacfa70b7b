"""Fits the parts of a body model."""

import warnings

import catboost
import numpy
import scipy.sparse
from sklearn.linear_model import LogisticRegression

TOKEN_BITS = 18
WORD_CLIP = 1.5  # of a weight, in logits


def token_matrix(pages):
    """A row for each block, a column for each token's place in the table: how often it is there."""
    mask = numpy.uint32((1 << TOKEN_BITS) - 1)
    blocks = [tokens for page in pages for tokens in page.tokens]
    ends = numpy.cumsum([0] + [len(tokens) for tokens in blocks])
    columns = (numpy.concatenate(blocks) & mask).astype(numpy.int32)
    counts = numpy.ones(len(columns), dtype=numpy.float32)
    matrix = scipy.sparse.csr_matrix((counts, columns, ends), shape=(len(blocks), 1 << TOKEN_BITS))
    matrix.sum_duplicates()
    return matrix


def fit_words(tokens, labels, weights, options):
    """Gives whole weights and the unit that they count."""
    model = LogisticRegression(C=options["word_c"], solver="lbfgs", max_iter=options["word_iterations"], tol=1e-3)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it need not converge
        model.fit(tokens, labels, sample_weight=weights / weights.mean())
    unit = WORD_CLIP / 127
    return numpy.clip(numpy.round(model.coef_[0] / unit), -127, 127).astype(numpy.int8), unit


def fit_trees(features, labels, weights, options):
    model = catboost.CatBoostClassifier(
        iterations=options["trees"],
        depth=options["depth"],
        learning_rate=options["rate"],
        l2_leaf_reg=options["l2"],
        random_seed=1,
        verbose=False,
        allow_writing_files=False,
        thread_count=1,
        boosting_type="Plain",
        bootstrap_type="Bernoulli",
        subsample=options["rows"],
        rsm=options["columns"],
        border_count=options["borders"],
        leaf_estimation_iterations=1,
    )
    model.fit(catboost.Pool(features, labels, weight=weights / weights.mean()))
    return model


def likelihood(model, features):
    return model.predict_proba(features)[:, 1]


def score(model, features):
    """Log-odds."""
    return model.predict(features, prediction_type="RawFormulaVal")
