"""docs/serve.en.md and the README's section: their commands and snippets, against the application that they start."""

from __future__ import annotations

import json
import shlex
import socket
import subprocess
import sys
from pathlib import Path

from tests.pages import ROOT, blocks, commands, copy_corpus, run

PAGE = ROOT / "docs" / "serve.en.md"
PORT = "8765"


def test_commands_and_snippets_of_the_page_run(tmp_path: Path) -> None:
    copy_corpus(tmp_path, 1)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])  # another program may have that of the page
    start, *others = (line.replace(PORT, port) for line in commands(PAGE))
    assert start.startswith("selon serve ")
    command = [str(Path(sys.executable).parent / "selon"), *shlex.split(start)[1:]]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            address = process.stdout.readline().strip()
            token = (tmp_path / "token.txt").read_text("ascii").strip()
            assert address == f"http://127.0.0.1:{port}/?token={token}"
            printed = []
            for line in others:
                result = run(line, tmp_path)
                assert result.returncode == 0, f"{line}\n{result.stderr}"
                printed.append(result.stdout)
            assert printed[1] == "la préfecture\n"
            assert (tmp_path / "dossier.csv").read_bytes().startswith(b"\xef\xbb\xbfdoc_id;claim_id;")
            (snippet,) = blocks(PAGE, "python")
            (tmp_path / "snippet.py").write_text(snippet.text.replace(PORT, port), encoding="utf-8")
            result = run("python snippet.py", tmp_path)
            assert result.returncode == 0, result.stderr
            assert "Anne Morel" in result.stdout
        finally:
            process.terminate()
        assert process.stderr
        assert "Traceback" not in process.stderr.read()
    assert json.loads((tmp_path / "claims.json").read_text("utf-8"))["claims"][0]["claim"] == "le pont rouvrira lundi"


def test_the_readme_starts_it_with_the_extra() -> None:
    (block,) = blocks(ROOT / "README.md", "shell")
    install, start = block.text.strip().split(" && ")
    assert install == '.venv/bin/pip install -q -c constraints.txt ".[serve]"'
    assert start == ".venv/bin/selon serve"
