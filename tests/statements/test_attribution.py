"""Attributions in invented sentences: source, cue and content as they stand in the text."""

from __future__ import annotations

import pytest

from readout.language import load
from readout.records import Statement
from readout.statements.attribution import attributions
from readout.statements.attribution.quotations import quotations


def _read(text: str) -> tuple[Statement, ...]:
    return attributions(load()(text))


def _parts(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [
        (
            " | ".join(s.of(text) for s in one.source),
            " | ".join(s.of(text) for s in one.cue),
            tuple(s.of(text) for s in one.content),
        )
        for one in _read(text)
    ]


TABLE = [
    (
        "no object is a source",
        "A keeper who had come out to welcome them exclaimed, “My god, the gate is open.”",
        [("A keeper who had come out to welcome them", "exclaimed", ("“My god, the gate is open.”",))],
    ),
    (
        "an idiom of verb and noun is one cue",
        "Vey took aim at the plan for the dam.",
        [("Vey", "took aim at", ("the plan for the dam",))],
    ),
    (
        "what is put out in a noun of speech",
        "The keepers offered their thoughts on the new gate.",
        [("The keepers", "offered their thoughts on", ("the new gate",))],
    ),
    (
        "a letter is part of the cue",
        "Vey wrote a letter to the council about the gate.",
        [("Vey", "wrote a letter to", ("the council about the gate",))],
    ),
    (
        "the words that lead to a cue",
        "Holm took pains to say that the gate holds.",
        [("Holm", "took pains to say", ("that the gate holds",))],
    ),
    (
        "nobody speaks in an attack that nobody is named for",
        "The attack on the town was over by noon.",
        [],
    ),
    (
        "a short form of has is no passive",
        "She’s said the gate will hold.",
        [("She", "’s said", ("the gate will hold",))],
    ),
    (
        "what sums up what was said is the writer's",
        "Vey said the gate would close at night, a move that would hurt the fishers.",
        [("Vey", "said", ("the gate would close at night",))],
    ),
    (
        "a poll's share is not a second source",
        "According to a poll by the Harbour Post, 40 percent of fishers say the gate is old.",
        [("a poll by the Harbour Post", "According to", ("40 percent of fishers say the gate is old",))],
    ),
    (
        "a long quotation that ends the sentence of whoever acts there",
        "Vey reached the top with a sign like “no gate was ever so late or so dear as this one.”",
        [("Vey", "reached", ("“no gate was ever so late or so dear as this one.”",))],
    ),
    (
        "most of those before spoken of",
        "Most oppose the plan.",
        [("Most", "oppose", ("the plan",))],
    ),
    (
        "what stands without marks below a name, as far as it is indented",
        "Ana Vey, who keeps it, said:\n\n  The dam will hold.\n\n  It is old but strong.\n\nBackground",
        [
            (
                "Ana Vey, who keeps it",
                "said",
                ("The dam will hold.\n\n  It is old but strong",),
            )
        ],
    ),
    (
        "one paragraph below a name, where nothing is indented",
        "Ana Vey wrote:\n\nThe dam will hold.\n\nThe lake is full.",
        [("Ana Vey", "wrote", ("The dam will hold",))],
    ),
    (
        "no source out of a quotation",
        "“I think Vey is right,” Holm said, adding: “The gate is old.”",
        [("Holm", "said", ("“I think Vey is right,”",)), ("Holm", "adding", ("“The gate is old.”",))],
    ),
    (
        "a step says nothing",
        "Holm took the unusual step of criticizing the plan.",
        [("Holm", "criticizing", ("the plan",))],
    ),
    (
        "what stands behind according to is no speaker's participle",
        "Vey appears to have the best odds, according to three new polls.",
        [
            ("three new polls", "according to", ("Vey appears to have the best odds",)),
        ],
    ),
    (
        "whoever answers a question said none of it",
        "Asked whether the dam would hold, Vey laughed.",
        [("", "Asked", ("whether the dam would hold",))],
    ),
    (
        "who puts a question stands behind by",
        "Asked by a reporter what the dam costs, she said it was cheap.",
        [("a reporter", "Asked", ("what the dam costs",)), ("she", "said", ("it was cheap",))],
    ),
    (
        "a question that a passive leads to",
        "Holm was asked by a farmer why the gate was shut.",
        [("a farmer", "was asked", ("why the gate was shut",))],
    ),
    (
        "whom a thing is asked of is part of it",
        "The towns asked the court to stop the works.",
        [("The towns", "asked", ("the court to stop the works",))],
    ),
    (
        "a that-clause behind what is set off by commas",
        "Vey said on the radio, where she has a show, that the dam would hold.",
        [("Vey", "said", ("that the dam would hold",))],
    ),
    (
        "a that-clause behind a paper and a day",
        "The engineers told the Tarn Herald Tuesday morning that the gate had failed.",
        [("The engineers", "told", ("that the gate had failed",))],
    ),
    (
        "what a fear is",
        "Their fear is that the dam will break.",
        [("Their", "fear is", ("that the dam will break",))],
    ),
    (
        "an adverb before the helpers of a verb",
        "The keeper also is warning that the gate is weak.",
        [("The keeper", "also is warning", ("that the gate is weak",))],
    ),
    (
        "who is quick to say a thing says it",
        "The minister was quick to praise the works.",
        [("The minister", "was quick to praise", ("the works",))],
    ),
    (
        "who unveils a plan plans",
        "Vey unveiled a plan to drain the lake.",
        [("Vey", "unveiled a plan", ("to drain the lake",))],
    ),
    (
        "who draws criticism does not criticise",
        "Holm drew criticism of the dam.",
        [("", "drew criticism of", ("the dam",))],
    ),
    (
        "a participle behind a comma is of who speaks, past a participle of a thing",
        "Holm criticized the plan drawn up by the towns, saying it came too late.",
        [
            ("Holm", "criticized", ("the plan drawn up by the towns",)),
            ("Holm", "saying", ("it came too late",)),
        ],
    ),
    (
        "a second verb of one tense whose quotation shows that the speaker goes on",
        "The mayor noted that he built the dam, and added: “I know every stone.”",
        [
            ("The mayor", "noted", ("that he built the dam",)),
            ("The mayor", "added", ("“I know every stone.”",)),
        ],
    ),
    (
        "the next thing that a speaker does is not said",
        "Vey called the plan “a disgrace,” and left the room.",
        [("Vey", "called", ("the plan “a disgrace,”",))],
    ),
    (
        "the subject of a clause that a quotation ends",
        "Towns that lie below the dam are “very, very worried,” Holm said.",
        [("Holm", "said", ("Towns that lie below the dam are “very, very worried,”",))],
    ),
    (
        "a participle behind a quotation",
        "Holm said the gate was “a joke,” adding that it never closed.",
        [("Holm", "said", ("the gate was “a joke,”",)), ("Holm", "adding", ("that it never closed",))],
    ),
    (
        "what the writer adds behind a quotation",
        "Vey said it was “a loss,” while the towns below cheered.",
        [("Vey", "said", ("it was “a loss,”",))],
    ),
    (
        "a sentence of saying that tells nothing leads to the quotation behind it",
        "Vey agreed. “The dam has held for forty years.”",
        [("Vey", "agreed", ("“The dam has held for forty years.”",))],
    ),
    (
        "a quotation is of whoever spoke in the sentence before it",
        "“The dam will hold,” Holm said. Vey said she had doubts. “Nobody has looked at the gate.”",
        [
            ("Holm", "said", ("“The dam will hold,”",)),
            ("Vey", "said", ("she had doubts", "“Nobody has looked at the gate.”")),
        ],
    ),
    (
        "a second participle is of the same speaker",
        "Holm wrote to the towns, saying the gate was weak and urging them to leave.",
        [("Holm", "saying", ("the gate was weak",)), ("Holm", "urging", ("them to leave",))],
    ),
    (
        "what a passive calls its subject",
        "Holm was declared the winner.",
        [("", "was declared", ("Holm", "the winner"))],
    ),
    (
        "what else a verb governs is of its content",
        "Vey referred to the plan as a disaster.",
        [("Vey", "referred to", ("the plan as a disaster",))],
    ),
    (
        "a second reason in quotation marks",
        "The towns criticized Holm for closing the gate and for “hiding the cracks.”",
        [("The towns", "criticized", ("Holm for closing the gate and for “hiding the cracks.”",))],
    ),
    (
        "an opening mark that is put for a closing one",
        "“The dam will hold,“ said Vey.",
        [("Vey", "said", ("“The dam will hold,“",))],
    ),
    (
        "what the writer adds about an object",
        "Vey criticized the plan, which the towns had drawn up.",
        [("Vey", "criticized", ("the plan",))],
    ),
    (
        "a paragraph behind the name of who speaks",
        "Ana Vey: The dam will hold.",
        [("Ana Vey", ":", ("The dam will hold",))],
    ),
    (
        "a quotation that a name below it signs",
        "Letters come from all of the towns.\n\n“The dam has held for forty years.”\n\n— Ana Vey.",
        [("Ana Vey", "—", ("“The dam has held for forty years.”",))],
    ),
    (
        "whoever is asked about a thing is no part of it",
        "Vey was asked about the dam.",
        [("", "was asked about", ("the dam",))],
    ),
    (
        "whoever is focused on a thing attends to it",
        "The towns are focused on the dam.",
        [("The towns", "are focused on", ("the dam",))],
    ),
    (
        "whoever is divided over a thing disagrees on it",
        "The voters are divided over the dam.",
        [("The voters", "are divided over", ("the dam",))],
    ),
    (
        "whoever looks forward to a thing does not only seem so",
        "The towns look forward to the feast.",
        [("The towns", "look forward to", ("the feast",))],
    ),
    (
        "a notice of the editor, which nobody speaks",
        "CORRECTION: The dam is in Marin.",
        [],
    ),
    (
        "what somebody was asked is none of what he says",
        "Asked about the dam, Vey said that it would hold.",
        [("", "Asked about", ("the dam",)), ("Vey", "said", ("that it would hold",))],
    ),
    (
        "what the speaker says of his own mind is told by what he says",
        "Vey said that he believed the dam would hold.",
        [("Vey", "said", ("that he believed the dam would hold",))],
    ),
    (
        "what the speaker says that others believe is another's",
        "Vey said that the engineers believe the dam would hold.",
        [
            ("Vey", "said", ("that the engineers believe the dam would hold",)),
            ("the engineers", "believe", ("the dam would hold",)),
        ],
    ),
    (
        "what is so in a poll",
        "The party leads by nine points in a Marin poll.",
        [("a Marin poll", "in", ("The party leads by nine points",))],
    ),
    (
        "what is so in the polls is nobody's in particular",
        "The party has a lead of nine points in the polls.",
        [],
    ),
    (
        "what is so in somebody's words",
        "In Vey's words, the dam is a ruin.",
        [("Vey", "In | words", ("the dam is a ruin",))],
    ),
    (
        "what is so in one's own view is said by nobody else",
        "In my view, the dam is a ruin.",
        [],
    ),
    (
        "a verb of saying with its particle",
        "Vey laid out a plan for the dam.",
        [("Vey", "laid out", ("a plan for the dam",))],
    ),
    (
        "the same verb without it",
        "Vey laid a plank over the dam.",
        [],
    ),
    (
        "a participle of the speaker behind what is said",
        "Vey said the dam would hold, adding that he had seen it.",
        [("Vey", "said", ("the dam would hold",)), ("Vey", "adding", ("that he had seen it",))],
    ),
    (
        "whatever is done about a matter is spoken of it",
        "Vey wrote a long letter about the dam.",
        [("Vey", "wrote a long letter about", ("the dam",))],
    ),
    (
        "a chain that goes on",
        "Vey went on to say the dam would hold.",
        [("Vey", "went on to say", ("the dam would hold",))],
    ),
    (
        "a clause that goes on to a quotation behind small words",
        "Vey said he had found two buyers, but “neither of them will keep the dam open to the towns.”",
        [
            (
                "Vey",
                "said",
                ("he had found two buyers, but “neither of them will keep the dam open to the towns.”",),
            )
        ],
    ),
    (
        "whoever is asked does not ask",
        "Vey was asked, “Who will mend the dam before the summer comes?”",
        [("", "was asked", ("“Who will mend the dam before the summer comes?”",))],
    ),
    (
        "the subject of a sentence before its colon",
        "But Vey was far less sure of the gate that broke: “It should have been closed at night.”",
        [("Vey", "was far less sure of the gate that broke", ("“It should have been closed at night.”",))],
    ),
    (
        "a relative clause between a name and its verb, and no hearer",
        "“The dam will hold,” Vey, who has not seen it yet, told reporters in Marin.",
        [("Vey, who has not seen it yet", "told", ("“The dam will hold,”",))],
    ),
    (
        "an adverb behind the verb",
        "Vey said repeatedly that the dam would hold.",
        [("Vey", "said repeatedly", ("that the dam would hold",))],
    ),
    (
        "a second verb of the speaker behind what is said, told by its tense",
        "Vey says he would stay and tells the crowd that the dam is safe.",
        [("Vey", "says", ("he would stay",)), ("Vey", "tells", ("that the dam is safe",))],
    ),
    (
        "a second verb of what is said, in a tense of its own",
        "Vey says the council met and told the towns that the dam is safe.",
        [
            ("Vey", "says", ("the council met and told the towns that the dam is safe",)),
            ("the council", "told", ("that the dam is safe",)),
        ],
    ),
    (
        "the next paragraph, if it is nothing but a quotation",
        "“The dam will hold,” Vey said.\n\n“It has held for forty years and it will hold for forty more.”",
        [
            (
                "Vey",
                "said",
                ("“The dam will hold,”", "“It has held for forty years and it will hold for forty more.”"),
            )
        ],
    ),
    (
        "no next paragraph where another came between",
        "“The dam will hold,” Vey said. Ruiz was not sure.\n\n“It has held for forty years and will hold.”",
        [("Vey", "said", ("“The dam will hold,”",))],
    ),
    (
        "no day speaks",
        "The town released a statement Wednesday saying that the dam would hold.",
        [("The town", "released a statement Wednesday saying", ("that the dam would hold",))],
    ),
    (
        "a quotation that only its own cue gets, not one told on its occasion",
        "“We have to raise the dam,” Vey told the council after men who vowed revenge had cut it.",
        [("Vey", "told", ("“We have to raise the dam,”",))],
    ),
    (
        "a name with what is set beside it before the verb",
        "“The path to change runs through the towns,” Ana Vey, the union’s manager, said. “They will vote.”",
        [
            (
                "Ana Vey, the union’s manager",
                "said",
                ("“The path to change runs through the towns,”", "“They will vote.”"),
            )
        ],
    ),
    (
        "a name before a colon, behind a dash",
        "The harbor has grown in importance - Ana Vey: “Two years ago the harbor was empty. Now it is full.”",
        [("Ana Vey", ":", ("“Two years ago the harbor was empty. Now it is full.”",))],
    ),
    (
        "what is chanted, without a comma",
        "As they walked down the quay, they chanted “stop the new toll” again.",
        [("they", "chanted", ("“stop the new toll”",))],
    ),
    (
        "a clause after its source",
        "Ana Vey said that the bridge would open in May.",
        [("Ana Vey", "said", ("that the bridge would open in May",))],
    ),
    (
        "a source inside the content",
        "The dam, engineers said, could fail within weeks.",
        [("engineers", "said", ("The dam", "could fail within weeks"))],
    ),
    (
        "a quotation before its source, and the next that goes on",
        "“The bridge will open in May,” said Ana Vey, the mayor. “Nobody will pay a toll.”",
        [("Ana Vey, the mayor", "said", ("“The bridge will open in May,”", "“Nobody will pay a toll.”"))],
    ),
    (
        "according to",
        "According to a senior official, the talks have collapsed.",
        [("a senior official", "According to", ("the talks have collapsed",))],
    ),
    (
        "an adverb without a source",
        "Vey reportedly left the city on Monday.",
        [("", "reportedly", ("Vey", "left the city on Monday"))],
    ),
    (
        "a passive without a source",
        "Holm was accused of hiding the report.",
        [("", "was accused of", ("Holm", "hiding the report"))],
    ),
    (
        "one attribution in another",
        "Vey said Holm believes the bank is sound.",
        [("Vey", "said", ("Holm believes the bank is sound",)), ("Holm", "believes", ("the bank is sound",))],
    ),
    ("a name and a colon", "Holm: “We will not sign.”", [("Holm", ":", ("“We will not sign.”",))]),
    (
        "a quotation over two paragraphs",
        "“We built this port in a year.\n\n“We will build another,” Holm said.",
        [("Holm", "said", ("“We built this port in a year.\n\n“We will build another,”",))],
    ),
    (
        "a relative pronoun as source",
        "The minister who promised to resign has changed her mind.",
        [("who", "promised", ("to resign",))],
    ),
    (
        "a hearer who is told",
        "One of his aides, Tad Holm, told reporters that he would leave it to others to judge the remarks.",
        [
            (
                "One of his aides, Tad Holm",
                "told",
                ("that he would leave it to others to judge the remarks",),
            )
        ],
    ),
    (
        "a clause round its source, whose predicate is a noun",
        "The main fault, engineers said, is the gate.",
        [("engineers", "said", ("The main fault", "is the gate"))],
    ),
    (
        "a second clause that the tree hangs elsewhere",
        "Vey said that it rains and that it will stop.",
        [("Vey", "said", ("that it rains and that it will stop",))],
    ),
    (
        "as somebody noted",
        "As Vey noted, the dam broke in May.",
        [("Vey", "noted", ("the dam broke in May",))],
    ),
    (
        "as reported by somebody",
        "As reported by the Gazette, the dam broke in May.",
        [("the Gazette", "reported", ("the dam broke in May",))],
    ),
    ("as you know", "As you know, the dam broke in May.", []),
    ("as we said", "As we said, the dam broke in May.", []),
    (
        "a call on somebody to act",
        "The mayor called on the council to act.",
        [("The mayor", "called on", ("the council to act",))],
    ),
    (
        "a request to somebody",
        "She asked him to reopen the crossing.",
        [("She", "asked", ("him to reopen the crossing",))],
    ),
    (
        "what somebody proposed doing",
        "Holm proposed raising the toll.",
        [("Holm", "proposed", ("raising the toll",))],
    ),
    (
        "a statement that says it for the one who issues it",
        "The mayor issued a statement saying the dam was safe.",
        [("The mayor", "issued a statement saying", ("the dam was safe",))],
    ),
    (
        "it is made clear",
        "Vey made it clear that the dam would open.",
        [("Vey", "made it clear", ("that the dam would open",))],
    ),
    (
        "a place right behind the verb, after the quotation",
        "“The dam is safe,” Vey said in a statement.",
        [("Vey", "said in a statement", ("“The dam is safe,”",))],
    ),
    (
        "an adverb behind the verb",
        "Vey warned repeatedly that the dam would break.",
        [("Vey", "warned repeatedly", ("that the dam would break",))],
    ),
    (
        "a quotation cut off from what it is said of",
        "Holm called Vey a “gift to the banks.”",
        [("Holm", "called", ("Vey a “gift to the banks.”",))],
    ),
    (
        "a clause that a quotation ends",
        "The plan is a “gift to the banks,” Holm said.",
        [("Holm", "said", ("The plan is a “gift to the banks,”",))],
    ),
    (
        "what a relative clause says of the speaker is not said by the speaker",
        "“We have work to do,” said Holm, who leads the talks.",
        [("Holm, who leads the talks", "said", ("“We have work to do,”",))],
    ),
    (
        "going on is not saying",
        "The show goes on with “The Old Bridge” in May.",
        [],
    ),
    (
        "a quotation beside a verb that is none of saying",
        "Holm spoke at the dam. “We have work to do, and it begins today,” laughed Holm.",
        [("Holm", "laughed", ("“We have work to do, and it begins today,”",))],
    ),
    (
        "a quoted sentence behind what its speaker did",
        "Ana Vey leaned over the rail, “Nobody asked the keepers about it.”",
        [("Ana Vey", "leaned", ("“Nobody asked the keepers about it.”",))],
    ),
    (
        "a quotation behind a sentence that names who speaks",
        "Ana Vey said the leak was small. “The water never reached the road.”",
        [("Ana Vey", "said", ("the leak was small", "“The water never reached the road.”"))],
    ),
    (
        "the name of a programme is no speech",
        "On “Early Light,” Vey warned of a flood.",
        [("Vey", "warned of", ("a flood",))],
    ),
    (
        "what somebody does next tells no quotation",
        "Holm called the plan “a loss,” and threatened to leave.",
        [("Holm", "called", ("the plan “a loss,”",)), ("Holm", "threatened", ("to leave",))],
    ),
    (
        "whom a message is for does not speak it",
        "Vey sent a blunt message to Holm: “Leave the gate open.”",
        [("Vey", "sent a blunt message to Holm", ("“Leave the gate open.”",))],
    ),
    (
        "a hyphen is no dash before a name",
        "Vey paid the keepers a back-handed compliment: “They were late again.”",
        [("Vey", "paid", ("“They were late again.”",))],
    ),
    (
        "a clause that is but a quotation",
        "The 2014 council report found “no sign of a leak in the gate.”",
        [("The 2014 council report", "found", ("“no sign of a leak in the gate.”",))],
    ),
    (
        "who stands with a participle says it",
        "The council split, with two keepers saying the gate was shut.",
        [("two keepers", "saying", ("the gate was shut",))],
    ),
    (
        "a participle behind an object is of the subject",
        "Vey opened the meeting warning that the dam could break.",
        [("Vey", "opened the meeting warning", ("that the dam could break",))],
    ),
    (
        "a name before the pronoun of a claim",
        "The mayor repeated his claim that the dam was safe.",
        [("The mayor", "repeated | claim", ("that the dam was safe",))],
    ),
    (
        "by what somebody comes to say it",
        "The keepers began by saying the gate was shut.",
        [("The keepers", "began by saying", ("the gate was shut",))],
    ),
    (
        "a letter between a verb and what it says",
        "Vey wrote in a memo to the keepers that the dam was safe.",
        [("Vey", "wrote in a memo to the keepers", ("that the dam was safe",))],
    ),
    (
        "who somebody is, is told by the writer",
        "Holm criticized Oskar Vey, who leads the council.",
        [("Holm", "criticized", ("Oskar Vey",))],
    ),
    (
        "made clear",
        "Ana Vey made clear that the gate stays shut.",
        [("Ana Vey", "made clear", ("that the gate stays shut",))],
    ),
    (
        "a passive by somebody named",
        "The plan was denounced by Ana Vey.",
        [("Ana Vey", "was denounced", ("The plan",))],
    ),
    (
        "a shortened passive is not its noun's",
        "A keeper accused of lying left the town.",
        [("", "accused of", ("A keeper", "lying"))],
    ),
    (
        "a shortened passive with who says it",
        "The gate praised by Ana Vey is shut.",
        [("Ana Vey", "praised", ("The gate",))],
    ),
    (
        "a phrase that hangs on what is called for",
        "Vey called for the keepers to leave the gate.",
        [("Vey", "called for", ("the keepers to leave the gate",))],
    ),
    (
        "the head of a sentence that its teller ends",
        "On Monday the dam will break, Vey said.",
        [("Vey", "said", ("On Monday the dam will break",))],
    ),
    (
        "the subject between a verb and the clause that the tree gives it",
        "Holm said the gate by the river near Dolport now draws a crowd.",
        [("Holm", "said", ("the gate by the river near Dolport now draws a crowd",))],
    ),
    (
        "two quoted halves of what is said",
        "Vey said the gate “could break,” but that the keepers “would hold it.”",
        [("Vey", "said", ("the gate “could break,” but that the keepers “would hold it.”",))],
    ),
    (
        "joined quotations",
        "The crowd chanted “Shut the gate,” and “Save the town.”",
        [("The crowd", "chanted", ("“Shut the gate,” and “Save the town.”",))],
    ),
    (
        "a judgement and the words behind its colon",
        "Holm called the plan a loss: “We waited for years and got nothing.”",
        [("Holm", "called", ("the plan a loss: “We waited for years and got nothing.”",))],
    ),
    (
        "a quotation is said once",
        "Holm said, adding: “We waited for years.”",
        [("Holm", "adding", ("“We waited for years.”",))],
    ),
    (
        "a clause goes on to its quoted words",
        "Vey said the gate is late, so the keepers will need “a lot more time.”",
        [("Vey", "said", ("the gate is late, so the keepers will need “a lot more time.”",))],
    ),
    (
        "whom a letter is for does not say it",
        "Vey sent a letter to the keepers saying the gate was shut.",
        [("Vey", "saying", ("the gate was shut",))],
    ),
    (
        "inside what is said, what somebody comes to say is no deed of saying",
        "Vey said Holm came to say the gate is shut.",
        [("Vey", "said", ("Holm came to say the gate is shut",))],
    ),
    (
        "inside what is said, another's saying",
        "Vey said the keepers will say the gate is shut.",
        [
            ("Vey", "said", ("the keepers will say the gate is shut",)),
            ("the keepers", "will say", ("the gate is shut",)),
        ],
    ),
    ("what is granted", "That said, the dam holds.", []),
    (
        "a helper of the clause above",
        "The point is that the minister believed the dam would hold.",
        [("the minister", "believed", ("the dam would hold",))],
    ),
    ("nothing attributed", "The river rose by two metres on Monday.", []),
]


@pytest.mark.parametrize(("text", "want"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_source_cue_and_content(text: str, want: list[tuple[str, str, tuple[str, ...]]]) -> None:
    assert _parts(text) == want


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“The road is open,” Vey said.", "direct"),
        ("Vey said the road was open.", "indirect"),
        ("Vey said it was “a gift to the banks” and would fail.", "mixed"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    assert [one.kind for one in _read(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Mr. Holm opposed the plan. He said it would fail.", ["Holm", "Holm"]),
        ("Foreign Minister Ana Vey arrived on Monday. The minister said the treaty was dead.", ["Ana Vey"]),
        ("The minister said the treaty was dead.", [None]),
        ("That was in the paper, Ana. He said the treaty was dead.", [None]),
        ("The Orvanian Federation rejected the treaty.", ["Orvanian Federation"]),
        ("Mr. Holm met Mr. Tarn on Monday. He said the treaty was dead.", [None]),
        ("Ms. Vey met Mr. Tarn on Monday. She said the treaty was dead.", ["Vey"]),
        ("Ana Vey and Oskar Lind said the treaty was dead.", [None]),
        ("Minister Ana Vey came. The deputy minister said the treaty was dead.", [None]),
        ("Vice President Ana Vey came. The President said the treaty was dead.", [None]),
        (
            "Oskar Lind came. What the minister has made clear is that he believes the treaty is dead.",
            [None],
        ),
        ("The Presidents agreed that the treaty was dead.", [None]),
        ("The Department of Water said the treaty was dead.", ["Department of Water"]),
    ],
)
def test_speaker_only_where_the_text_settles_it(text: str, speakers: list[str | None]) -> None:
    assert [one.speaker for one in _read(text)] == speakers


@pytest.mark.parametrize(
    ("text", "anonymous"),
    [
        ("A senior official said the talks had failed.", True),
        ("Some analysts think the bank is sound.", True),
        ("Anyone who says that the bank is sound is wrong.", False),
        ("The majority (76 per cent) said the bank was sound.", True),
        ("Ana Vey said the talks had failed.", False),
        ("He said the talks had failed.", False),
    ],
)
def test_anonymous(text: str, anonymous: bool) -> None:
    assert [one.anonymous for one in _read(text)] == [anonymous]


def test_parent_is_the_statement_that_holds_it() -> None:
    assert [one.parent for one in _read("Vey said Holm believes the bank is sound.")] == [None, 0]


def test_offsets_count_characters_of_the_text_as_it_is() -> None:
    text = "  Vey’s memo:\n\nVey   said the road — the old one — was open.\n"
    found = _read(text)
    assert [s.of(text) for one in found for s in one.cue] == ["said"]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ('He said “yes” and "no".', ["“yes”", '"no"']),
        ("“One.\n\n“Two,” he said.", ["“One.", "“Two,”"]),
        ("“Never closed.\n\nAnother paragraph.", ["“Never closed."]),
        ("No marks at all.", []),
    ],
)
def test_quotations(text: str, want: list[str]) -> None:
    assert [span.of(text) for span in quotations(text)] == want
