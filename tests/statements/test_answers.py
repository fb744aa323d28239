"""Each question with an answer gets one label, whatever its form."""

from __future__ import annotations

import json

import pytest

from readout import read
from readout.publishing.answer_rows import rows as answer_rows
from readout.records import Transcript
from readout.statements import LabelledExchange, label_exchanges
from readout.statements.pairing import pairs


def talk(*turns: tuple[str, str]) -> Transcript:
    return read(json.dumps({"turns": [{"speaker": s, "text": t} for s, t in turns]}).encode())


def only(question: str, answer: str) -> tuple[Transcript, LabelledExchange]:
    transcript = talk(("Q", question), ("The President", answer))
    (one,) = label_exchanges(transcript)
    return transcript, one


@pytest.mark.parametrize(
    ("question", "answer", "label", "kind"),
    [
        ("Will the dam open in May?", "Yes, it will open on the fifth of May.", "clear", None),
        ("Will the dam open in May?", "Yes.", "clear", None),
        ("Is the dam safe?", "I think so.", "clear", None),
        ("Who will pay for it?", "I’m not going to get into that.", "non_reply", "declined"),
        ("Who will pay for it?", "I don't have anything to announce on that.", "non_reply", "nothing"),
        ("Did he call her?", "I’d refer you to the Ministry of Water.", "non_reply", "referred"),
        ("Did he call her?", "I haven’t seen that report.", "non_reply", "no_knowledge"),
        ("What if it breaks?", "I won’t engage in hypotheticals.", "non_reply", "hypothetical"),
        ("Is there a risk?", "What do you mean?", "non_reply", "clarification"),
        ("Is there a risk?", "Say again? I’m sorry.", "non_reply", "clarification"),
        (
            "Did you read the letter?",
            "I didn’t get a chance to read it yet. I’m —",
            "non_reply",
            "no_knowledge",
        ),
        ("Will you hand over the plans?", "Let’s talk about why I’m here.", "non_reply", "declined"),
        ("Is the keeper the best of them?", "I’ll let others make that judgment.", "non_reply", "referred"),
        ("Who gets the medals?", "We’ll tell you about that tomorrow.", "non_reply", "declined"),
        ("Is there a risk?", "I’m sorry, I’m having trouble hearing you.", "non_reply", "clarification"),
        ("Mr. President, is there a risk?", "That’s a great question. Thank you.", "non_reply", "ignored"),
        ("Mr. President, is there a risk?", "Thank you, everybody.", "non_reply", "ignored"),
        ("Who will pay for it?", "I’d have to refer you, Justin, to the Ministry.", "non_reply", "referred"),
        ("Who will pay for it?", "We don’t have a good sense of it.", "non_reply", "no_knowledge"),
        ("Did he pay?", "It is not something I would be confident in judging.", "non_reply", "declined"),
        ("Will you name a minister?", "I’d rather not say right now.", "non_reply", "declined"),
        (
            "Will you name a minister?",
            "I’d be glad to talk about it after the vote.",
            "non_reply",
            "declined",
        ),
        ("Will you name a minister?", "Not publicly.", "non_reply", "declined"),
        ("Will you name a minister?", "Not yet.", "clear", None),
        ("Can you tell us about the talks on the dam?", "No, not now.", "non_reply", "declined"),
        ("Do you have anything to say on the talks?", "No.", "non_reply", "declined"),
        ("Is there anything you can add to that report?", "No.  Thank you.", "non_reply", "declined"),
        ("Can you tell us whether the dam is safe?", "No, no. It leaks.", "clear", None),
        ("Will you give the town new boats?", "No.", "clear", None),
        ("Will you talk to the mayor?", "Not today.", "clear", None),
        ("Who will pay for it?", "I’ll be happy to talk about that, but not now.", "non_reply", "declined"),
        ("Who will pay for it?", "We’re having a press conference later.", "non_reply", "declined"),
        ("Who will pay for it?", "I’m not commenting on that.", "non_reply", "declined"),
        ("Who will pay for it?", "You’ll have to wait.", "non_reply", "declined"),
        ("What if it breaks?", "We’ll figure that out if it breaks.", "non_reply", "hypothetical"),
        ("Is there a risk?", "You’re going to have to go louder.", "non_reply", "clarification"),
        ("Is there a risk?", "I can’t understand a word.", "non_reply", "clarification"),
        ("When will it open?", "Don’t know yet.", "non_reply", "no_knowledge"),
        (
            "What do you make of the verdict?",
            "I don’t know all of the case, but it seems right to me.",
            "clear",
            None,
        ),
        ("Is the dam safe, Mr. President?", "It’s been good talking to you all.", "non_reply", "ignored"),
        ("Where are you going next?", "I have to go to Marin.", "clear", None),
        ("When will you announce it?", "When I announce it.", "non_reply", None),
        ("Is a deal near?", "I believe so, but I’m not prepared to talk to you —", "ambivalent", "partial"),
        ("What do you ask of the mayor?", "What’s your question?", "non_reply", "clarification"),
        ("Was it good to talk?", "It was good to talk to the mayor about the dam.", "clear", None),
    ],
)
def test_labels(question: str, answer: str, label: str, kind: str | None) -> None:
    _, one = only(question, answer)
    assert (one.label, one.kind) == (label, kind)


