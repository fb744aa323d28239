from dataclasses import replace

import pytest

from readout.errors import BadInput
from readout.records import Document, Official, Span, Speaker, Transcript, Turn
from readout.statements.actors import resolve, with_documents
from readout.statements.authority import Actor, authority, folded, load
from readout.statements.extract import extract, reading
from readout.statements.roles import RoleHeld, roles_held

RUSSIA = Actor("government of Russia", "government", "Russia")
#: The package's own without its office holders, so that invented ones may hold real states' offices.
AUTHORITY = replace(authority(), roles=()).with_roles(
    (
        RoleHeld("Ana Dolin", "secretary of state", "2012-01-03", "2012-12-20", "a"),
        RoleHeld("Tom Marek", "secretary of state", "2013-02-01", "2014-05-01", "b"),
        RoleHeld("Ivo Pell", "finance minister", "2013-02-01", "2013-05-01", "c"),
        RoleHeld("Jana Pell", "envoy", "2013-02-01", "2013-05-01", "c"),
        RoleHeld("Sergey Lund", "foreign minister", "2013-02-01", "2013-05-01", "d"),
    )
)


@pytest.mark.parametrize(
    ("mention", "date", "name"),
    [
        ("Secretary Dolin", "2012-06-01", "Ana Dolin"),
        ("Secretary Marek", "2013-06-01", "Tom Marek"),
        ("the secretary", "2012-06-01", "Ana Dolin"),
        ("the secretary", "2013-06-01", "Tom Marek"),
        ("Foreign Minister Sergei Lund", "2013-03-01", "Sergey Lund"),
        ("Envoy Pell", "2013-03-01", "Jana Pell"),
    ],
)
def test_resolve_finds_who_held_the_office_then(mention, date, name):
    assert resolve(mention, date=date, authority=AUTHORITY) == Actor(name, "person")


@pytest.mark.parametrize(
    ("mention", "date"),
    [
        ("Pell", "2013-03-01"),
        ("Secretary Dolin", "2019-06-01"),
        ("the secretary", "2019-06-01"),
        ("Nobody Atall", None),
    ],
)
def test_resolve_never_guesses(mention, date):
    assert resolve(mention, date=date, authority=AUTHORITY) is None


@pytest.mark.parametrize(
    ("before", "mention", "after", "actor"),
    [
        ("", "Moscow", " rejected the offer.", RUSSIA),
        ("We had talks with ", "Moscow", " on Monday.", RUSSIA),
        ("That is a message to ", "Moscow", ".", RUSSIA),
        ("The minister is in ", "Moscow", " today.", None),
        ("The minister travelled to ", "Moscow", " on Monday.", None),
        ("He came back from ", "Moscow", ".", None),
        ("They met in ", "Moscow", ", Russia.", None),
    ],
)
def test_a_capital_is_its_government_only_where_it_acts(before, mention, after, actor):
    assert resolve(mention, before=before, after=after) == actor


@pytest.mark.parametrize(
    ("mention", "actor"),
    [
        ("the French", Actor("France", "state")),
        ("France", Actor("France", "state")),
        ("U.N.", Actor("United Nations", "organisation")),
        ("NATO", Actor("North Atlantic Treaty Organization", "organisation")),
    ],
)
def test_resolve_knows_states_peoples_and_bodies(mention, actor):
    assert resolve(mention) == actor


def test_we_and_i_are_read_by_the_speaker():
    speaker = Speaker("dolin", "MINISTER DOLIN", "official", "Ana Dolin", "minister", side="France")
    assert resolve("we", speaker=speaker) == Actor("France", "state")
    assert resolve("I", speaker=speaker) == Actor("Ana Dolin", "person")
    assert resolve("we", speaker=Speaker("q", "Q", "press")) is None


def test_folded_joins_spellings():
    assert folded("Sergey") == folded("Sergei")
    assert folded("Volodymyr Zelenskyy") == folded("Volodymyr Zelensky")
    assert folded("Ana") != folded("Anna")


