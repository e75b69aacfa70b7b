"""Our records of the corpora's pages, and what their scorer says of records."""

import json
import pathlib
import subprocess
import sys

from corpora import FOLDS, LISTS, fold_of

# The figures that are shown, by the scorer's names.
SCORES = (
    ("body", ("f1", "exact")),
    ("pieces", ("f1",)),
    ("title", ("exact",)),
    ("author", ("exact", "f1")),
    ("date", ("right",)),
)


def read_pages(program, models, folder, golds):
    """The program's records by page, an error's too; each page by the model of its fold, and without a profile."""
    records = {}
    for fold in range(FOLDS):
        files = [str(folder / "html" / f"{gold['id']}.html") for gold in golds if fold_of(gold) == fold]
        if not files:
            continue
        model = models / f"fold-{fold}.model"
        run = subprocess.run(
            [program, "--no-config", "-q", "--site", "none", "--model", str(model), "-f", "ndjson", "-0", "-i", "-"],
            input="\0".join(files).encode(),
            stdout=subprocess.PIPE,
        )
        if run.returncode > 1:
            sys.exit(f"quality: {program} ended with status {run.returncode}")
        for line in run.stdout.splitlines():
            record = json.loads(line)
            records[pathlib.Path(record["input"]).name.removesuffix(".html")] = record
    if len(records) != len(golds):
        sys.exit(f"quality: {folder.name}: {len(golds)} pages gave {len(records)} records")
    return records


def figures_of(scorer, golds, records):
    """{"body f1": 0.9, ...}: what the corpus has gold for."""
    scores = scorer.score(golds, records)
    return {f"{group} {key}": round(scores[group][key], 4) for group, keys in SCORES if group in scores for key in keys}


def our_figures(scorer, name, golds, records):
    """And the share of pages that are taken for what they are: articles answered, lists refused."""
    if name == LISTS:
        refused = sum(record.get("code") == "no-article" for record in records.values())
        return {"refused": round(refused / len(golds), 4)}
    articles = {page: record for page, record in records.items() if record["kind"] == "article"}
    return figures_of(scorer, golds, articles) | {"answered": round(len(articles) / len(golds), 4)}
