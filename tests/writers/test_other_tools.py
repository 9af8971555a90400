"""What other tools read from what is written for them: the same claims, counts and places."""

from __future__ import annotations

import csv
import io
import json
import sys
import zipfile
from collections import Counter
from typing import TYPE_CHECKING

import networkx as nx
import pandas as pd
import pytest
import rdflib
import spacy
import srsly
from hypothesis import given, settings
from lxml import etree
from rdflib import RDF, Namespace

from nlp_pipeline.annotation.iramuteq import value_of
from nlp_pipeline.annotation.txm import METADATA
from nlp_pipeline.readers import Inputs
from nlp_pipeline.schema import Article
from nlp_pipeline.writers import WriteError, format_of
from tests.annotation.conftest import marked_articles
from tests.shares import tried
from tests.writers.runs import TEXTS, Marked, all_rows, articles, written

if TYPE_CHECKING:
    from pathlib import Path

SLOW = settings(deadline=None, max_examples=tried(16, 40))
BLANK = spacy.blank("xx")
SCHEMA = Namespace("https://schema.org/")
OA = Namespace("http://www.w3.org/ns/oa#")


def test_gephi_has_sources_outlets_and_names_with_weights_types_and_dates() -> None:
    graph = nx.read_gexf(io.BytesIO(written("gexf", articles())))
    kinds = {data["label"]: data["kind"] for _, data in graph.nodes(data=True)}
    assert kinds == {
        "Anne Morel": "person",
        "Région": "organization",
        "Paris": "name",
        "Le Val": "outlet",
        "La Côte": "outlet",
    }
    edges = {(a, b, data["relation"]): data["weight"] for a, b, data in graph.edges(data=True)}
    assert edges == {
        ("outlet:Le Val", "person:Anne Morel", "quotes"): 2,
        ("outlet:Le Val", "organization:Région", "quotes"): 1,
        ("outlet:La Côte", "organization:Région", "quotes"): 1,
        ("person:Anne Morel", "organization:Région", "together"): 1,
        ("person:Anne Morel", "organization:Région", "mentions"): 2,
        ("person:Anne Morel", "name:Paris", "mentions"): 2,
    }
    region = graph.nodes["organization:Région"]
    assert (region["claims"], region["articles"]) == (2, 2)
    assert (region["start"], region["end"]) == ("2024-09-11", "2024-10-01")


@given(marked_articles())
@SLOW
def test_gephi_takes_any_names(marked: Marked) -> None:
    graph = nx.read_gexf(io.BytesIO(written("gexf", [marked])))
    sources = Counter((row["source_name"], row["source_type"]) for row in marked[1] if row["source_name"])
    quotes = [data["weight"] for *_, data in graph.edges(data=True) if data["relation"] == "quotes"]
    assert sorted(quotes) == sorted(sources.values())


