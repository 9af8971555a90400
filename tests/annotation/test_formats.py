"""What annotation tools and other libraries read is what the tables hold, and what comes back is the same claims."""

from __future__ import annotations

import io
import json
import zipfile
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from lxml import etree
from spacy.tokens import DocBin
from spacy.vocab import Vocab

from nlp_pipeline.annotation import AnnotationError, MarkedArticle, read_brat, read_label_studio
from nlp_pipeline.annotation.tei import SPACE, XML_ID
from nlp_pipeline.readers import ReadOptions
from nlp_pipeline.readers.corpora import XmlText
from nlp_pipeline.schema import PIECE_JOINER, Article
from nlp_pipeline.writers import RunFormat, format_named
from tests.annotation.conftest import marked_articles
from tests.shares import tried

if TYPE_CHECKING:
    from nlp_pipeline.schema import Row

Marked = tuple[Article, list[dict[str, Any]], list[dict[str, Any]]]
SLOW = settings(deadline=None, max_examples=tried(16, 40))


def written(name: str, *articles: Marked) -> bytes:
    kind = format_named(name)
    assert isinstance(kind, RunFormat)
    stream = io.BytesIO()
    writer = kind.begin(stream, "claims")
    for article, claims, entities in articles:
        writer.write(article, claims, entities)
    writer.finish()
    return stream.getvalue()


def gold(rows: list[Row]) -> list[dict[str, Any]]:
    return [
        {
            "content": row["claim_spans"],
            "source": row["source_span"],
            "cue": row["cue_spans"],
            "kind": row["kind"],
            "source_name": row["source_name"] or None,
            "core": row["kind"] != "hearsay",
        }
        for row in rows
    ]


@given(marked_articles())
@SLOW
def test_brat_brings_the_same_claims_back(marked: Marked) -> None:
    with zipfile.ZipFile(io.BytesIO(written("brat", marked))) as archive:
        assert archive.testzip() is None
        text = archive.read("presse_é_1.txt").decode()
        annotations = archive.read("presse_é_1.ann").decode()
    assert text == marked[0].text
    for line in annotations.splitlines():
        if line.startswith("T"):
            _, places, words = line.split("\t")
            pieces = [piece.split() for piece in places.partition(" ")[2].split(";")]
            assert words == " ".join(text[int(start) : int(end)] for start, end in pieces)
    back = read_brat("x", text, annotations)
    assert back.problems == ()
    assert list(back.claims) == sorted(gold(marked[1]), key=lambda each: each["content"])


@given(marked_articles())
@SLOW
def test_label_studio_brings_the_same_claims_back(marked: Marked) -> None:
    tasks = json.loads(written("label-studio", marked))
    units = marked[0].text.encode("utf-16-le")
    for each in tasks[0]["predictions"][0]["result"]:
        if each["type"] == "labels":
            start, end = each["value"]["start"], each["value"]["end"]
            assert units[2 * start : 2 * end].decode("utf-16-le") == each["value"]["text"]
    (back,) = read_label_studio(json.dumps(tasks))
    assert isinstance(back, MarkedArticle)
    assert back.problems == ()
    assert list(back.claims) == sorted(gold(marked[1]), key=lambda each: each["content"])


@given(marked_articles())
@SLOW
def test_web_annotations_find_the_words_by_place_and_by_quote(marked: Marked) -> None:
    page = json.loads(written("web-annotation", marked))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    text = marked[0].text
    for item, row in zip(page["items"], marked[1], strict=True):
        claims = [target for target in item["target"] if target["styleClass"] == "claim"]
        for target, (start, end) in zip(claims, row["claim_spans"], strict=True):
            place, quote = target["selector"]
            assert (place["start"], place["end"]) == (start, end)
            assert quote["exact"] == text[start:end]
            assert text.startswith(quote["prefix"], start - len(quote["prefix"]))
            assert text.startswith(quote["suffix"], end)


