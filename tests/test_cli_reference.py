from __future__ import annotations

import runpy
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_command_reference_is_up_to_date() -> None:
    made = runpy.run_path(str(ROOT / "tools" / "cli_reference.py"))["reference"]()
    assert (ROOT / "docs" / "cli.md").read_text("utf-8") == made, "run: python tools/cli_reference.py"