@given(marked_articles(), marked_articles())
@SLOW
def test_txm_has_a_text_an_article_a_row_a_text_and_a_unit_a_claim(first: Marked, second: Marked) -> None:
    with zipfile.ZipFile(io.BytesIO(written("txm", [first, second]))) as archive:
        table = pd.read_csv(archive.open("metadata.csv"), dtype=str, keep_default_na=False)
        texts = {name: etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xml")}
    assert tuple(table.columns) == METADATA
    assert table["id"].is_unique
    assert [f"{name}.xml" for name in table["id"]] == list(texts)
    assert table["doc"].tolist() == [first[0].doc_id, second[0].doc_id]
    assert all("_" not in name for name in METADATA)
    for (article, claims, _), root in zip((first, second), texts.values(), strict=True):
        lines = [line for line in article.text.split("\n") if line.strip()]
        assert ["".join(p.itertext()) for p in root.iter("p")] == lines
        units: dict[str, list[tuple[int, str]]] = {}
        for unit in root.iter("claim"):
            units.setdefault(unit.get("ref", ""), []).append((int(unit.get("start", "")), "".join(unit.itertext())))
        assert set(units) == {row["claim_id"] for row in claims}
        for row in claims:
            assert all(article.text[at : at + len(words)] == words for at, words in units[row["claim_id"]])
            pieces = "".join(article.text[start:end] for start, end in row["claim_spans"])
            assert "".join("".join(words for _, words in units[row["claim_id"]]).split()) == "".join(pieces.split())


def test_txm_tells_source_type_kind_and_stance_of_a_claim() -> None:
    with zipfile.ZipFile(io.BytesIO(written("txm", articles()))) as archive:
        root = etree.fromstring(archive.read("val-1.xml"))
    found = [{name: unit.get(name) for name in ("source", "type", "kind", "stance")} for unit in root.iter("claim")]
    assert found == [
        {"source": "Anne Morel", "type": "person", "kind": "direct", "stance": "report"},
        {"source": "Région", "type": "organization", "kind": "indirect", "stance": "report"},
    ]


def test_iramuteq_has_a_text_a_claim(tmp_path: Path) -> None:
    file = tmp_path / "claims.iramuteq.txt"
    file.write_bytes(written("iramuteq", articles()))
    lines = file.read_text(encoding="utf-8").splitlines()
    heads = [line for line in lines if line.startswith("****")]
    assert heads[0] == (
        "**** *source_AnneMorel *type_person *kind_direct *stance_report *modality_indicative *outlet_LeVal "
        "*doc_Val1 *claim_Val11 *date_20240911 *month_202409 *year_2024"
    )
    assert len(heads) == len(all_rows(articles()))
    back = [article for article in Inputs([file]) if isinstance(article, Article)]
    assert [article.text for article in back] == [row["claim"] for row in all_rows(articles())]
    assert back[0].outlet == "LeVal"


def test_iramuteq_has_a_text_a_source() -> None:
    text = written("iramuteq-sources", articles()).decode()
    assert text == (
        "**** *source_AnneMorel *type_person\nLe pont rouvrira\nLa piscine ferme\n\n"
        "**** *source_Region *type_organization\nLe coût a doublé\nRien n'est signé\n"
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [("Émile « Milou » Garnier", "EmileMilouGarnier"), ("œuvre", "oeuvre"), ("2024-09-11", "20240911"), ("***", "")],
)
def test_values_of_iramuteq_are_letters_and_figures(text: str, value: str) -> None:
    assert value_of(text) == value


@given(marked_articles())
@SLOW
def test_schema_org_is_read_by_rdflib_with_the_same_claims_and_places(marked: Marked) -> None:
    _, claims, _ = marked
    graph = rdflib.Graph().parse(data=written("schema-org", [marked]).decode(), format="json-ld")
    nodes = {*graph.subjects(RDF.type, SCHEMA.Quotation), *graph.subjects(RDF.type, SCHEMA.Claim)}
    assert len(nodes) == len(claims)
    assert len(list(graph.subjects(RDF.type, SCHEMA.NewsArticle))) == 1
    places = sorted(
        (int(graph.value(each, OA.start).toPython()), int(graph.value(each, OA.end).toPython()))  # type: ignore[union-attr]
        for each in graph.subjects(RDF.type, OA.TextPositionSelector)
    )
    assert places == sorted((start, end) for row in claims for start, end in row["claim_spans"])
    texts = Counter(str(graph.value(node, SCHEMA.text)) for node in nodes)
    assert texts == Counter(row["claim"] for row in claims)
    quoted = sum(row["kind"] in ("direct", "mixed") and bool(row["source_name"]) for row in claims)
    assert len(list(graph.subject_objects(SCHEMA.spokenByCharacter))) == quoted
    assert all(graph.value(node, SCHEMA.isPartOf) for node in nodes)


def test_schema_org_leads_to_the_article_by_address_and_day() -> None:
    graph = rdflib.Graph().parse(data=written("schema-org", articles()).decode(), format="json-ld")
    based = {str(address) for address in graph.objects(None, SCHEMA.isBasedOn)}
    assert based == {f"https://exemple.fr/{name}" for name in TEXTS}
    assert {str(day) for day in graph.objects(None, SCHEMA.datePublished)} == {date for date, *_ in TEXTS.values()}
    speakers = {str(graph.value(node, SCHEMA.name)) for node in graph.objects(None, SCHEMA.spokenByCharacter)}
    assert speakers == {"Anne Morel", "Région"}


@given(marked_articles())
@SLOW
def test_prodigy_has_spans_that_spacy_finds(marked: Marked) -> None:
    article, claims, _ = marked
    task = srsly.json_loads(written("prodigy", [marked]))
    doc = BLANK(task["text"])
    assert doc.text == article.text
    spans = [
        doc.char_span(each["start"], each["end"], each["label"], alignment_mode="expand") for each in task["spans"]
    ]
    assert all(span is not None for span in spans)
    pieces = [(each["start"], each["end"]) for each in task["spans"] if each["label"] == "CLAIM"]
    assert pieces == [tuple(span) for row in claims for span in row["claim_spans"]]
    assert Counter(each["claim_id"] for each in task["spans"] if each["label"] == "SOURCE") == Counter(
        row["claim_id"] for row in claims if row["source_span"]
    )


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a.csv", "csv"),
        ("a.csv-metadata.json", "csvw"),
        ("a.json", "label-studio"),
        ("a.zip", "brat"),
        ("a.txm.zip", "txm"),
        ("a.jsonl", "jsonl"),
        ("a.prodigy.jsonl", "prodigy"),
        ("A.Schema.JSONLD", "schema-org"),
        ("a.jsonld", "web-annotation"),
        ("a.gexf", "gexf"),
        ("a.iramuteq.txt", "iramuteq"),
        ("a.sources.iramuteq.txt", "iramuteq-sources"),
        ("a.datasette.yml", "datasette"),
    ],
)
def test_the_longest_ending_tells_the_format(path: str, name: str) -> None:
    assert format_of(path).name == name


def test_a_graph_without_networkx_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "networkx", None)
    with pytest.raises(WriteError, match="pip install 'selon\\[graph\\]'"):
        written("gexf", [])


@pytest.mark.parametrize(
    "name", ["gexf", "txm", "iramuteq", "iramuteq-sources", "schema-org", "prodigy", "csvw", "datasette"]
)
def test_a_run_without_articles_gives_a_valid_file(name: str) -> None:
    data = written(name, [])
    if name == "gexf":
        assert len(nx.read_gexf(io.BytesIO(data))) == 0
    elif name == "txm":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert list(csv.reader(io.StringIO(archive.read("metadata.csv").decode()))) == [list(METADATA)]
    elif name == "schema-org":
        assert len(rdflib.Graph().parse(data=data.decode(), format="json-ld")) == 0
    elif name in ("csvw", "datasette"):
        assert json.loads(data)
    else:
        assert data == b""
