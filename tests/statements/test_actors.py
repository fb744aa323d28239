from dataclasses import replace
from itertools import pairwise

import pytest

from readout.errors import BadInput
from readout.records import Document, Official, Span, Speaker, Transcript, Turn
from readout.statements.actors import resolve, speaker_actor, with_documents
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
        ('known_until = "some day"\n', ""),
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


OFFICES = """
known_until = 2013-12-31

[[actor]]
name = "Ana Dolin"
kind = "person"
pronoun = "she"
aliases = ["Dr. Dolin"]
roles = [
    { role = "foreign minister", of = "Norway", from = 2010-01-01 },
    { role = "admiral", of = "Norway" },
]

[[actor]]
name = "Tom Marek"
kind = "person"
pronoun = "he"
roles = [
    { role = "defence minister", of = "Norway", from = 2010-01-01, to = 2013-06-30 },
    { role = "press secretary", of = "Norway", from = 2013-07-01, body = "Royal Office" },
    { role = "special envoy for North Korea", of = "Norway", from = 2013-07-01 },
]

[[actor]]
name = "Park Sun-mi"
kind = "person"
pronoun = "she"
family = "Park"
roles = [{ role = "president", of = "Finland", from = 2010-01-01, to = 2013-06-30 }]

[[actor]]
name = "Vera Dolin"
kind = "person"
pronoun = "she"
roles = [
    { role = "senator", of = "Finland", from = 2010-01-01, to = 2012-12-31 },
    { role = "finance minister", of = "Finland", from = 2012-01-01, to = 2012-12-31 },
]

[[actor]]
name = "Omar al-Lund"
kind = "person"
pronoun = "he"
roles = [
    { role = "ambassador to the United Nations", of = "Finland", from = 2010-01-01 },
    { role = "national security advisor", of = "Norway", from = 2010-01-01 },
    { role = "secretary of works and housing", of = "Norway", from = 2010-01-01, body = "Works Office" },
]

[[actor]]
name = "Ursula von der Lind"
kind = "person"
pronoun = "she"
family = "von der Lind"
roles = [{ role = "president", of = "European Commission", from = 2010-01-01 }]
"""


@pytest.fixture(scope="module")
def offices(tmp_path_factory):
    file = tmp_path_factory.mktemp("offices") / "mine.toml"
    file.write_text(OFFICES)
    return load(file, replace(authority(), roles=()))


@pytest.mark.parametrize(
    ("mention", "date", "name"),
    [
        ("the Norwegian foreign minister", "2012-05-05", "Ana Dolin"),
        ("the Norwegian minister of foreign affairs", "2012-05-05", "Ana Dolin"),
        ("the Minister of Foreign Affairs of Norway", "2012-05-05", "Ana Dolin"),
        ("the Norwegian defense minister", "2012-05-05", "Tom Marek"),
        ("the Norwegian finance minister", "2012-05-05", None),
        ("the Norwegian minister", "2012-05-05", None),
        ("the Finnish senator", "2012-05-05", None),
        ("the Finnish ambassador", "2012-05-05", None),
        ("the Finnish ambassador to the United Nations", "2012-05-05", "Omar al-Lund"),
        ("the European Commission president", "2012-05-05", None),
        ("the Norwegian national security adviser", "2012-05-05", "Omar al-Lund"),
    ],
)
def test_a_bare_title_must_say_the_office(offices, mention, date, name):
    found = resolve(mention, date=date, authority=offices)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("mention", "date", "name"),
    [
        ("Foreign Minister Dolin", "2012-05-05", "Ana Dolin"),
        ("Finance Minister Dolin", "2012-05-05", "Vera Dolin"),
        ("Agriculture Minister Marek", "2012-05-05", None),
        ("Press Secretary Marek", "2013-08-05", "Tom Marek"),
        ("Secretary Marek", "2013-08-05", "Tom Marek"),
        ("President Park", "2012-05-05", "Park Sun-mi"),
        ("PRESIDENT PARK", "2012-05-05", "Park Sun-mi"),
        ("President Park Sun-mi", "2012-05-05", "Park Sun-mi"),
        ("National Security Adviser al-Lund", "2012-05-05", "Omar al-Lund"),
        ("National Security Advisor Lund", "2012-05-05", "Omar al-Lund"),
        ("NWH Secretary Lund", "2012-05-05", "Omar al-Lund"),
        ("Secretary of Works and Housing Omar al-Lund", "2012-05-05", "Omar al-Lund"),
        ("Secretary of Works and President Park", "2012-05-05", None),
        ("President von der Lind", "2012-05-05", "Ursula von der Lind"),
        ("European Commission President Ursula von der Lind", "2012-05-05", "Ursula von der Lind"),
        ("Foreign Minister Admiral Ana Dolin", "2012-05-05", "Ana Dolin"),
        ("Special Envoy for North Korea Marek", "2013-08-05", "Tom Marek"),
        ("Special Envoy for Chile Marek", "2013-08-05", None),
        ("Admiral Dolin", "2012-05-05", "Ana Dolin"),
        ("Admiral Dolin", "1985-05-05", None),
    ],
)
def test_office_and_surname_mean_one_person(offices, mention, date, name):
    found = resolve(mention, date=date, authority=offices)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    "mention", ["the U.S. First Lady", "the US First Lady", "the First Lady of the U.S."]
)
def test_a_state_in_letters_keeps_its_dots(mention):
    role = RoleHeld("Ana Dolin", "first lady", "2010-01-01", None, "", "United States", known=True)
    known = AUTHORITY.with_roles((role,))
    assert resolve(mention, date="2012-05-05", authority=known) == Actor("Ana Dolin", "person")


