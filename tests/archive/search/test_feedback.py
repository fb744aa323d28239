"""What the best passages share tells what else answers."""

from __future__ import annotations

import pytest

from readout.archive.search.feedback import fed_back
from readout.archive.search.question import parts
from readout.archive.search.ranking import Sought

ASKED = [Sought(part, 5.0) for part in parts("Should Veldania be angry about the stop in Norrland?")]
BEST = "Veldania should not be angry about a stop: this is a private transit, and nobody need overreact."
SAME = "There is no reason to overreact to a transit."
OTHER = "There is no reason to build another reservoir."


def test_a_passage_in_the_words_of_the_best_comes_before_one_in_others() -> None:
    scored = fed_back(ASKED, [{"text": text} for text in (OTHER, SAME, BEST)], [0.2, 0.2, 3.0])
    assert scored[2] > scored[1] > scored[0]


def test_words_of_the_question_count_no_second_time() -> None:
    rows = [{"text": "Angry about the stop."}, {"text": "Veldania was angry about the stop in Norrland."}]
    assert fed_back(ASKED, rows[:1], [1.0]) == [1.0]
    assert fed_back(ASKED, rows, [1.0, 1.0]) == [1.0, 1.0]


@pytest.mark.parametrize("scores", [[], [0.0]], ids=["nothing found", "nothing that holds a word"])
def test_without_a_best_passage_scores_stay(scores: list[float]) -> None:
    assert fed_back(ASKED, [{"text": SAME}] * len(scores), scores) == scores
