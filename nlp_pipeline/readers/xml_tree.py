"""XML to a tree: no entity is expanded, nothing is fetched and no DTD is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_pipeline.messages import _
from nlp_pipeline.readers.base import Unreadable

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


def parse_xml(data: bytes) -> Element:
    """Parse XML; a file that needs entities of its own is refused.

    Raises:
        Unreadable: the data are no XML, or declare entities.
    """
    # Loaded here: a corpus of plain text needs none of it.
    from lxml import etree

    if not data.strip():
        raise Unreadable(_("empty"))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(_("not valid XML: {error}").format(error=error.msg)) from None
    document = root.getroottree().docinfo
    if document.internalDTD is not None and any(document.internalDTD.entities()):  # type: ignore[union-attr]
        raise Unreadable(_("XML that declares entities of its own is not read: they can be bombs"))
    return root


def local_name(element: Element) -> str:
    """Give an element's name without its name space; empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def line_of(element: Element) -> str:
    """Give the text of an element on one line."""
    return " ".join("".join(str(piece) for piece in element.itertext()).split())
