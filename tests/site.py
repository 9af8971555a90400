"""A site of the tests' own, with an article, on this machine."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = """<!DOCTYPE html><html lang="fr"><head><title>Le pont rouvrira lundi</title>
<meta property="og:site_name" content="La Gazette"></head>
<body><nav>Accueil</nav><article><h1>Le pont rouvrira lundi</h1>
<p>Selon anne morel, le pont rouvrira lundi matin après six mois de travaux sur le tablier.</p>
<p>Les automobilistes devront encore patienter quelques jours, car la chaussée sèche lentement.</p>
<p>Selon luc petit, le chantier a coûté deux millions d’euros à la commune.</p></article></body></html>"""


class _Pages(BaseHTTPRequestHandler):
    """``/home`` leads to ``/article``; every other page is empty."""

    def do_GET(self) -> None:
        if self.path == "/home":
            self.send_response(302)
            self.send_header("Location", f"http://127.0.0.1:{self.server.server_port}/article")  # type: ignore[attr-defined]
            self.end_headers()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write((PAGE if self.path == "/article" else "<p></p>").encode())

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def served_site() -> Iterator[str]:
    """Serve the site; give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