@given(marked_articles())
@SLOW
def test_tei_holds_the_words_of_every_claim_and_the_whole_text(marked: Marked) -> None:
    article, claims, _ = marked
    root = etree.fromstring(written("tei", marked))
    (text,) = root.iter(f"{{{SPACE}}}TEI")
    body = next(text.iter(f"{{{SPACE}}}body"))
    lines = ["".join(paragraph.itertext()) for paragraph in body]
    assert lines == [line for line in article.text.split("\n") if line.strip()]
    parts: dict[str, list[Any]] = {}
    for said in body.iter(f"{{{SPACE}}}said"):
        parts.setdefault(said.get(XML_ID).rpartition(".")[0], []).append(said)
    people = {person.get(XML_ID): "".join(person.itertext()) for person in text.iter(f"{{{SPACE}}}person")}
    for number, row in enumerate(claims, 1):
        said = sorted(parts[f"a1-c{number}"], key=lambda each: int(each.get(XML_ID).rpartition(".")[2]))
        words = "".join("".join(each.itertext()) for each in said)
        assert "".join(words.split()) == "".join(row["claim"].replace(PIECE_JOINER, "").split())
        assert {each.get("direct") for each in said} == {"true" if row["kind"] == "direct" else "false"}
        assert people.get((said[0].get("who") or "#").removeprefix("#"), "") == row["source_name"]
        for each, after in pairwise(said):
            assert each.get("next") == f"#{after.get(XML_ID)}"
            assert after.get("prev") == f"#{each.get(XML_ID)}"


def test_tei_is_read_again_as_articles() -> None:
    article = Article("a", "Rien n’est signé.\nUn mot.", "T & <x>", "2024-01-31", "Le Val", "O. B.")
    (back,) = XmlText().read(io.BytesIO(written("tei", (article, [], []))), ReadOptions())
    assert isinstance(back, Article)
    assert (back.text, back.title, back.date, back.outlet) == (
        article.text,
        article.title,
        article.date,
        article.outlet,
    )


@given(marked_articles())
@settings(deadline=None, max_examples=tried(6, 15))
def test_docbin_brings_spans_that_hold_the_claims(marked: Marked) -> None:
    article, claims, _ = marked
    (doc,) = DocBin(store_user_data=True).from_bytes(written("docbin", marked)).get_docs(Vocab())
    assert doc._.original_text == article.text
    assert doc.user_data["article"]["doc_id"] == article.doc_id
    assert [(claim.source_name, claim.kind, claim.confidence) for claim in doc._.claims] == [
        (row["source_name"], row["kind"], row["confidence"]) for row in claims
    ]
    for claim, row in zip(doc._.claims, claims, strict=True):
        for (start, end), (first, last) in zip(claim.claim_spans, row["claim_spans"], strict=True):
            assert start <= first
            assert last <= end


def test_articles_of_one_name_stay_apart_in_an_archive() -> None:
    articles: list[Marked] = [(Article(name, "Un mot."), [], []) for name in ("a/b", "a_b", "../A_B", "annotation", "")]
    with zipfile.ZipFile(io.BytesIO(written("brat", *articles))) as archive:
        names = [name for name in archive.namelist() if name.endswith(".txt")]
    assert names == ["a_b.txt", "a_b_2.txt", "A_B_3.txt", "annotation_2.txt", "article.txt"]


def test_a_run_without_articles_gives_valid_files() -> None:
    assert json.loads(written("label-studio")) == []
    assert json.loads(written("web-annotation"))["items"] == []
    assert len(etree.fromstring(written("tei"))) == 1
    assert list(DocBin(store_user_data=True).from_bytes(written("docbin")).get_docs(Vocab())) == []


def test_broken_lines_of_brat_are_named_and_the_others_are_taken() -> None:
    lines = (
        "T9\tClaim 0 "
        + "9" * 5_000
        + "\tUn\nT1\tClaim 0 2\tUn\nA1\tKind T1 direct\nT2\tClaim 3 99\tmot\nrien\nT3\tClaim 3 6\tmot\n"
    )
    back = read_brat("x", "Un mot.", lines)
    assert [claim["content"] for claim in back.claims] == [[[0, 2]]]
    assert [problem.partition(":")[0] for problem in back.problems] == ["line 1", "line 4", "line 5", "T3"]