def test_load_adds_what_a_user_knows(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text('[[actor]]\nname = "Port Union"\nkind = "organisation"\naliases = ["PU"]\n')
    assert resolve("PU", authority=load(file)) == Actor("Port Union", "organisation")
    file.write_text('[[actor]]\nname = "Port Union"\nkind = "boat"\n')
    with pytest.raises(BadInput):
        load(file)
    with pytest.raises(BadInput):
        load(tmp_path / "none.toml")


def test_roles_held_are_dated_by_their_documents():
    def shown(day, name, role):
        return Transcript(
            Document(id=f"sha256:{day}", text="", data=b""),
            (),
            officials=(Official(name, role, 0, 0),),
            date=day,
        )

    found = roles_held(
        [
            shown("2012-05-01", "Ana Dolin", "secretary"),
            shown("2012-02-01", "Ana Dolin", "secretary"),
            shown("2013-03-01", "Tom Marek", "secretary"),
        ]
    )
    assert found == (
        RoleHeld("Ana Dolin", "secretary", "2012-02-01", "2012-05-01", "sha256:2012-02-01"),
        RoleHeld("Tom Marek", "secretary", "2013-03-01", "2013-03-01", "sha256:2013-03-01"),
    )


def transcript(*turns, officials=(), day="2012-05-05", publisher=None):
    """Return a transcript of ``(speaker, words)``."""
    text, found = "", []
    for n, (speaker, words) in enumerate(turns):
        text += f"{speaker.label}: "
        found.append(Turn(n, speaker.label, speaker, "statement", len(text), len(text) + len(words)))
        text += f"{words}\n\n"
    return Transcript(
        Document(id=f"sha256:{day}", text=text, data=b""),
        tuple(found),
        officials=officials,
        date=day,
        publisher=publisher,
    )


BRANDT = Speaker("brandt", "MS. BRANDT", "official", "Helena Brandt", "ministry spokesperson", side="Norway")
KNOWN = AUTHORITY.with_roles(
    (
        RoleHeld("Ana Petrak", "president", "2010-01-01", None, "", "Norway", known=True),
        RoleHeld("Karl Osten", "president", "2010-01-01", None, "", "Finland", known=True),
        RoleHeld("Vera Osten", "first lady", "2010-01-01", None, "", "Finland", known=True),
    )
)


def named(words, mention, kind="", **about):
    """Return whom a mention in what Brandt says stands for."""
    text = transcript((BRANDT, words), **about)
    at = text.document.text.index(mention, text.turns[0].start)
    found = reading(text, KNOWN, turns={0}).actor(Span(at, at + len(mention)), 0, kind)
    return found.name if found else None


@pytest.mark.parametrize(
    ("words", "mention", "name"),
    [
        ("The President met farmers on Monday.", "The President", "Ana Petrak"),
        ("The President of Finland met farmers on Monday.", "The President of Finland", "Karl Osten"),
        ("President Osten met farmers on Monday.", "President Osten", "Karl Osten"),
        ("President Osten met farmers, and the President thanked them.", "the President", None),
        ("The President of Atlantis met farmers on Monday.", "The President of Atlantis", None),
        ("The Finnish president met farmers on Monday.", "The Finnish president", "Karl Osten"),
        ("The former President met farmers on Monday.", "The former President", None),
        ("The Vice President met farmers on Monday.", "The Vice President", None),
        ("The President and the First Lady met farmers.", "The President and the First Lady", None),
        ("Osten met farmers on Monday.", "Osten", None),
        ("Secretary Dolin met farmers on Monday.", "Secretary Dolin", "Ana Dolin"),
        ("Secretary Marek met farmers on Monday.", "Secretary Marek", "Tom Marek"),
        ("Deputy Secretary Dolin met farmers on Monday.", "Deputy Secretary Dolin", None),
        ("President Petrak met farmers. She will pay them.", "She", "Ana Petrak"),
        ("President Petrak met President Osten. She will pay him.", "She", None),
        ("Somebody met farmers. She will pay them.", "She", None),
        ("I will pay the farmers.", "I", "Helena Brandt"),
        ("He said, “I will pay the farmers.”", "I", None),
        ("We demand an answer.", "We", None),
    ],
)
def test_a_document_says_who_its_mentions_are(words, mention, name):
    assert named(words, mention) == name


def test_we_is_the_state_only_where_a_state_acts():
    assert named("We condemn the attack.", "We", "condemnation") == "Norway"
    assert named("We met farmers.", "We", "meeting") is None
    assert named("The minister said, “We condemn the attack.”", "We", "condemnation") is None


def test_the_bare_title_is_the_head_of_the_body_that_publishes():
    role = RoleHeld(
        "Ana Dolin", "secretary of state", "2012-01-01", None, "", "France", "Foreign Office", known=True
    )
    speaker = replace(BRANDT, side="France")
    for publisher, name in (("Foreign Office", "Ana Dolin"), ("Treasury", None)):
        text = transcript((speaker, "The Secretary met farmers."), publisher=publisher)
        at = text.turns[0].start
        found = reading(text, authority().with_roles((role,)), turns={0}).actor(Span(at, at + 13), 0)
        assert (found.name if found else None) == name


def test_a_person_of_the_authority_and_of_another_document_is_one():
    header = Speaker("petrak", "PRESIDENT PETRAK", "official", "Ana M. Petrak", "president", side="Norway")
    other = transcript((header, "Good morning."), day="2012-05-01")
    text = transcript((BRANDT, "President Petrak met farmers."))
    at = text.turns[0].start
    who = reading(text, with_documents(KNOWN, (other,)), turns={0})
    assert who.actor(Span(at, at + 16), 0) == Actor("Ana Petrak", "person")


def test_rows_name_speaker_actor_and_target_and_leave_the_spans():
    text = transcript((BRANDT, "President Osten condemned France on Monday."))
    statement = extract(text, KNOWN)[0]
    (act,) = statement.acts
    assert (statement.speaker, statement.speaker_id) == ("Helena Brandt", "person:helena-brandt")
    assert (act.actor_name, act.actor_id) == ("Karl Osten", "person:karl-osten")
    assert act.actor
    assert act.actor.of(text.document.text) == "President Osten"


@pytest.mark.parametrize(
    ("toml", "line"),
    [
        ('[[actor]]\nname = "A"\nkind = "person"\n\n[[actor]]\nname = "B"\nkind = "boat"\n', "line 5"),
        ("[[actor]]\nname = \n", "line 2"),
        ('[[actor]]\nname = "A"\nkind = "person"\nroles = [{ role = "envoy", from = "May" }]\n', "line 1"),
        ('[[actor]]\nname = "A"\nkind = "person"\naliases = "B"\n', "line 1"),
        ('[[actor]]\nname = "A"\nkind = "person"\nroles = [3]\n', "line 1"),
        ("actor = 3\n", ""),
        ("governments = 3\n", ""),
    ],
)
def test_a_wrong_authority_file_is_told_with_its_line(tmp_path, toml, line):
    file = tmp_path / "mine.toml"
    file.write_text(toml)
    with pytest.raises(BadInput) as error:
        load(file)
    assert str(file) in str(error.value)
    assert line in str(error.value)


def test_a_users_person_is_known_by_office_and_day(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text(
        '[[actor]]\nname = "Vera Lind"\nkind = "person"\npronoun = "she"\n'
        'roles = [{ role = "president", of = "Norway", from = 2011-01-01, to = 2013-01-01 }]\n'
    )
    known = load(file)
    assert resolve("President Lind", date="2012-05-05", authority=known) == Actor("Vera Lind", "person")
    assert resolve("President Lind", date="2010-05-05", authority=known) is None
    assert resolve("the President of Norway", date="2012-05-05", authority=known) == Actor(
        "Vera Lind", "person"
    )
    assert resolve("the President of Norway", date="2014-05-05", authority=known) is None
