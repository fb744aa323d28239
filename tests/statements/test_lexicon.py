import pytest

from readout.statements.lexicon import acts, hedges, negations, non_answers


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("We strongly condemn the arrests.", "condemnation"),
        ("The two sides did not reach agreement on the pier.", "disagreement"),
        ("They failed to agree on the timetable.", "disagreement"),
        ("Today I’m announcing a new envoy.", "announcement"),
        ("We call on both sides to stop.", "demand"),
        ("The ministry will send two ships.", "commitment"),
        ("We will never accept that border.", "refusal"),
        ("That report is simply not true.", "denial"),
        ("Both sides agreed to meet again.", "agreement"),
        ("There will be consequences.", "warning"),
    ],
)
def test_acts_finds_what_is_done(sentence, act):
    assert act in acts(sentence)


@pytest.mark.parametrize(
    "sentence", ["They failed to agree on the date.", "They did not reach an agreement."]
)
def test_who_fails_to_agree_does_not_agree(sentence):
    assert "agreement" not in acts(sentence)


def test_acts_of_plain_description_are_none():
    assert acts("The room is blue.") == ()


def test_hedges_and_negations_are_spans_of_the_text():
    text = "We may not go, if needed; it reportedly costs about 5."
    assert [s.of(text) for s in hedges(text, 0, len(text))] == ["may", "if needed", "reportedly", "about"]
    assert [s.of(text) for s in negations(text, 0, len(text))] == ["not"]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("I’m not going to get into that.", "declined"),
        ("I’d refer you to the Ministry of Defence.", "referred"),
        ("That’s something for the parties to speak to.", "referred"),
        ("We don’t have anything to announce today.", "nothing"),
        ("I haven’t seen that report.", "no_knowledge"),
        ("I won’t engage in hypotheticals.", "hypothetical"),
        ("Our position has not changed.", "repeated"),
        ("What I can tell you is that talks go on.", "pivot"),
    ],
)
def test_non_answers_knows_the_kinds(sentence, kind):
    assert next(row.kind for row in non_answers() if row.pattern.search(sentence)) == kind
