"""Messages and pages saved by mail programs and browsers."""

from __future__ import annotations

from nlp_pipeline.readers.mail.message import Message
from nlp_pipeline.readers.mail.outlook import OutlookMessage
from nlp_pipeline.readers.mail.web_archive import WebArchive

__all__ = ["Message", "OutlookMessage", "WebArchive"]
