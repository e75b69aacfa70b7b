"""No site of the gold corpora is named in the code, in the profiles or in what makes the model.

The model is trained on the corpora's pages and measured on them: a rule or a word for one of their sites would make the figures
worth nothing. The registered domains of all gold pages are looked for in every file below FOLDERS. Allowed are hosts whose
documents or frames stand in the pages of any site, and the site that the profiles are for.

The corpora are found by DATELINE_SHARED; without it the search is skipped, with status 77.
"""

import json
import os
import pathlib
import re
import sys
import tarfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "training"))
from folds import registered_domain  # noqa: E402

SKIPPED = 77
FOLDERS = ("fixtures", "fuzz", "include", "schema", "sites", "src", "tests", "training")
SUFFIXES = (".cpp", ".h", ".json", ".py", ".txt", "")  # the model's data holds no text

EMBED_PROVIDERS = set(
    "bsky.app dailymotion.com facebook.com instagram.com ok.ru reddit.com rutube.ru soundcloud.com spotify.com t.me telegram.org "
    "threads.net tiktok.com twitter.com vimeo.com vk.com x.com youtu.be youtube.com youtube-nocookie.com".split()
)
STANDARDS = {"json-schema.org", "ogp.me", "schema.org", "w3.org"}
ALLOWED = EMBED_PROVIDERS | STANDARDS | {"caliber.az"}

HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")


def domains_in(text):
    """All registered domains that could be meant in the text: every end of every name with dots in it."""
    for name in set(HOST.findall(text.lower())):
        labels = name.split(".")
        for begin in range(len(labels) - 1):
            yield ".".join(labels[begin:])


def corpora_domains(folder):
    """The registered domains of all gold pages in the archives of `folder`."""
    domains = set()
    for archive in sorted(folder.glob("*.tar.xz")):
        with tarfile.open(archive) as members:
            gold = next(member for member in members if member.name.endswith("gold.jsonl"))
            for line in members.extractfile(gold):
                url = json.loads(line).get("url")
                if url:
                    domains.add(registered_domain(url))
    return domains


def files():
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.suffix in SUFFIXES:
                yield path


class Hosts(unittest.TestCase):
    def test_no_site_of_the_corpora_is_named(self):
        domains = corpora_domains(pathlib.Path(os.environ["DATELINE_SHARED"]) / "quality" / "corpora")
        self.assertGreater(len(domains), 500)
        found = []
        for path in files():
            for domain in domains_in(path.read_text(encoding="utf-8", errors="replace")):
                if domain in domains - ALLOWED:
                    found.append(f"{path.relative_to(ROOT)}: {domain}")
        self.assertEqual(sorted(set(found)), [])


class TheTestItself(unittest.TestCase):
    def test_domains(self):
        self.assertIn("example.org", set(domains_in('host == "www.news.Example.org"')))
        self.assertIn("example.co.uk", set(domains_in("https://example.co.uk/a.html")))
        self.assertNotIn("example.org", set(domains_in("an-example.org")))


if __name__ == "__main__":
    if "DATELINE_SHARED" not in os.environ:
        print("hosts: skipped: DATELINE_SHARED does not name the folder with the corpora")
        sys.exit(SKIPPED)
    unittest.main()
