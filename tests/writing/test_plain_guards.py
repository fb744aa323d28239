"""Plain English: where a rule must leave off."""

import pytest

from readout.writing.plain import plain, read_style
from readout.writing.plain.marking import marks

STAYS = {
    "a modal before “can”": "They will have the ability to leave the port in May.",
    "a negation before “can”": "He did not have the ability to leave.",
    "one series": "A series of blasts has hit the port.",
    "a stretch of time": "He stayed in Karsk for a period of time.",
    "half a decade": "The bridge was built in the first half of the 1960s.",
    "two nouns joined": "She is an advocate and a supporter of the port.",
    "what is shared": "They have expressed their concerns about the sea, which we share.",
    "each in its turn": "Our two teams won three and four games, respectively.",
    "words of several senses": "We faced severe criticism in a hostile town.",
    "a feeling": "They deplore the attack.",
    "one verb for two": "He joined the army in 1998 and the navy in 2003.",
    "who believes what": "Some said the talks in Karsk had failed, while others believed they would go on.",
    "how sure": "I am confident that the port will open.",
    "how sure of a figure": "Three of them, I believe, left the port.",
    "a clause between dashes": "On phones — that they own — they play games.",
    "a question broken off": "They have all the vac- — are there three?",
    "each time": "When the storm passes the coast, we close the port, and we guard the ships.",
    "an apology": "What is the status of the port’s applic- — sorry, the town’s application to join?",
    "a question asked back": "They agreed on the plan, right?",
    "what is left out": "It was dear to us, as it continues to be in the future.",
    "half a clause": "You may report on the call and quote the sheet, but not before this call is over.",
    "said again otherwise": "This answers what you just asked – what he said – what we did get is new.",
    "which of two": (
        "We looked at the first dose, which was given on day 21 in the north, versus the second dose."
    ),
    "who it is": "The town joined the talks on the sea, having read what it holds.",
    "what was driven": "Sales rose 12 percent against the year before, driven by demand in the north.",
    "what is put together": "Combined with our dividend, we have paid 2 million crowns to the towns.",
    "the same people": "We help those who make their fears known, who meet in the open, who work.",
    "that is why": "That’s why we will send two ships.",
    "the rest of a list": "They spoke about trade, aid, education and so on.",
    "a word said twice": "Another clear example of that approach was evident in the talks.",
    "for whom": "I thank you on behalf of the town.",
    "alone to blame": "He is solely responsible for the port.",
    "a clause before a dash": (
        "It was in May with help from the bank – including Lena Falk, who told the king – that we won."
    ),
    "more of something": "The plan has money for health, loans for us, and increases in aid for the poor.",
    "an opinion put in": "The promise of the port is well known and I think reflected in the talks.",
    "as though": "We acted as though the best days were behind us and there was no way back to them.",
    "the first of all": "States are first and foremost responsible for the coast.",
    "honors for two": "I want to pay tribute to you, Sir, and to the bank.",
    "a comma in quotation marks": (
        "This call is attributable to a “senior official,” and the contents of this call are secret."
    ),
    "what is so still": "I had a chance to tour Karsk’s Assembly, an institution vital to democracy.",
    "both": "He was both tall and able to jump.",
    "a quotation announced": "He will give a speech in Karsk, and I quote, “We win.”",
}

BECOMES = {
    "can": ("They have the ability to leave the port in May.", "They can leave the port in May."),
    "several": ("A series of blasts hit the port.", "Several blasts hit the port."),
    "what was noted": (
        "He noted that the talks in Karsk had failed in the spring, and it was time to leave the city.",
        "He said that the talks in Karsk had failed in the spring, and it was time to leave the city.",
    ),
    "her book is no clue to him": (
        "Her book was filmed by Brenner, who directed it in Karsk in the winter of 1998.",
        "Brenner filmed her book. Brenner directed it in Karsk in the winter of 1998.",
    ),
    "once": (
        "After the storm passed the coast, we opened the port, and we sent the ships to the north.",
        "After the storm passed the coast, we opened the port. We sent the ships to the north.",
    ),
    "going on": ("They should continue to go forward.", "They should keep going forward."),
    "but whenever": (
        "Whenever such faults have occurred, however, the port has raised the issue.",
        "But whenever such faults have happened the port has raised the issue.",
    ),
    "only for": ("It was chosen based solely on its age.", "It was chosen based only on its age."),
    "speaking for": ("I speak on behalf of the island states.", "I speak for the island states."),
    "spoken to": ("My delegation, Mr. President, supports the plan.", "My delegation supports the plan."),
    "spoken to after a condition": (
        "If this does not happen, Mr. President, all our talks will suffer.",
        "If this does not happen, all our talks will suffer.",
    ),
    "another reminder": ("Also as another reminder, this call ends at noon.", "This call ends at noon."),
    "called next": ("For the next question, we’ll go to Lena Falk.", ""),
    "a marker after a preposition": (
        "In terms of, you know, aid, we may help.",
        "In terms of aid, we may help.",
    ),
    "I want to say that, look": ("He said that, look, the port is open.", "He said the port is open."),
    "with it being": (
        "The birds are small and live in the north, with the female being smaller than the male.",
        "The birds are small and live in the north. The female is smaller than the male.",
    ),
    "look, but": ("Look, but the talks in Karsk have failed.", "But the talks in Karsk have failed."),
    "in light of": ("In light of the storm, the port is closed.", "Given the storm, the port is closed."),
    "the city of": ("He lives in the city of Karsk.", "He lives in Karsk."),
}

NAMES = '[[rule]]\nid = "dprk"\nsay_not = "the DPRK"\nsay = "North Korea"\n'


def said(text, style=None):
    return " ".join(s.plain for s in plain(text, style) if s.plain)


@pytest.mark.parametrize("source", STAYS.values(), ids=STAYS.keys())
def test_plain_leaves(source):
    assert said(source) == source


@pytest.mark.parametrize(("source", "expected"), BECOMES.values(), ids=BECOMES.keys())
def test_plain_still_says(source, expected):
    assert said(source) == expected
    assert said(expected) == expected


def test_a_house_may_say_a_name_otherwise():
    style = read_style(NAMES.encode(), "house.toml")
    assert said("We condemn the DPRK’s act.", style) == "We condemn North Korea’s act."
    assert said("The DPRK said “the DPRK”.", style) == "North Korea said “the DPRK”."


def test_a_house_may_not_say_a_figure_otherwise():
    style = read_style(b'[[rule]]\nid = "six"\nsay_not = "a few ports"\nsay = "six ports"\n', "house.toml")
    assert said("They closed a few ports.", style) == "They closed a few ports."


def test_marks_take_in_commas_each_place_and_the_rules_of_a_house():
    style = read_style(NAMES.encode(), "house.toml")
    [sentence] = plain("The DPRK has fired, you know, two missiles, and we watch the DPRK.", style)
    found = [(sentence.source[m.start : m.end], m.kind) for m in marks(sentence)]
    assert found == [("The DPRK", "jargon"), (", you know,", "waffle"), ("the DPRK", "jargon")]