def test_what_is_known_until_a_day_proves_nothing_after_it(offices):
    for day, name in (("2013-12-31", "Ana Dolin"), ("2014-01-01", None)):
        found = resolve("the Norwegian foreign minister", date=day, authority=offices)
        assert (found.name if found else None) == name
    # A title is kept by courtesy, so that with the name it is no guess.
    named = resolve("Foreign Minister Dolin", date="2014-01-01", authority=offices)
    assert named == Actor("Ana Dolin", "person")


@pytest.mark.parametrize(
    ("label", "name", "role", "publisher", "actor"),
    [
        ("FOREIGN MINISTER DOLIN", "Dolin", "foreign minister", None, "Ana Dolin"),
        ("MINISTER DOLIN", "Dolin", "agriculture minister", None, None),
        ("PRESIDENT PARK", "Park", "president", None, "Park Sun-mi"),
        ("PRESIDENT PARK", "Park", "president of the Republic of Finland", None, "Park Sun-mi"),
        ("PRESIDENT PARK", "Park", "president of the Harbour Guild", None, None),
        ("MS. DOLIN", "Dolin", None, "Royal Office", None),
        ("DR. DOLIN", "Dolin", None, None, "Ana Dolin"),
        ("MR. LUND", "Lund", None, "Works Office", "Omar al-Lund"),
        ("MS. LUND", "Lund", None, "Works Office", None),
        ("MR. LUND", "Lund", None, "Royal Office", None),
        ("MR. LUND", "Lund", None, None, None),
        ("MINISTER DOLIN", "Ana Dolin", "foreign minister", None, "Ana Dolin"),
        ("MS. DOLIN", "Ana Dolin", "director of the Harbour Guild", None, None),
        ("MS. DOLIN", "Ana Dolin", "former foreign minister", None, "Ana Dolin"),
        ("MS. BRANDT", "Helena Brandt", "ministry spokesperson", None, "Helena Brandt"),
    ],
)
def test_a_speaker_is_who_label_office_and_day_single_out(offices, label, name, role, publisher, actor):
    pronoun = {"MS.": "she", "MR.": "he"}.get(label.split()[0])
    speaker = Speaker("s", label, "official", name, role, pronoun=pronoun)
    found = speaker_actor(speaker, offices, "2012-05-05", publisher)
    assert (found.name if found else None) == actor


def test_the_president_is_the_one_of_whoever_speaks_for_the_state(offices):
    speaker = Speaker("s", "MINISTER DOLIN", "official", "Vera Dolin", "finance minister")
    for day, name in (("2012-05-05", "Park Sun-mi"), ("2013-05-05", None)):
        text = transcript((speaker, "The President met farmers."), day=day)
        at = text.turns[0].start
        found = reading(text, offices, turns={0}).actor(Span(at, at + 13), 0)
        assert (found.name if found else None) == name


OWN = authority()


def test_nobody_holds_an_office_before_taking_it_and_states_have_one_of_each():
    held = {}
    for role in OWN.roles:
        assert role.side, role
        assert role.last is None or (role.first or "") < role.last, role
        if role.first and role.role in {
            "president",
            "prime minister",
            "foreign minister",
            "secretary of state",
        }:
            held.setdefault((role.role, role.side), []).append(role)
    for roles in held.values():
        days = sorted((r.first, r.last, r.name) for r in roles)
        for one, two in pairwise(days):
            assert one[1] <= two[0], (one, two)


@pytest.mark.parametrize(
    ("mention", "date", "name"),
    [
        ("the Russian defense minister", "2022-05-05", "Sergei Shoigu"),
        ("the German finance minister", "2021-05-05", None),
        ("the UK Foreign Secretary", "2017-05-05", "Boris Johnson"),
        ("the NATO Secretary General", "2022-05-05", "Jens Stoltenberg"),
        ("the French president", "2025-12-31", "Emmanuel Macron"),
        ("the French president", "2027-12-31", None),
        ("Press Secretary Psaki", "2021-08-05", "Jen Psaki"),
        ("HHS Secretary Becerra", "2022-05-05", "Xavier Becerra"),
        ("Secretary Johnson", "2016-08-05", None),
    ],
)
def test_the_packages_own_people(mention, date, name):
    found = resolve(mention, date=date)
    assert (found.name if found else None) == name


def test_everybody_is_found_by_office_and_name_on_a_day_in_it():
    def who(role):
        return speaker_actor(Speaker("s", "", "official", role.name, role.role), OWN, role.first)

    dated = [r for r in OWN.roles if r.first]
    assert [r for r in dated if who(r) != Actor(r.name, "person")] == []