@pytest.mark.parametrize(
    ("question", "answer", "label"),
    [
        ("Will you run again?", "My knees are older than my dog. (Laughter.)", "non_reply"),
        ("Will you run again?", "Ha! (Laughter.)", "non_reply"),
        ("Will you run again?", "I think so. (Laughter.)", "clear"),
        ("Will you run again?", "I will run again in May. (Laughter.)", "clear"),
        ("How many dams are there?", "Seven. (Laughter.)", "clear"),
    ],
    ids=["a joke", "a laugh", "a verdict", "words of the question", "a number"],
)
def test_a_joke_is_no_reply_but_an_answer_with_laughter_is(question: str, answer: str, label: str) -> None:
    assert only(question, answer)[1].label == label


def test_a_refusal_followed_by_an_answer_is_no_non_reply() -> None:
    answer = (
        "I’m not going to get into every detail, but yes, the dam will open on the fifth of May. The ministry "  # noqa: E501
        "will pay each family two thousand crowns for the move, and the money is in this budget already."
    )
    assert only("Will the dam open in May?", answer)[1].label != "non_reply"


def test_a_referral_says_to_whom() -> None:
    transcript, one = only("Did he call her?", "I’d refer you to the Ministry of Water for that.")
    text = transcript.document.text
    assert one.cue is not None
    assert one.whom is not None
    assert (one.cue.of(text), one.whom.of(text)) == ("I’d refer you to", "the Ministry of Water")
    transcript, one = only("Did he call her?", "I’d refer you to the Taldian officials on that.")
    assert one.whom is not None
    assert one.whom.of(transcript.document.text) == "the Taldian officials"


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Tell us about the dam", "It is tall."),
        ("And the dam", "Mm-hmm."),
        ("Is it tall? And who built it? When?", "It is tall and Ada Vey built it."),
        ("Is it tall?", "It is, it is. " * 3000),
        ("But is it --", "-- no, no, wait."),
        ("Why?", "Because."),
    ],
)
def test_every_form_gets_one_row(question: str, answer: str) -> None:
    assert len(label_exchanges(talk(("Q", question), ("The President", answer)))) == 1


def test_giving_the_floor_is_no_answer_and_a_follow_up_has_its_own_row() -> None:
    transcript = talk(
        ("Q", "Can I ask about the dam?"),
        ("MS. VEY", "Sure. Go ahead."),
        ("Q", "When does the dam open?"),
        ("MS. VEY", "The dam opens on May 5."),
        ("Q", "And who pays for it?"),
        ("MS. VEY", "I’m not going to get into that."),
    )
    assert [(p.questions, p.answers) for p in pairs(transcript)] == [((0, 2), (3,)), ((4,), (5,))]
    rows = label_exchanges(transcript)
    assert [r.label for r in rows] == ["clear", "non_reply"]
    assert rows[0].asked is not None
    assert rows[0].asked.of(transcript.document.text) == "When does the dam open?"


def test_the_question_of_a_refusal_is_the_one_that_shares_its_words() -> None:
    transcript, one = only(
        "Who pays for the bridge? And when will you see the minister?",
        "I’m not going to speculate about who pays for the bridge.",
    )
    assert one.question.of(transcript.document.text) == "Who pays for the bridge?"


def test_an_answer_that_is_broken_off_by_a_remark_is_one_answer() -> None:
    transcript = talk(
        ("Q", "What brought the dam down?"),
        ("MS. VEY", "The water rose by two metres in a night, and as you know —"),
        ("Q", "Yes, ma’am."),
        ("MS. VEY", "— the wall was sixty years old."),
        ("Q", "Who pays for it?"),
        ("MS. VEY", "— the ministry pays."),
    )
    assert [(p.questions, p.answers) for p in pairs(transcript)] == [((0,), (1, 3)), ((4,), (5,))]


@pytest.mark.parametrize(
    ("said", "told", "rows"),
    [
        ("Minister, thank you for joining us.", "It’s great to be with you.", 0),
        ("Thank you. And the dam still leaks.", "It does not leak, and we are proud of it.", 1),
        ("Thank you. Does the dam leak?", "Thank you.", 1),
    ],
)
def test_courtesies_are_no_exchange(said: str, told: str, rows: int) -> None:
    assert len(label_exchanges(talk(("Q", said), ("MS. VEY", told)))) == rows


@pytest.mark.parametrize(
    ("answer", "labels"),
    [
        ("THE PRESIDENT: (Laughter.)", ["clear", "non_reply", "clear"]),
        ("Q: (Laughter.)", ["clear", "clear"]),
        ("THE PRESIDENT: No. (Laughter.)", ["clear", "clear", "clear"]),
    ],
    ids=["the official's", "the press's", "after an answer"],
)
def test_laughter_alone_is_a_non_reply(answer: str, labels: list[str]) -> None:
    text = (
        "Q: Is the dam safe?\n\nTHE PRESIDENT: Yes, it is.\n\nQ: Will you run again in May?\n\n"
        f"{answer}\n\nQ: Who pays for the dam?\n\nTHE PRESIDENT: The ministry pays for the dam.\n"
    )
    transcript = read(text.encode())
    rows = label_exchanges(transcript)
    assert [r.label for r in rows] == labels
    if labels[1] == "non_reply":
        assert rows[1].kind == "ignored"
        assert rows[1].answer.of(transcript.document.text) == "(Laughter.)"
        assert answer_rows(rows, transcript)[1]["speaker"] == answer_rows(rows, transcript)[0]["speaker"]


def test_words_of_its_own_make_an_answer_no_echo() -> None:
    assert only("When will you announce it?", "When the dam is dry.")[1].label != "non_reply"
