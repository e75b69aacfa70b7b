"""Makes src/extract/given_names.txt: given names in small letters, one a line, sorted by bytes.

    pip install faker==40.63.0 names==0.3.0
    python training/given_names.py >src/extract/given_names.txt

From Faker (MIT) the first names of all its locales but "en", which has whatever American babies were called in a hundred
years; from names (MIT) the commoner ones of the United States Census of 1990, which is in the public domain too. Names in
scripts without letter case are left out: there, the program has no use for them.
"""

import ast
import collections
import pathlib
import re
import sys
import unicodedata

import faker
import names

# Spellings that the lists lack.
ADDED = """anatoly anil artem arun ashish ayşe deepak dmitry evgeny faisal ilya jen katya lev maddie manoj mariya małgorzata misha
mohit pip pradeep prakash priyanka raj rajesh rohit sandeep sanjay sunil suresh vasily vijay vishal vitaly артём инна яна"""

# What bylines say besides names: other words, places, agencies.
NOT_NAMES = """adelaide alberta alpha america an and ani ant apollo art asia atlantis atlas august aurora austria auto autumn baby
bank berlin best beta big black blue boston boy brooklyn by canada case chance chase china church city cleveland club
cuba cyprus dalla dallas data day de december del della delta den denver der des devon doctor du east echo el england
euro for forest france friday from geneva girl global gold golden good great green hasta havana holland home hope
houston ibn india info ireland israel italy january july justice kali kenya king lady las les libra lincoln little
london los lyon major mali man march may mega memphis men mercury meta mexico mini mister mit mode monday nachrichten
nella new niger north nova november ocean october of old omega page par paris per phoenix photo plus por price prima
prince pro queen radio red research ria rio river royal saint santa saturday scotland september sid siena silver sir
sky sol son south spain sport star sterling stone style summer sun sunday super sydney temple terra the thursday til
titan trinidad trinity true turkey ultra una und unique uno valencia van verona video vienna viva von washington west
white winter with world"""

COMMON = 3  # lists that have a name: then it is one, whatever else it is
FAMILY = 4  # times as many people have it as their family name: then it says little
LEAST_SHARE = 0.005  # of the census' people, in percent


def as_key(name):
    key = unicodedata.normalize("NFC", name).strip().lower()
    is_word = re.fullmatch(r"[^\W\d_]+(?:-[^\W\d_]+)?", key) and len(key) >= 3
    has_case = key and (ord(key[0]) < 0x590 or 0x1E00 <= ord(key[0]) < 0x2000)
    return key if is_word and has_case else None


def locale_lists():
    for path in sorted(pathlib.Path(faker.__file__).parent.glob("providers/person/*/__init__.py")):
        if path.parent.name == "en":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, (ast.Assign, ast.AnnAssign)) or node.value is None:
                continue
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            if "first_name" in getattr(target, "id", ""):
                words = (part.value for part in ast.walk(node.value) if isinstance(part, ast.Constant))
                yield path.parent.name, {as_key(word) for word in words if isinstance(word, str)} - {None}


def census_shares(file):
    with open(pathlib.Path(names.__file__).parent / file, encoding="ascii") as lines:
        return {key: float(share) for key, share in ((line.split()[0].lower(), line.split()[1]) for line in lines)}


def given_names():
    by_locale = collections.defaultdict(set)
    for locale, found in locale_lists():
        by_locale[locale] |= found
    lists = collections.Counter(name for found in by_locale.values() for name in found)
    given = {}
    for file in ("dist.male.first", "dist.female.first"):
        for name, share in census_shares(file).items():
            given[name] = max(share, given.get(name, 0))
    family = census_shares("dist.all.last")
    every = set(lists) | {name for name, share in given.items() if share >= LEAST_SHARE and as_key(name)}
    # "Reed" and "Campbell" are given names too.
    every -= {name for name in every if lists[name] < COMMON and family.get(name, 0) > max(0.002, FAMILY * given.get(name, 0))}
    return (every - set(NOT_NAMES.split())) | set(ADDED.split())


if __name__ == "__main__":
    sys.stdout.write("".join(name + "\n" for name in sorted(given_names(), key=str.encode)))
