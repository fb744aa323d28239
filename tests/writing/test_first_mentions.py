"""People, bodies and things stand in full where a story first names them, with the document's own words for it."""  # noqa: E501

from __future__ import annotations

import json

from readout import checking, engine
from readout.records import Evidence, Section, StorySentence, Transcript
from readout.writing.arranging.first_mentions import in_full


def _told(turns: list[tuple[str, str]], said: str, *sentences: str) -> list[StorySentence]:
    """Return sentences of a story, which all rest on the document's sentence ``said``, after the pass."""
    page = {"turns": [{"speaker": who, "text": text} for who, text in turns]}
    transcript = engine.read(json.dumps(page).encode())
    assert isinstance(transcript, Transcript)
    text = transcript.document.text
    start = text.index(said)
    held = Evidence(transcript.document.id, start, start + len(said), said)
    paragraph = tuple(StorySentence(s, "reported", "Noe", (held,)) for s in sentences)
    context = checking.Context((transcript,))
    made = in_full(
        (Section(None, (paragraph,)),), (transcript,), lambda s, p: checking.check_sentence(s, context, p)
    )
    return list(made[0].paragraphs[0])


def test_a_surname_gets_the_name_that_the_document_has_for_it_once() -> None:
    said = "Bigelow wanted help for the ports."
    turns = [("MINISTER NOE", f"John Bigelow came to Dol in May. {said}"), ("Q", "Why?")]
    first, second = _told(turns, said, "Bigelow wanted help for the ports, Noe said.", "Bigelow wanted it.")
    assert first.text == "John Bigelow wanted help for the ports, Noe said."
    assert first.evidence[-1].exact == "John Bigelow"
    assert second.text == "Bigelow wanted it."


def test_of_two_people_with_one_surname_neither_is_meant() -> None:
    said = "Bigelow wanted help for the ports."
    turns = [("MINISTER NOE", f"John Bigelow met Anna Bigelow in Dol. {said}"), ("Q", "Why?")]
    (only,) = _told(turns, said, "Bigelow wanted help for the ports, Noe said.")
    assert only.text == "Bigelow wanted help for the ports, Noe said."


def test_a_body_that_the_document_names_in_full_is_named_in_full() -> None:
    said = "Under the rules, the Agency receives full support."
    turns = [("MINISTER NOE", f"The River Transport Agency meets in Dol. {said}"), ("Q", "Why?")]
    (only,) = _told(turns, said, "The agency receives full support, Noe said.")
    assert only.text == "The River Transport Agency receives full support, Noe said."


def test_a_thing_of_the_question_is_named_as_the_question_names_it() -> None:
    said = "The talks will resume in the spring."
    turns = [
        ("MINISTER NOE", "Good morning to everybody in Dol."),
        ("Q", "What comes of the talks with Taldia?"),
        ("MINISTER NOE", said),
    ]
    (only,) = _told(turns, said, "The talks will resume in the spring, Noe said.")
    assert only.text == "The talks with Taldia will resume in the spring, Noe said."
    assert only.evidence[-1].exact == "What comes of the talks with Taldia?"
