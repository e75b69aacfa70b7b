"""The Python package as pip builds it, and environments to try it in, all in build/python."""

import os
import pathlib
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = ROOT / "build" / "python"
SKIPPED = 77  # the status of a test that needs PyPI and cannot reach it


def run(*command, **options):
    subprocess.run([str(part) for part in command], check=True, **options)


def environment(folder):
    """A new environment in a folder; its interpreter."""
    run("/usr/bin/python3", "-m", "venv", "--clear", folder)
    return folder / "bin" / "python"


def pip(python, *arguments, **options):
    run(python, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments, **options)


def compiler_cache():
    """As scripts/build has it."""
    if not shutil.which("ccache"):
        return {}
    launchers = {"CMAKE_C_COMPILER_LAUNCHER": "ccache", "CMAKE_CXX_COMPILER_LAUNCHER": "ccache"}
    sloppiness = "pch_defines,time_macros,include_file_mtime,include_file_ctime"
    return {**launchers, "CCACHE_BASEDIR": str(ROOT), "CCACHE_NOHASHDIR": "true", "CCACHE_SLOPPINESS": sloppiness}


def can_reach_pypi():
    FOLDER.mkdir(parents=True, exist_ok=True)
    command = ["/usr/bin/python3", "-m", "pip", "download", "--quiet", "--no-deps", "--dest", FOLDER / "download", "nanobind"]
    return subprocess.run(command, stderr=subprocess.DEVNULL, check=False).returncode == 0


def environment_of(requirements, folder):
    """The interpreter of an environment with the packages of a file, made anew when that changes."""
    python, stamp = folder / "bin" / "python", folder / "requirements.txt"
    if not stamp.is_file() or stamp.read_bytes() != requirements.read_bytes():
        python = environment(folder)
        pip(python, "install", "--no-deps", "--requirement", requirements)
        shutil.copy(requirements, stamp)
    return python


def wheel(python):
    """The repaired wheel."""
    built, repaired = FOLDER / "built", FOLDER / "wheel"
    for folder in (built, repaired):
        shutil.rmtree(folder, ignore_errors=True)
    settings = ["--config-settings=cmake.define.DATELINE_PRECOMPILE_HEADERS=ON", f"--config-settings=build-dir={FOLDER / 'cmake'}"]
    pip(python, "wheel", "--no-deps", *settings, "--wheel-dir", built, ROOT / "python", env=dict(os.environ, **compiler_cache()))
    (path,) = built.glob("*.whl")
    tools = dict(os.environ, PATH=f"{python.parent}:{os.environ['PATH']}")
    run(python, "-m", "auditwheel", "repair", "--wheel-dir", repaired, path, env=tools)
    (path,) = repaired.glob("*.whl")
    print(f"made: {path.name}, {path.stat().st_size / 1e6:.1f} MB", flush=True)
    return path
