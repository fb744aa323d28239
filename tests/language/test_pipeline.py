"""The shipped pipeline: what it promises of any text, and a few sentences that it must get right."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.language import load, model_info
from readout.language.analyser import rule_lemma
from readout.language.clauses import clauses, main_verb, subject
from readout.language.pipeline import MODEL

LIMIT = 30_000_000  # bytes that the model may have


def test_model_is_small_and_named() -> None:
    size = sum(p.stat().st_size for p in MODEL.rglob("*") if p.is_file())
    info = model_info()
    assert size <= LIMIT
    assert info["name"] == "readout_official" and len(info["sha256"]) == 64  # noqa: PT018


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("abC’ .,?!—-\n“”12$Q:é\u00a0"), max_size=80))
def test_any_text_becomes_trees(text: str) -> None:
    doc = load()(text)
    assert doc.text == text
    for sentence in doc.sents:
        roots = [t for t in sentence if t.head.i == t.i]
        assert len(roots) == 1
        for token in sentence:
            assert sentence.start <= token.head.i < sentence.end
            assert token.tag_


def test_same_text_same_analysis_alone_and_in_a_batch() -> None:
    texts = [
        "We will not close the border.",
        "Minister Novak spoke on Tuesday, and she thanked Orvania.",
        "Yes.",
    ] * 3
    alone = [[(t.tag_, t.head.i, t.dep_, t.ent_type_) for t in load()(text)] for text in texts]
    batch = [[(t.tag_, t.head.i, t.dep_, t.ent_type_) for t in doc] for doc in load().pipe(texts)]
    assert alone == batch


@pytest.mark.parametrize(
    ("text", "verb", "of"),
    [
        ("The minister will announce three measures tomorrow.", "announce", "minister"),
        ("She said that the talks had failed.", "said", "She"),
        ("Because the road is closed, the trucks are waiting.", "waiting", "trucks"),
        ("Our position is clear.", "clear", "position"),
        ("Seven of the counterparts have promised new contributions.", "promised", "Seven"),
    ],
)
def test_main_verb_and_subject(text: str, verb: str, of: str) -> None:
    sentence = next(load()(text).sents)
    found = subject(sentence.root)
    assert sentence.root.text == verb
    assert found is not None and found.text == of  # noqa: PT018


@pytest.mark.parametrize(
    ("text", "verb", "of"),
    [
        ("The problem is that the talks have failed.", "is", "problem"),
        ("And that is why we left.", "is", "that"),
        ("The people who trade here — they are waiting.", "waiting", "they"),
        ("Our position is clear.", "clear", "position"),
        ("How many ministers has the President met since May?", "met", "President"),
    ],
)
def test_main_verb_where_the_predicate_is_a_clause(text: str, verb: str, of: str) -> None:
    sentence = next(load()(text).sents)
    found = subject(sentence.root)
    assert (main_verb(sentence).text, found and found.text) == (verb, of)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("We think that the plan will work.", ["that the plan will work"]),
        ("We left, and they stayed.", ["and they stayed"]),
        ("If the road opens, the trucks will leave.", ["If the road opens"]),
        ("The ministers want to meet in May.", []),
        ("We know what they want.", ["what they want"]),
        ("We will call you as soon as we get there.", ["as soon as we get there"]),
        ("The problem is that the talks have failed.", ["that the talks have failed"]),
        ("And that is why we left.", ["why we left"]),
        ("We know who the minister is.", ["who the minister is"]),
        ("I asked how many trucks they had seen.", ["how many trucks they had seen"]),
        ("We will do everything we can to reopen the road.", ["we can"]),
        ("As you said, but you can understand it.", ["As you said"]),
        (
            "The fact is, look at what they are saying.",
            ["look at what they are saying", "what they are saying"],
        ),
    ],
)
def test_clauses(text: str, wanted: list[str]) -> None:
    doc = load()(text)
    assert [doc[a:b].text for a, b in clauses(next(doc.sents))] == wanted


def test_tokens_of_speech() -> None:
    words = [
        t.text
        for t in load()("The U.S. talks — we’ve had vio- — had several — begin at 9:30 a.m. on Monday.")
    ]
    assert {"U.S.", "a.m.", "—", "’ve"} <= set(words)


def test_lemmas_and_morphology() -> None:
    doc = load()("The envoys were meeting their counterparts.")
    assert [t.lemma_ for t in doc][:4] == ["the", "envoy", "be", "meet"]
    assert doc[1].morph.get("Number") == ["Plur"]


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [
        ("Libraries", "NNPS", "Library"),
        ("Novaks", "NNPS", "Novak"),
        ("Orvania", "NNP", "Orvania"),
        ("II", "CD", "II"),
        ("Two", "CD", "two"),
        ("ZQT", "NN", "ZQT"),
        ("PEOPLE", "NN", "people"),
        ("—", ":", "—"),
        ("talks", "NNS", "talk"),
    ],
)
def test_lemma_rules(word: str, tag: str, lemma: str) -> None:
    assert rule_lemma(word, tag) == lemma
