"""The version stands in three places, which must say the same."""

import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]


def found(file, pattern):
    match = re.search(pattern, (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE)
    return match and match.group(1)


class Version(unittest.TestCase):
    def test_is_the_same_everywhere(self):
        version = found("CMakeLists.txt", r"^  VERSION (\d+\.\d+\.\d+)$")
        self.assertIsNotNone(version)
        self.assertEqual(found("include/dateline/version.h", r'version = "(.*)";'), version)
        self.assertEqual(found("CHANGELOG.md", r"^## \[(\d[^\]]*)\]"), version, "the newest section of CHANGELOG.md")


if __name__ == "__main__":
    unittest.main()
