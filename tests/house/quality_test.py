"""What bench/ makes of figures: the floor, the sample, the peers' answers, tables and plot."""

import json
import pathlib
import sys
import unittest
import xml.etree.ElementTree

BENCH = pathlib.Path(__file__).resolve().parents[2] / "bench"
sys.path[:0] = [str(BENCH), str(BENCH / "quality"), str(BENCH / "peers")]
import corpora  # noqa: E402
import peers  # noqa: E402
import report  # noqa: E402
from floor import below, raised  # noqa: E402


class TheFloor(unittest.TestCase):
    FLOOR = {"a": {"body f1": 0.9, "date right": 0.8}}

    def test_figures_on_it_pass(self):
        self.assertEqual(below({"a": {"body f1": 0.9, "date right": 0.81, "new": 0.1}, "b": {}}, self.FLOOR), [])

    def test_figures_under_it_are_named(self):
        lines = below({"a": {"body f1": 0.8999, "date right": 0.9}}, self.FLOOR)
        self.assertEqual(lines, ["a: body f1 is 0.8999, under its floor of 0.9"])

    def test_a_figure_that_is_missing_is_under_it(self):
        self.assertEqual(below({"a": {"body f1": 1.0}}, self.FLOOR), ["a: date right is missing, its floor is 0.8"])
        self.assertEqual(len(below({}, self.FLOOR)), 2)

    def test_it_only_rises(self):
        measured = {"a": {"body f1": 0.95, "date right": 0.7}, "b": {"refused": 0.5}}
        self.assertEqual(raised(measured, self.FLOOR), {"a": {"body f1": 0.95, "date right": 0.8}, "b": {"refused": 0.5}})
        self.assertEqual(self.FLOOR, {"a": {"body f1": 0.9, "date right": 0.8}})

    def test_the_file(self):
        self.assertEqual(set(json.loads((BENCH / "quality" / "floor.json").read_text(encoding="utf-8"))), {"all", "sample"})


class TheSample(unittest.TestCase):
    def test_it_is_a_rule(self):
        chosen = [number for number in range(12_000) if corpora.in_sample({"id": f"page-{number}"})]
        self.assertAlmostEqual(len(chosen), 1000, delta=100)
        self.assertEqual(chosen[:3], [10, 19, 23])


class ThePeers(unittest.TestCase):
    def test_versions_are_those_of_the_lock_files(self):
        for peer in peers.PEERS:
            with self.subTest(peer=peer):
                self.assertRegex(peers.version(peer), r"^\d+\.\d+\.\d+$")

    def test_names_in_a_byline(self):
        for byline, names in [
            ("By Ada Brandt", ["Ada Brandt"]),
            ("Ada Brandt; Bo Lind", ["Ada Brandt", "Bo Lind"]),
            ("Ada Brandt, Bo Lind and Cy Anders", ["Ada Brandt", "Bo Lind", "Cy Anders"]),
            ("Byron Sandos", ["Byron Sandos"]),
            (["Ada Brandt, M.D."], ["Ada Brandt, M.D."]),
            (None, []),
        ]:
            with self.subTest(byline=byline):
                self.assertEqual(peers.names_in(byline), names)

    def test_an_answer_in_the_shape_of_a_record(self):
        record = peers.as_record({"input": "a.html", "title": "T", "authors": "Ada Brandt", "date": "2024-05-06", "text": "One."})
        self.assertEqual(record["headline"], "T")
        self.assertEqual(record["dateline"]["published"], "2024-05-06")
        self.assertEqual(record["body"]["text"], "One.")
        self.assertEqual(peers.as_record({"input": "a.html"})["body"]["text"], "")


class TheReport(unittest.TestCase):
    RESULTS = {
        "pages": {"news": 10},
        "tools": {
            "dateline": {
                "label": "dateline",
                "version": "1.0.0",
                "gives": ["author", "date", "title"],
                "figures": {"news": {"body f1": 0.95, "title exact": 0.9, "answered": 1.0}, "lists": {"refused": 0.8}},
            },
            "one": {"label": "one & only", "version": "2.0.0", "gives": ["title"], "figures": {"news": {"body f1": 0.9, "title exact": 0.92}}},
            "two": {"label": "two", "version": "3.0.0", "gives": [], "figures": {"news": {"body f1": 0.8, "title exact": 0.0}}},
        },
    }

    def test_table(self):
        self.assertEqual(
            report.table(self.RESULTS, [("news", "body f1", "body"), ("news", "title exact", "title")]),
            "|  | body | title |\n| --- | ---: | ---: |\n"
            "| dateline 1.0.0 | **0.950** | 0.900 |\n| one & only 2.0.0 | 0.900 | **0.920** |\n| two 3.0.0 | 0.800 | - |",
        )

    def test_document(self):
        text = report.document(self.RESULTS)
        self.assertIn("## news, 10 pages\n", text)
        self.assertIn("Of the articles of each set dateline answers: news 1.000.", text)
        self.assertIn("Of lists, pages that are no article, it refuses 0.800.", text)

    def test_plot(self):
        svg = report.plot(self.RESULTS)
        dots = xml.etree.ElementTree.fromstring(svg).findall(".//{http://www.w3.org/2000/svg}circle")
        self.assertEqual(len(dots), 5)
        self.assertIn("0.920 one &amp; only", svg)

    def test_block_of_a_document(self):
        text = "A\n<!-- speed: why -->\nold\n<!-- end of speed -->\nB\n"
        self.assertEqual(report.with_block(text, "speed", "new\n"), text.replace("old", "new"))
        with self.assertRaises(ValueError):
            report.with_block(text, "quality", "new")


if __name__ == "__main__":
    unittest.main()
