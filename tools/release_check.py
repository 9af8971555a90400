"""Builds what is released, and tries it as a user would: ``python tools/release_check.py``.

The source archive and the wheel are built (``python -m build``) and looked at: the wheel has every file of the package
and nothing else, its version is the package's and the changelog's, and twine finds nothing wrong. Then the wheel is
installed in a fresh environment, and the command run there. ``--offline`` builds the wheel with what is installed here,
looks at it, and runs it from where it was unpacked.
"""

from __future__ import annotations

import argparse
import os
import runpy
import subprocess
import sys
import tempfile
import venv
import zipfile
from email.parser import HeaderParser
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = "nlp_pipeline"
ARTICLE = "Selon la préfecture, le pont rouvrira lundi.\n"
CLAIM = "le pont rouvrira lundi"


def main() -> int:
    """Run the check; the first thing that is wrong ends it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--offline", action="store_true", help="only what needs no network")
    offline = parser.parse_args().offline
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        wheel = build(folder / "dist", offline=offline)
        look_at(wheel)
        if offline:
            run_unpacked(wheel, folder / "unpacked")
        else:
            run("-m", "twine", "check", "--strict", *map(str, wheel.parent.iterdir()))
            run_installed(wheel, folder / "installed")
    print("ready to be released")
    return 0


def build(folder: Path, *, offline: bool) -> Path:
    """Build into a folder and give the wheel; offline without the source archive, and with the tools that are here."""
    more = ("--wheel", "--no-isolation") if offline else ()
    run("-m", "build", *more, "--outdir", str(folder), str(ROOT))
    (wheel,) = folder.glob("*.whl")
    return wheel


def look_at(wheel: Path) -> None:
    """Hold a wheel against the project.

    Raises:
        SystemExit: something is missing, or there that should not be.
    """
    here = {path.relative_to(ROOT).as_posix() for path in (ROOT / PACKAGE).rglob("*") if path.is_file()}
    here = {name for name in here if "__pycache__" not in name}
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        (metadata,) = (name for name in names if name.endswith(".dist-info/METADATA"))
        headers = HeaderParser().parsestr(archive.read(metadata).decode("utf-8"))
        entry_points = archive.read(metadata.replace("METADATA", "entry_points.txt")).decode("utf-8")
    inside = {name for name in names if ".dist-info/" not in name}
    if inside != here:
        sys.exit(f"not in the wheel: {sorted(here - inside)}; only in the wheel: {sorted(inside - here)}")
    for name in (
        f"{PACKAGE}/py.typed",
        f"{PACKAGE}/lexicon/fr/verbs.csv",
        metadata.replace("METADATA", "licenses/LICENSE"),
    ):
        if name not in names:
            sys.exit(f"the wheel lacks {name}")
    version = runpy.run_path(str(ROOT / PACKAGE / "version.py"))["__version__"]
    if headers["Version"] != version:
        sys.exit(f"the wheel has the version {headers['Version']}, the package {version}")
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    if f"## [{headers['Version']}]" not in changelog:
        sys.exit(f"the changelog has no heading for {headers['Version']}")
    for part in ("selon = nlp_pipeline.__main__:main", "selon_claims = "):
        if part not in entry_points:
            sys.exit(f"the wheel's entry points lack {part!r}")


def run_unpacked(wheel: Path, folder: Path) -> None:
    """Run the command from an unpacked wheel, with the libraries that are installed here."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    told = subprocess.run(
        [sys.executable, "-m", PACKAGE, "--version"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    if wheel.name.split("-")[1] not in told:
        sys.exit(f"selon --version says {told!r}")


def run_installed(wheel: Path, folder: Path) -> None:
    """Install a wheel in a fresh environment and find a claim with it."""
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    constraints = str(ROOT / "constraints.txt")
    subprocess.run([str(programs / "python"), "-m", "pip", "install", "-q", "-c", constraints, str(wheel)], check=True)
    (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    command = [str(programs / "selon"), "extract", "article.txt", "-o", "claims.csv", "--quiet"]
    subprocess.run(command, cwd=folder, check=True)
    if CLAIM not in (folder / "claims.csv").read_text(encoding="utf-8"):
        sys.exit("the installed command does not find the claim")


def run(*arguments: str) -> None:
    """Run Python; end where it fails."""
    if subprocess.run([sys.executable, *arguments], check=False).returncode:
        sys.exit(f"failed: python {' '.join(arguments)}")


if __name__ == "__main__":
    raise SystemExit(main())
