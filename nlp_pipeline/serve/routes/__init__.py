"""The addresses of the application: pages to look at, and the API."""

from __future__ import annotations

from nlp_pipeline.serve.routes import articles, claims, dossier, downloads, intake, pages

ROUTERS = (pages.router, claims.router, intake.router, articles.router, dossier.router, downloads.router)
"""A new group of addresses is a module beside this and a name here."""