def labelled(**others: Any) -> dict[str, Any]:
    """A region of a claim, with parts that are as they should not be."""
    value = {"start": 0, "end": 2, "text": "Un", "labels": ["Claim"]}
    return {"id": "c", "type": "labels", "value": value} | others


KIND = {"id": "c", "type": "choices", "value": {"start": 0, "end": 2, "choices": ["direct"]}}
WRONG = "its annotations are not as Label Studio writes them"


@pytest.mark.parametrize(
    ("task", "problem"),
    [
        ({"annotations": {"a": 1}}, WRONG),
        ({"annotations": "x"}, WRONG),
        ({"annotations": [[]]}, WRONG),
        ({"annotations": ["x"]}, WRONG),
        ({"annotations": [{"result": {"a": 1}}]}, WRONG),
        ({"annotations": [{"result": "x"}]}, WRONG),
        ({"annotations": [{"result": ["x"]}]}, "region 1: is no object"),
        ({"annotations": [{"result": [labelled(value=None)]}]}, "region c: its place is not in the text"),
        ({"annotations": [{"result": [labelled(value=[1])]}]}, "region c: its place is not in the text"),
        *(
            (
                {"annotations": [{"result": [labelled(value={"start": start, "end": 2, "labels": ["Claim"]})]}]},
                "region c: its place is not in the text",
            )
            for start in ([0], "0", 0.0, True, None, -1, 99)
        ),
        *(
            (
                {"annotations": [{"result": [labelled(value={"start": 0, "end": 2, "labels": labels})]}]},
                "region c: it has no label",
            )
            for labels in ({"a": 1}, 7, "Claim", [], [3])
        ),
        *(
            (
                {"annotations": [{"result": [labelled(), {**KIND, "value": {"choices": choices}}]}]},
                "region c: its kind is not one of direct, indirect, mixed, hearsay",
            )
            for choices in ({"a": 1}, "direct", None, [1], [])
        ),
    ],
)
def test_broken_parts_of_an_export_are_named_and_the_other_tasks_are_read(task: dict[str, Any], problem: str) -> None:
    sound = {"data": {"text": "Un mot."}, "annotations": [{"result": [labelled(), KIND]}]}
    first, second, third = read_label_studio(json.dumps([{"data": {"text": "Un mot."}} | task, {"data": 1}, sound]))
    if isinstance(first, AnnotationError):
        assert str(first) == f"task 1: {problem}"
    else:
        assert first.problems == (problem,)
    assert str(second) == "task 2: no text in its data: is it an export of Label Studio?"
    assert isinstance(third, MarkedArticle)
    assert [claim["content"] for claim in third.claims] == [[[0, 2]]]


@pytest.mark.parametrize("labels", [None, [], [1], "piece", {"a": 1}])
def test_relations_that_name_nothing_do_no_harm(labels: Any) -> None:
    relations = [
        {"type": "relation", "from_id": "c", "to_id": "c", "labels": labels},
        {"type": "relation", "from_id": "c", "to_id": "c", "labels": ["piece"]},
        {"type": "relation", "labels": ["piece"]},
    ]
    names = {"id": "c", "type": "textarea", "value": {"text": labels}}
    task = {"data": {"text": "Un \ud800."}, "annotations": [{"result": [labelled(), KIND, names, *relations]}]}
    (back,) = read_label_studio(json.dumps([task]))
    assert isinstance(back, MarkedArticle)
    assert (back.text, [claim["content"] for claim in back.claims], back.problems) == ("Un \ufffd.", [[[0, 2]]], ())


@pytest.mark.parametrize("export", ["", "{}", "[]", '"x"', "[" * 100_000, "[" + "1" * 5_000 + "]"])
def test_what_is_no_export_says_so(export: str) -> None:
    with pytest.raises(AnnotationError):
        list(read_label_studio(export))
