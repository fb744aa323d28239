import pytest

from readout.language.pipeline import parse_sentences
from readout.statements.act_lexicon import rows
from readout.statements.acts import acts_of

pytestmark = pytest.mark.filterwarnings("ignore")


def found(sentence):
    (doc,) = parse_sentences([sentence])
    return acts_of(doc[:])


@pytest.mark.parametrize("row", rows(), ids=lambda r: f"{r.kind}-{r.catches[:30]}")
def test_acts_row_catches_its_sentence_and_leaves_the_other(row):
    assert row.kind in {act.kind for act in found(row.catches)}
    assert row.kind not in {act.kind for act in found(row.leaves)}


@pytest.mark.parametrize(
    ("sentence", "kind", "actor", "target", "thing"),
    [
        ("The ministry will build two ferries.", "commitment", "The ministry", None, "two ferries"),
        ("We will not sell the port.", "refusal", "We", None, "the port"),
        ("The fund was announced by the ministry.", "announcement", "the ministry", None, "The fund"),
        ("The minister met the king.", "meeting", "The minister", "the king", None),
        ("The minister said they would veto the text.", "veto", "The minister", None, "the text"),
        ("Orvania asked Dolport for two boats.", "request", "Orvania", "Dolport", "two boats"),
        ("Orvania has no plans to leave.", "refusal", "Orvania", None, "to leave"),
        ("Vey spoke with Foreign Minister Ana Holm.", "meeting", "Vey", "Foreign Minister Ana Holm", None),
        ("The bill was passed by parliament.", "vote", "parliament", None, "The bill"),
        ("The two committed to closer cooperation.", "commitment", "The two", None, "closer cooperation"),
        ("Orvania condemned the raid and vetoed the text.", "veto", "Orvania", None, "the text"),
    ],
)
def test_acts_give_their_parties(sentence, kind, actor, target, thing):
    act = next(a for a in found(sentence) if a.kind == kind)
    assert [span and span.of(sentence) for span in (act.actor, act.target, act.object)] == [
        actor,
        target,
        thing,
    ]


def test_a_chair_that_gives_the_floor_demands_nothing():
    assert found("I now call on the representative of Orvania.") == []


def test_what_a_statement_deplores_hangs_on_its_paper():
    sentence = "The minister deplored in a statement on 19 March that work had commenced on the hill."
    assert [act.kind for act in found(sentence)] == ["condemnation"]


def test_a_talk_and_what_it_was_for_are_one_meeting():
    assert [act.kind for act in found("The minister spoke with the king to discuss the port.")] == ["meeting"]


def test_a_relative_clause_holds_a_vote_on_the_noun_above_it():
    sentence = "The laws that parliament passed help the islands."
    (act,) = found(sentence)
    assert (act.kind, act.object and act.object.of(sentence)) == ("vote", "The laws")


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("I will give you the spelling.", []),
        ("We will give the islands two ferries.", ["commitment"]),
        ("I’m not going to tell you that.", ["refusal"]),
        ("And I’ll pass it back to you, Ana.", []),
        ("Many parents are ready to come.", []),
        ("The plan was met with criticism and doubt.", []),
        ("The ministry is ready to open the gate.", ["commitment"]),
        ("I will just leave it there.", []),
        ("We’ll do one last question.", []),
        ("I shall now give the floor to the next member.", []),
        ("We will leave the island by June.", ["commitment"]),
        ("We will do three repairs by June.", ["commitment"]),
        ("We spent three years being ready to talk.", []),
        ("We will not fail the keepers.", ["commitment"]),
        ("I shall put the draft to the vote now.", ["commitment", "vote"]),
        ("When we talk about the port, we mean the quay.", []),
        ("We’ve spoken out about the port.", []),
        ("We talked about the port with the king.", ["meeting"]),
        ("Should they think that the dam leaks, they can call.", []),
        ("They met the king to determine what broke.", ["meeting"]),
    ],
)
def test_what_the_podium_will_give_its_hearers_is_no_promise(sentence, kinds):
    assert [act.kind for act in found(sentence)] == kinds


def test_acts_give_date_and_condition():
    sentence = "We will open the port on Monday if the storm ends."
    (act,) = found(sentence)
    assert act.date.of(sentence) == "on Monday"
    assert act.condition.of(sentence) == "if the storm ends"


@pytest.mark.parametrize(
    "sentence",
    [
        "Will you open the port?",
        "They did not agree on the port.",
        "We could open the port.",
        "They might sanction the bank.",
        "If they condemn the raid, that is their affair.",
        "I hope they reach an agreement.",
        "The room is blue.",
        "You will see the port.",
        "That is how we will build the port.",
        "The ministry spoke of the means of delivering such weapons.",
        "They wait for any requests for boats.",
        "She asked if the port was open.",
        "They came to support the search.",
    ],
)
def test_what_is_not_real_is_no_act(sentence):
    assert found(sentence) == []
