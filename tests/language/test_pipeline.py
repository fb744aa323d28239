"""The shipped pipeline: what it promises of any text, and a few sentences that it must get right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.language import load, model_info, parse_passages, parse_sentences, pipeline
from readout.language.analyser import rule_lemma
from readout.language.clauses import clauses, main_verb, subject
from readout.language.pipeline import MODEL, _divide

if TYPE_CHECKING:
    from spacy.tokens import Doc

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


def _annotations(doc: Doc) -> list[tuple[object, ...]]:
    return [(t.text, t.tag_, t.lemma_, t.head.i, t.dep_, t.is_sent_start, t.ent_type_) for t in doc]


@pytest.mark.parametrize(
    ("text", "starts", "sentences"),
    [
        ("We left. They stayed.", (0, 9), ["We left.", "They stayed."]),
        ("We left. They stayed.", (), ["We left. They stayed."]),
        ("\n We left.\n\nThey stayed. ", (2, 12), ["We left.", "They stayed."]),
        ("Mr. Novak: yes. No.", (0, 4, 16), ["Mr.", "Novak: yes.", "No."]),
        (" \n", (), [" \n"]),
        ("", (), []),
    ],
    ids=["two", "two as one", "with white space", "inside a sentence", "white space alone", "nothing"],
)
def test_given_sentences_are_those_that_the_pipeline_would_keep(
    text: str, starts: tuple[int, ...], sentences: list[str]
) -> None:
    doc = next(parse_passages([(text, starts)]))
    assert [s.text.strip() or s.text for s in doc.sents] == sentences
    given = load().make_doc(text)
    _divide(given, starts)
    assert _annotations(doc) == _annotations(next(load().pipe([given])))


def test_a_sentence_that_comes_again_is_analysed_once() -> None:
    texts = ["The envoy from Orvania left.", "She will be back.", "The envoy from Orvania left."]
    first = list(parse_sentences(texts))
    assert [doc.text for doc in first] == texts
    assert first[0] is first[2] is next(parse_sentences(texts[:1]))


def test_kept_sentences_are_not_kept_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "_KEPT", 3)
    monkeypatch.setattr(pipeline, "_sentences", kept := {})
    texts = [f"Novak met {n} ministers." for n in range(2, 9)]
    assert [doc.text for text in texts for doc in parse_sentences([text])] == texts
    assert 0 < len(kept) <= 3
