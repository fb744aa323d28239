"""Every rule by its id, with what it does, as ``--explain`` says it."""

from __future__ import annotations

from functools import lru_cache

from readout.writing.sentence.clean import rules as waffle_rules

_OURS = {
    "repair": "Keeps the second version of a false start.",
    "long-word": "Says a plain word for a long or rare one.",
    "written-word": "Says a plain word for one that is too grand for written prose; speech is left alone.",
    "written-phrase": "Says less for a turn of written prose; speech is left alone.",
    "written-verb": "Says a verb plainly in written prose: “escaped” for “managed to escape”, “has 300 people”.",  # noqa: E501
    "written-about": "Says what a work or a word is about: “is about” for “tells the story of”, “means” for “refers to”; “more than 300” for “over 300”.",  # noqa: E501
    "spare-word": "Cuts what written prose can spare: “then”, “own”, praise before a name, “that” before a pronoun.",  # noqa: E501
    "subject-first": "Puts what opens a short clause behind it: “He left in 1990” for “In 1990, he left”.",
    "owner-first": "Says “Brenner’s wife” for “the wife of Brenner”, in written prose.",
    "padding": "Says less for a padded phrase.",
    "light-verb": "Says the verb that a noun hides: “decide” for “make a decision”.",
    "doublet": "Says once what a pair says twice.",
    "vague-quantity": "Says a vague quantity shortly.",
    "bracket-gloss": "Cuts a bracket that says the same again: “10 miles (16 km)”, “the Health Office (HO)”.",
    "bracket-aside": "Puts a short aside in brackets between commas.",
    "keep-on": "Says “keep” for “continue to”: “kept working” for “continued to work”.",
    "redundant-adverb": "Cuts “also”, and “currently” beside a verb in the present.",
    "empty-intensifier": "Cuts an intensifier that adds no degree.",
    "nominalisation": "Makes a noun of action a verb again.",
    "event-noun": "Says what happened for a noun of an event: “after he died” for “after his death”.",
    "short-grammar": "Leaves out words of grammar: “the ships built” for “the ships that were built”.",
    "cleft": "Puts a cleft sentence into plain order.",
    "passive": "Makes a passive active where the agent is said.",
    "split-marks": "Makes two sentences at a semicolon, or of a clause in brackets.",
    "split-relative": "Makes a relative clause a sentence.",
    "split-appositive": "Makes an appositive a sentence.",
    "split-participle": "Makes a participle clause a sentence.",
    "split-lifetime": "Makes the dates of a life, in brackets behind a name, a sentence.",
    "split-predicate": "Makes what a definition adds a sentence.",
    "split-adjunct": "Makes what is hung on behind a comma (“including”, “with”, “so”) a sentence.",
    "split-subordinate": "Makes a contrasting or reasoning clause a sentence.",
    "split-sequence": "Makes “before moving to Dol” a sentence, in written prose: “After that, she moved to Dol”.",  # noqa: E501
    "split-told": "Makes what is told of a new thing a sentence, in written prose: “a book. The book won”.",
    "split-coordination": "Makes joined clauses sentences of their own.",
}


@lru_cache(maxsize=1)
def known_rules() -> dict[str, str]:
    """Return what each rule does, by its id, in the order in which they are tried."""
    return {r.id: r.why for r in waffle_rules() if r.only != "write"} | _OURS
