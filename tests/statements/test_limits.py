import pytest

from readout.statements.limits import limits, rows


def found(text):
    return [(limit.kind, text[limit.start : limit.end]) for limit in limits(text, 0, len(text))]


@pytest.mark.parametrize("row", [r for r in rows() if r.kind != "none"], ids=lambda r: r.kind)
def test_limits_row_catches_its_sentence_and_leaves_the_other(row):
    assert row.kind in {kind for kind, _ in found(row.catches)}
    assert row.kind not in {kind for kind, _ in found(row.leaves)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "We have no indication that the ship sank.",
            [("indication+negation", "We have no indication that")],
        ),
        ("It is in the trash can.", []),
        ("At that point, the keepers left.", []),
        ("The gate shuts no later than May.", [("approximation", "no later than")]),
        ("I wish to thank the keepers.", []),
        ("They sail in May.", []),
        ("May I ask, we may sail.", [("modal", "May"), ("modal", "may")]),
        ("It is a must-have, like a boat.", []),
        ("No, they sail.", []),
        ("No ship sailed.", [("negation", "No")]),
        ("He acted as if it rained.", []),
        ("About 5 boats are about to go.", [("approximation", "About")]),
        ("They cannot sail unless it rains.", [("modal+negation", "cannot"), ("condition", "unless")]),
        ("They won’t sail.", [("negation", "won’t")]),
        ("The might of the navy.", []),
        ("Not only that, they sail.", []),
    ],
)
def test_limits_are_whole_phrases_and_no_look_alikes(text, expected):
    assert found(text) == expected


def test_limits_count_offsets_from_the_document():
    text = "A boat. It may sail."
    assert [(one.start, one.end) for one in limits(text, 8, len(text))] == [(11, 14)]
