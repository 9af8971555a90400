from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, DocBin

from tests.language.blank import blank_french
from tests.shares import tried

if TYPE_CHECKING:
    from spacy.language import Language

SEED = Path(__file__).parents[4] / "shared" / "seed" / "tiktok-live-shopping.txt"
TEXT = (
    "Le tramway ira jusqu’au port\n\n"
    "le-tramway-ira-jusqu-au-port\n"
    "Le port de Brest, mardi. © Jeanne Petit\n\n"
    "« C’est décidé. On commence en mars », a dit la maire. Le chantier durera deux ans.\n"
)


def pipeline() -> Language:
    nlp = blank_french()
    nlp.add_pipe("selon_quotes")
    nlp.add_pipe("selon_layout")
    return nlp


NLP = pipeline()


@pytest.fixture(scope="module")
def parsing() -> Language:
    """The default model with Selon's tokenizer, quotations and layout before its parser."""
    nlp = spacy.load("fr_core_news_sm", exclude=["ner", "lemmatizer", "attribute_ruler"])
    nlp.tokenizer = spacy.registry.tokenizers.get("selon.TypographyTokenizer.v1")()(nlp)
    nlp.add_pipe("selon_quotes", first=True)
    nlp.add_pipe("selon_layout", after="selon_quotes")
    return nlp


def starts(doc: Doc) -> list[bool]:
    return [token.is_sent_start for token in doc]


def test_blocks_carry_their_labels() -> None:
    doc = NLP(TEXT)
    assert [(block.label_, block.text.strip()) for block in doc.spans["blocks"]] == [
        ("TITLE", "Le tramway ira jusqu'au port"),
        ("NAVIGATION", "le-tramway-ira-jusqu-au-port"),
        ("CAPTION", "Le port de Brest, mardi. © Jeanne Petit"),
        (
            "PARAGRAPH",
            "« C'est décidé. On commence en mars », a dit la maire. Le chantier durera deux ans.",
        ),
    ]


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "\n\nUn mot\n\n", "\x00", "«", "«»" * 50, "😀", "\ufeffUn mot", "a\n\n\nb"]
)
def test_odd_texts_have_blocks_and_sentences(text: str) -> None:
    doc = NLP(text)
    assert sum(len(block) for block in doc.spans["blocks"]) == len(doc)
    assert sum(len(sentence) for sentence in doc.sents) == len(doc)


@given(
    st.one_of(
        st.text(st.characters(exclude_categories=("Cs",))),
        st.lists(
            st.sampled_from([*" \n.«»–:", "\n\n", "Mot", "mot", "À lire aussi", "©", "Ajouter un commentaire"])
        ).map("".join),
    )
)
@settings(deadline=None, max_examples=tried(40, 100))
def test_blocks_cover_the_doc_without_a_gap(text: str) -> None:
    doc = NLP(text)
    blocks = list(doc.spans["blocks"])
    edges = [block.start for block in blocks] + [len(doc)]
    assert [block.end for block in blocks] == edges[1:]
    assert not blocks or edges[0] == 0
    assert all(block.label_ in ("TITLE", "PARAGRAPH", "CAPTION", "NAVIGATION") for block in blocks)


def test_blocks_and_sentences_survive_bytes_and_docbin() -> None:
    doc = NLP(TEXT)
    stored = DocBin(attrs=["SENT_START"], store_user_data=True, docs=[doc]).to_bytes()
    binned = next(iter(DocBin().from_bytes(stored).get_docs(NLP.vocab)))
    for copy in (Doc(NLP.vocab).from_bytes(doc.to_bytes()), binned):
        assert [(b.start, b.end, b.label_) for b in copy.spans["blocks"]] == [
            (b.start, b.end, b.label_) for b in doc.spans["blocks"]
        ]
        assert starts(copy) == starts(doc)


def test_the_key_of_the_spans_can_be_chosen() -> None:
    nlp = blank_french()
    nlp.add_pipe("selon_layout", config={"spans_key": "parts"})
    doc = nlp("Un mot")
    assert [block.text for block in doc.spans["parts"]] == ["Un mot"]


def test_sentences_are_found_without_the_quotations() -> None:
    nlp = blank_french()
    nlp.add_pipe("selon_layout")
    doc = nlp("« Oui. » Il est parti. « Non », dit-elle.")
    assert [sentence.text for sentence in doc.sents] == ["« Oui. »", "Il est parti.", "« Non », dit-elle."]


def test_layout_data_can_be_the_users_own(tmp_path: Path) -> None:
    package = resources.files("nlp_pipeline.lexicon") / "fr" / "layout.toml"
    own = tmp_path / "layout.toml"
    own.write_text(package.read_text("utf-8").replace('"M.", ', '"Chef.", '), "utf-8")
    nlp = blank_french()
    nlp.add_pipe("selon_layout", config={"data": str(own)})
    assert len(list(nlp("Le Chef. Paul est là.").sents)) == 1
    assert len(list(NLP("Le Chef. Paul est là.").sents)) == 2


@pytest.mark.parametrize(
    ("content", "complaint"),
    [("[sentences", "layout data in"), ("[sentences]\n[page]\n", "'titles' is missing")],
    ids=["no-toml", "part-missing"],
)
def test_broken_layout_data_are_refused_by_name(tmp_path: Path, content: str, complaint: str) -> None:
    own = tmp_path / "layout.toml"
    own.write_text(content, "utf-8")
    nlp = blank_french()
    with pytest.raises(ValueError, match=complaint):
        nlp.add_pipe("selon_layout", config={"data": str(own)})


def test_the_parser_keeps_the_sentences(parsing: Language) -> None:
    text = TEXT + "\nDans la lettre, on lit : « Tout va bien. (…) On ferme. » Puis : « Non ! », a-t-il crié."
    doc = parsing(text)
    assert starts(doc) == starts(NLP(text))
    assert all(sum(token.head == token for token in sentence) == 1 for sentence in doc.sents)


@given(
    st.lists(st.sampled_from([*".!?…«»“”()–,: \n", "Le maire", "dit", "que", "Paul", "part", "\n\n", "M."])).map(
        " ".join
    )
)
@settings(deadline=None, max_examples=tried(12, 30))
def test_the_parser_keeps_any_sentences(parsing: Language, text: str) -> None:
    assert starts(parsing(text)) == starts(NLP(text))


def test_several_processes_give_the_same() -> None:
    texts = [TEXT, "", "« a. » B"] * 2
    alone = [(starts(doc), [block.label_ for block in doc.spans["blocks"]]) for doc in NLP.pipe(texts)]
    together = [
        (starts(doc), [block.label_ for block in doc.spans["blocks"]])
        for doc in NLP.pipe(texts, n_process=2, batch_size=2)
    ]
    assert together == alone


def test_a_long_text_takes_no_time() -> None:
    doc = NLP(TEXT * 2_000)
    assert len(doc.spans["blocks"]) >= 6_000


@pytest.mark.skipif(not SEED.exists(), reason="the seed article is not beside the repository")
def test_the_seed_article_ends_in_navigation() -> None:
    doc = NLP(SEED.read_text("utf-8"))
    labels = [block.label_ for block in doc.spans["blocks"]]
    assert labels[:5] == ["TITLE", "PARAGRAPH", "NAVIGATION", "CAPTION", "TITLE"]
    assert labels[5:9] == ["PARAGRAPH", "PARAGRAPH", "TITLE", "PARAGRAPH"]
    assert set(labels[10:]) == {"NAVIGATION"}
