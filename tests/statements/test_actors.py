import pytest

from readout.errors import BadInput
from readout.records import Document, Official, Speaker, Transcript
from readout.statements.actors import Actor, authority, folded, load, resolve
from readout.statements.roles import RoleHeld, roles_held

RUSSIA = Actor("government of Russia", "government", "Russia")
AUTHORITY = authority().with_roles(
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
