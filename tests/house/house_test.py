#!/usr/bin/env python3
"""What holds for the source tree as a whole and no compiler says."""

import os
import re
import subprocess
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

TOP_LEVEL = {
    "app", "board", "model", "persistence", "resources", "tests",
    "CMakeLists.txt", "CMakePresets.json", "CONTRIBUTING.md", "LICENSE", "README.md",
}  # fmt: skip

# Part -> the parts whose headers it may include. The longest matching path is a file's part.
MAY_INCLUDE = {
    "model": {"model"},
    "model/simulation": {"model", "model/simulation"},
    "model/simulation/scripts": {"model", "model/simulation", "model/simulation/scripts"},
    "persistence": {"model", "model/simulation", "persistence"},
    "board": {"model", "model/simulation", "board"},
    "app": {"model", "model/simulation", "model/simulation/scripts", "persistence", "board", "app"},
}

QT_MODULES = {"model": "Core", "model/simulation": "Core", "model/simulation/scripts": "Core|Qml"}
UMBRELLA = re.compile(r"Qt(Core|Gui|Widgets|Svg|SvgWidgets|Test|Xml|Network|Concurrent|PrintSupport|Qml)")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
SCRIPTS = ["app/run", "tests/run", ".ci/run"]


def tree():
    """The files of the project, as paths relative to its root: those that git keeps, or all when there is no git."""
    if (ROOT / ".git").exists():
        command = ["git", "-c", f"safe.directory={ROOT}", "-C", str(ROOT), "ls-files", "-z"]
        try:
            listed = subprocess.run(command, capture_output=True, check=True).stdout.decode()
            return [Path(name) for name in listed.split("\0") if name and (ROOT / name).exists()]
        except FileNotFoundError:
            pass  # no git here: walk
    return [
        path.relative_to(ROOT)
        for path in ROOT.rglob("*")
        if path.is_file() and path.relative_to(ROOT).parts[0] not in {".git", ".cache", "build"}
    ]


FILES = tree()
SOURCES = [path for path in FILES if path.suffix in {".cpp", ".h"}]


def part_of(path):
    fitting = [part for part in MAY_INCLUDE if Path(path).is_relative_to(part)]
    return max(fitting, key=len, default=None)


def includes():
    """(file, opening bracket, name) of every #include."""
    for path in SOURCES:
        for bracket, name in INCLUDE.findall((ROOT / path).read_text(encoding="utf-8")):
            yield path, bracket, name


class House(unittest.TestCase):
    maxDiff = None

    def test_parts_include_only_the_parts_below_them(self):
        upward = [
            f"{path} includes {name}"
            for path, bracket, name in includes()
            if bracket == '"' and part_of(path) and part_of(name) not in MAY_INCLUDE[part_of(path)]
            and not name.endswith(".moc")
        ]  # fmt: skip
        self.assertEqual([], upward)

    def test_the_model_sees_no_window_of_qt(self):
        # Headers named by class alone are held back by the link targets; those named with their module are not.
        seen = [
            f"{path} includes {name}"
            for path, _, name in includes()
            if part_of(path) in QT_MODULES and re.match(rf"Qt(?!({QT_MODULES[part_of(path)]})/)\w+/", name)
        ]
        self.assertEqual([], seen)

    def test_no_umbrella_headers(self):
        umbrellas = [f"{path} includes {name}" for path, _, name in includes() if UMBRELLA.fullmatch(name)]
        self.assertEqual([], umbrellas)

    def test_own_includes_are_named_from_the_root(self):
        lost = [
            f"{path} includes {name}"
            for path, bracket, name in includes()
            if bracket == '"' and not name.endswith(".moc") and not (ROOT / name).is_file()
        ]
        self.assertEqual([], lost)

    def test_every_source_is_built(self):
        forgotten = []
        for path in SOURCES:
            if path.suffix != ".cpp":
                continue
            lists = next(d / "CMakeLists.txt" for d in path.parents if (ROOT / d / "CMakeLists.txt").is_file())
            words = re.findall(r"[\w./+-]+", (ROOT / lists).read_text(encoding="utf-8"))
            if path.relative_to(lists.parent).as_posix() not in words:
                forgotten.append(f"{path} is not in {lists}")
        self.assertEqual([], forgotten)

    def test_every_header_is_included(self):
        included = {name for _, _, name in includes()}
        unused = [str(path) for path in SOURCES if path.suffix == ".h" and path.as_posix() not in included]
        self.assertEqual([], unused)

    def test_the_top_level_holds_what_was_agreed(self):
        entries = {path.parts[0] for path in FILES}
        self.assertEqual(TOP_LEVEL, {entry for entry in entries if not entry.startswith(".")})

    def test_scripts_are_executable(self):
        self.assertEqual([], [name for name in SCRIPTS if not os.access(ROOT / name, os.X_OK)])


if __name__ == "__main__":
    unittest.main()
