"""What questions share, by whole names."""

from __future__ import annotations

from readout.archive.asking.subjects import subjects


def test_questions_share_whole_names_and_states() -> None:
    questions = [
        "Does the Russian envoy come to Karsk on Friday?",
        "What did Russia say of the envoy?",
        "Will the minister heed the Harbour Court on this?",
        "Helena, is the Harbour Court wrong on Friday?",
        "Thanks. And what of President Okoro and the court?",
        "Thanks. Helena, does Okoro know?",
        "Is the Ministry of Roads asked, or the Ministry of Grain, by the Ministry?",
        "And what of the Ministry now?",
        "And what now?",
    ]
    assert subjects(questions, ["Helena Brandt"] * len(questions)) == [
        "Russia",
        "Russia",
        "Harbour Court",
        "Harbour Court",
        "Okoro",
        "Okoro",
        None,
        None,
        None,
    ]
