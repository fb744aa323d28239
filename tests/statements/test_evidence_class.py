import pytest

from readout.language.pipeline import parse_sentences
from readout.statements.evidence_class import evidence_class


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("We closed the port on Monday.", "own"),
        ("I said that the port is closed.", "own"),
        ("Orvania wishes to state that the port is closed.", "own"),
        ("Even if it rains, the port is open.", "own"),
        ("Orvania announced a fund.", "own"),
        ("Dolin believes that the port is closed.", "named"),
        ("According to Ana Dolin, the port is closed.", "named"),
        ("Officials say that the port is closed.", "unnamed"),
        ("We’ve been told that the port is closed.", "unnamed"),
        ("We have seen reports that the port is closed.", "hearsay"),
        ("The port was reportedly closed.", "hearsay"),
        ("We assess that the port is closed.", "assessment"),
        ("I believe that the port is closed.", "assessment"),
        ("It appears that the port is closed.", "assessment"),
        ("We hope that the port opens.", "hope"),
        ("Hopefully the port opens.", "hope"),
        ("If it rains, the port closes.", "condition"),
        ("Officials say that we may go if it rains.", "unnamed"),
        ("If you look at the port, it is closed.", "own"),
    ],
)
def test_evidence_class_is_the_outermost(sentence, expected):
    (doc,) = parse_sentences([sentence])
    assert evidence_class(doc[:]) == expected
