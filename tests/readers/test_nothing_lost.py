"""What begins like an article is read, or said: no article goes without a word."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pytest

from nlp_pipeline.readers import ReadOptions, Unreadable
from nlp_pipeline.readers.base import NotArticles
from nlp_pipeline.readers.tables import Delimited, JsonRows
from nlp_pipeline.readers.warc import Warc
from nlp_pipeline.schema import Article
from tests.readers.test_archives import PAGE, warc

if TYPE_CHECKING:
    from nlp_pipeline.readers import Reader


def read(reader: Reader, content: str | bytes, **options: Any) -> tuple[list[str], list[str]]:
    """Give the articles by their ids, and the reasons why there are no more of them."""
    data = content.encode() if isinstance(content, str) else content
    articles, reasons = [], []
    try:
        for item in reader.read(io.BytesIO(data), ReadOptions(**options)):
            if isinstance(item, Article):
                articles.append(item.doc_id)
            else:
                reasons.append(item.reason)
    except Unreadable as error:
        reasons.append(error.reason)
    return articles, reasons


def lines(*objects: Any) -> str:
    return "".join((one if isinstance(one, str) else json.dumps(one)) + "\n" for one in objects)


class TestJson:
    def test_a_line_without_text_is_said_and_the_later_ones_are_read(self) -> None:
        found = lines(*({"id": n, "text": "Oui."} if n != 2 else {"id": 2, "title": "T"} for n in range(6)))
        assert read(JsonRows(), found) == (["0", "1", "3", "4", "5"], ["line 3: no text"])

    def test_also_where_the_first_lines_are_not_read(self) -> None:
        found = lines({"id": 0}, "[1]", "{", {"id": 3, "text": "Oui."}, {"id": 4, "text": ""})
        assert read(JsonRows(), found) == (
            ["3"],
            ["line 1: no text", "line 2: no object", "line 3: not valid JSON", "line 5: no text"],
        )

    def test_each_line_has_names_of_its_own(self) -> None:
        items = JsonRows().read(
            io.BytesIO(
                lines(
                    {"text": "Un."}, {"texte": "Deux.", "titre": "T"}, {"text": "Trois.", "date": "2024-01-02"}
                ).encode()
            ),
            ReadOptions(),
        )
        assert [(item.text, item.title, item.date) for item in items if isinstance(item, Article)] == [
            ("Un.", "", ""),
            ("Deux.", "T", ""),
            ("Trois.", "", "2024-01-02"),
        ]

    def test_lines_of_another_kind_are_no_articles(self) -> None:
        for content in (lines(*({"id": n} for n in range(1000))), lines({"id": 1}, {"id": 2})):
            with pytest.raises(NotArticles, match="no column of texts"):
                list(JsonRows().read(io.BytesIO(content.encode()), ReadOptions()))

    def test_a_column_that_is_nowhere_is_said(self) -> None:
        assert read(JsonRows(), lines({"a": "Oui."}, {"a": "Non."}), text_column="b") == (
            [],
            ["no column b for --text-column (there are: a)"],
        )

    @pytest.mark.parametrize("beside", [[{"name": "a"}], [{"text": "nul"}, {"text": "bravo"}], []])
    def test_an_article_is_read_whatever_lists_stand_in_it(self, beside: list[Any]) -> None:
        content = json.dumps({"id": "a", "text": "Selon la mairie, oui.", "comments": beside, "tags": [{"name": "b"}]})
        assert read(JsonRows(), content) == (["a"], [])

    def test_a_second_list_of_texts_is_said(self) -> None:
        texts = [{"id": "a", "text": "Selon la mairie, oui."}, {"id": "b", "text": "Non."}]
        assert read(JsonRows(), json.dumps({"2023": texts, "2024": texts[:1], "authors": [{"name": "x"}]})) == (
            ["a", "b"],
            ["a list of 1 texts by the name of 2024 is not read"],
        )

    def test_what_is_no_object_in_a_list_is_said(self) -> None:
        content = json.dumps([{"id": 1, "text": "Oui."}, "perdu", None, {"id": 4, "text": "Non."}, {"id": 5}])
        assert read(JsonRows(), content) == (["1", "4"], ["row 2: no object", "row 3: no object", "row 5: no text"])


class TestDelimited:
    def test_a_comma_without_quotation_marks_is_said_by_row(self) -> None:
        assert read(Delimited(), 'id,text\n1,Selon la mairie, le pont rouvre.\n2,"ok"\n3,oui,,\n') == (
            ["2", "3"],
            [
                "row 2: more cells than the first line has names: a text that the delimiter stands in needs quotation "
                "marks"
            ],
        )

    def test_a_quotation_mark_that_stays_open_is_said_with_what_it_swallows(self) -> None:
        reason = "row 3: a quotation mark is opened and not closed, so that {} to the end of the file cannot be read"
        assert read(Delimited(), 'id,text\n1,"Un."\n2,"Deux est coupé ici\n') == (["1"], [reason.format("1 line")])
        swallowed = 'id,text\n1,"Un."\n2,"Deux\n3,Trois\n4,Quatre\n5,Cinq\n'
        assert read(Delimited(), swallowed) == (["1"], [reason.format("4 lines")])

    @pytest.mark.parametrize("end", ["", "\n", "\r\n", "\r"])
    def test_however_the_last_line_ends_it_is_read(self, end: str) -> None:
        assert read(Delimited(), f'id,text\n1,Un.\n2,"Deux."{end}') == (["1", "2"], [])


class TestWarc:
    ADDRESSES = ("https://exemple.fr/1", "https://exemple.fr/2")

    def test_a_record_that_is_cut_off_is_said(self) -> None:
        data = warc(dict.fromkeys(self.ADDRESSES, PAGE))
        articles, (reason,) = read(Warc(), data[: len(data) - 60])
        assert articles == [self.ADDRESSES[0]]
        assert reason.startswith(f"{self.ADDRESSES[1]}: the record is cut off: ")

    def test_a_record_without_its_length_is_said_with_those_behind_it(self) -> None:
        data = warc(dict.fromkeys(self.ADDRESSES, PAGE))
        begin = data.rindex(b"WARC/1.")
        first, second = data[:begin], data[begin:]
        without = b"\r\n".join(line for line in second.split(b"\r\n") if not line.startswith(b"Content-Length"))
        articles, (reason,) = read(Warc(), first + without + second + second)
        assert articles == [self.ADDRESSES[0]]
        assert reason == (
            f"{self.ADDRESSES[1]}: a record that does not tell its length; it and the 2 that begin behind it cannot be "
            "told apart and are not read"
        )
