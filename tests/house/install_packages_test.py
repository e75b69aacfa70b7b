"""scripts/install-packages, with stand-ins for the commands that would change the machine."""

import os
import pathlib
import subprocess
import tempfile
import unittest

SCRIPT = pathlib.Path(__file__).resolve().parents[2] / "scripts" / "install-packages"

# Every package is installed but those that $MISSING names.
DPKG_QUERY = """for package in "${@:3}"; do
  case " $MISSING " in *" $package "*) ;; *) echo "$package installed" ;; esac
done"""


class InstallPackages(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        for tool in ("bash", "env", "comm", "sort", "sed", "paste", "mktemp", "rm", "grep", "tail"):
            self.place(tool).symlink_to(f"/usr/bin/{tool}")
        self.calls = self.folder / "calls"
        self.calls.touch()
        self.stand_in("dpkg-query", DPKG_QUERY)
        self.stand_in("apt-get", f'echo "$*" >>{self.calls}; echo "E: ${{*: -1}} cannot be had"; exit $APT_STATUS')
        self.stand_in("id", 'echo "$USER_ID"')

    def place(self, name):
        return self.folder / name

    def stand_in(self, name, script):
        self.place(name).write_text(f"#!/bin/bash\n{script}\n", encoding="utf-8")
        self.place(name).chmod(0o755)

    def run_script(self, *arguments, missing="", apt_status=0, user_id=0):
        environment = {"PATH": str(self.folder), "MISSING": missing, "APT_STATUS": str(apt_status)}
        environment |= {"USER_ID": str(user_id), "TMPDIR": str(self.folder)}
        outcome = subprocess.run([SCRIPT, *arguments], env=environment, capture_output=True, text=True)
        return outcome.returncode, outcome.stdout + outcome.stderr

    def test_nothing_to_do(self):
        self.assertEqual(self.run_script(), (0, ""))
        self.assertEqual(self.run_script("all", user_id=1000), (0, ""))
        self.assertEqual(self.calls.read_text(), "")

    def test_installs_what_is_missing_and_no_more(self):
        status, output = self.run_script(missing="libgumbo-dev jq clang-14")
        self.assertEqual((status, output), (0, "Installing jq libgumbo-dev\n"))
        update, install = self.calls.read_text().splitlines()
        self.assertTrue(update.endswith(" update"), update)
        self.assertTrue(install.endswith(" jq libgumbo-dev"), install)

    def test_sets(self):
        self.assertEqual(self.run_script(missing="libgtest-dev clang-14"), (0, ""))
        self.assertIn("Installing libgtest-dev\n", self.run_script("tests", missing="libgtest-dev clang-14")[1])
        self.assertIn("Installing clang-14 libgtest-dev\n", self.run_script("all", missing="libgtest-dev clang-14")[1])

    def test_failure_names_the_package_and_the_reason(self):
        status, output = self.run_script(missing="libgumbo-dev", apt_status=100)
        self.assertEqual(status, 1)
        self.assertIn("E: libgumbo-dev cannot be had\n", output)
        self.assertIn("could not install libgumbo-dev: the package lists could not be renewed (is there a network?)", output)

    def test_no_root_and_no_sudo(self):
        status, output = self.run_script(missing="jq", user_id=1000)
        self.assertEqual(status, 1)
        self.assertIn("installing needs root, and there is no sudo; run this as root: apt-get install jq", output)
        self.assertEqual(self.calls.read_text(), "")

    def test_sudo(self):
        self.stand_in("sudo", f'echo sudo >>{self.calls}; "$@"')
        self.assertEqual(self.run_script(missing="jq", user_id=1000)[0], 0)
        self.assertEqual(self.calls.read_text().split().count("sudo"), 2)

    def test_other_systems(self):
        self.place("apt-get").unlink()
        status, output = self.run_script()
        self.assertEqual(status, 1)
        self.assertIn("this system has no apt-get", output)

    def test_unknown_set(self):
        status, output = self.run_script("everything")
        self.assertEqual(status, 1)
        self.assertIn("unknown argument 'everything'", output)


if __name__ == "__main__":
    unittest.main()
