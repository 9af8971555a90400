"""Tries the acceleration with the newest spaCy and thinc that the registry gives: ``python tools/newest_check.py``.

A fresh environment gets the package, then spaCy and thinc in the newest versions that go together, whatever upper bound
the package sets, and the tests in ``TESTS`` run there: annotations as the model gives them where it is shipped, claims,
or a warning that a part steps aside. What is red says what is to be done before the bound in ``pyproject.toml`` is
raised. ``--pre`` takes what is not released yet, too.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]
TESTS = ("tests/language/test_acceleration.py", "tests/language/test_pipeline.py")
PRINT_VERSIONS = "import spacy, thinc; print(f'spaCy {spacy.__version__}, thinc {thinc.__version__}')"


def main(arguments: list[str] | None = None) -> int:
    """Make the environment and run the tests; give their exit status."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pre", action="store_true", help="also versions that are not released yet")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = str(Path(folder, "Scripts" if os.name == "nt" else "bin", "python"))
        pip = [python, "-m", "pip", "install", "-q", "--upgrade"]
        run(*pip, f"{ROOT}[md]", "hypothesis", "pytest", "pytest-randomly")
        run(*pip, *(["--pre"] if options.pre else []), "spacy", "thinc")
        run(python, "-c", PRINT_VERSIONS)
        return subprocess.run([python, "-m", "pytest", *TESTS], cwd=ROOT, check=False).returncode


def run(*command: str) -> None:
    """Run a command; end where it fails."""
    if subprocess.run(command, check=False).returncode:
        sys.exit(f"failed: {' '.join(command)}")


if __name__ == "__main__":
    raise SystemExit(main())
