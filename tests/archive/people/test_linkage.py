"""Which appearances are one person: what is joined, why, and what must stay apart."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.archive.people.linkage import Appearance, link, tokens
from readout.archive.people.offices_held import one_office

_numbers = itertools.count(1)


def seen(name: str, role: str | None = None, label: str = "", **other: Any) -> Appearance:
    number = next(_numbers)
    told: dict[str, Any] = {
        "id": (number, name.lower()),
        "place": f"place-{number}",
        "date": "2024-03-14",
        "publisher": "Ministry",
        "labels": (label,) if label else (),
        "name": name,
        "short": name.split()[-1],
        "role": role,
        "press": True,
    }
    return Appearance(**{**told, **other})


def together(*rows: Appearance) -> bool:
    links = link(rows)
    return len({links[row.id].person for row in rows}) == 1


BRANDT = "ministry spokesperson"


def test_one_full_name_is_one_person_with_or_without_an_initial_or_an_accent() -> None:
    assert together(
        seen("Helena Brandt", BRANDT), seen("Helena K. Brandt", BRANDT), seen("Héléna Brandt", "spokesperson")
    )


@pytest.mark.parametrize(
    ("one", "two"),
    [
        pytest.param(seen("Helena Brandt", BRANDT), seen("Hanna Brandt", BRANDT), id="other first name"),
        pytest.param(
            seen("Ana Dolin", "prime minister of Peru"),
            seen("Ana Dolin", "prime minister of Chile"),
            id="the same name in two states",
        ),
        pytest.param(
            seen("Sam Okoro", None, "MR. OKORO"),
            seen("Sam Okoro", None, "MS. OKORO"),
            id="forms of address differ",
        ),
        pytest.param(seen("Brandt"), seen("Helena Brandt", BRANDT), id="a surname without an office"),
        pytest.param(
            seen("Brandt", "deputy spokesperson"), seen("Helena Brandt", BRANDT), id="a deputy is another"
        ),
        pytest.param(
            seen("Brandt", "president"),
            seen("Helena Brandt", "vice president"),
            id="a vice president is another",
        ),
        pytest.param(
            seen("Garcia", "representative"),
            seen("Rosa Garcia", "representative"),
            id="an office that many hold",
        ),
        pytest.param(
            seen("Brandt", BRANDT, publisher="Court"),
            seen("Helena Brandt", BRANDT),
            id="at another publisher",
        ),
        pytest.param(
            seen("Brandt", BRANDT, date="2021-01-01"), seen("Helena Brandt", BRANDT), id="years before"
        ),
        pytest.param(
            seen("Steve Roe", "mayor"),
            seen("Stephen Roe", "director of roads"),
            id="a form with another office",
        ),
        pytest.param(seen("Duke"), seen("Duke"), id="bare surnames of two documents"),
        pytest.param(seen("Jones", "mayor"), seen("Jones", "mayor"), id="mayors of two documents"),
        pytest.param(seen("Robert Kane Jr."), seen("Robert Kane"), id="the son"),
    ],
)
def test_nobody_is_joined_on_a_guess(one: Appearance, two: Appearance) -> None:
    assert not together(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        pytest.param(seen("Brandt", "spokesperson"), seen("Helena Brandt", BRANDT), id="surname and office"),
        pytest.param(
            seen("Okoro", "prime minister"),
            seen("Ada Okoro", "prime minister of Ghana"),
            id="less of the same title",
        ),
        pytest.param(
            seen("Okoro", "Ghanaian prime minister"),
            seen("Ada Okoro", "prime minister of Ghana"),
            id="the state said in another way",
        ),
        pytest.param(
            seen("Joseph Roe", "president"),
            seen("Joe Roe", "president"),
            id="a short form with the same office",
        ),
        pytest.param(
            seen("Mori Kenji", "prime minister of Japan", short="Mori"),
            seen("Kenji Mori", "prime minister of Japan"),
            id="family name first",
        ),
        pytest.param(
            seen("Vela Cruz", "president of Mexico"),
            seen("Juan Vela Cruz", "president of Mexico", short="Vela Cruz"),
            id="double surname",
        ),
        pytest.param(
            seen("Lindqvist", "president"),
            seen("Lindqvist", "president"),
            id="surnames with one office that is one's",
        ),
        pytest.param(
            seen("Sam Okoro", "coordinator for roads", "MR. OKORO"),
            seen("Sam Okoro", "coordinator for roads", "MS. OKORO"),
            id="a misprinted form of address",
        ),
    ],
)
def test_what_leaves_one_person_is_joined_with_a_reason(one: Appearance, two: Appearance) -> None:
    assert together(one, two)
    assert all(each.reason for each in link([one, two]).values())


def test_a_surname_with_an_office_of_two_people_stays_apart() -> None:
    alone = seen("Brandt", "spokesperson")
    both = [seen("Helena Brandt", BRANDT), seen("Hugo Brandt", BRANDT)]
    links = link([alone, *both])
    assert len({one.person for one in links.values()}) == 3


def test_a_label_names_whom_three_headers_give_it_to() -> None:
    bare = seen("Brandt", None, "MS. BRANDT")
    headed = [seen("Helena Brandt", BRANDT, "MS. BRANDT") for _ in range(3)]
    assert together(bare, *headed)
    assert not together(bare, *headed[:2])
    assert not together(bare, *headed, seen("Hanna Brandt", None, "MS. BRANDT"))
    assert not together(seen("Brandt", None, "MR. BRANDT"), *headed)
    assert not together(seen("Brandt", None, "MS. BRANDT", press=False), *headed)


def test_a_speaker_beside_the_person_is_not_the_person() -> None:
    headed = [seen("Helena Brandt", BRANDT, "MS. BRANDT") for _ in range(4)]
    beside = seen("Brandt", None, "MS. BRANDT", place=headed[0].place)
    links = link([*headed, beside])
    assert links[beside.id].person != links[headed[0].id].person


def test_two_of_one_surname_in_a_document_stay_two() -> None:
    one = seen("Young", None, "MR. YOUNG", place="here", id=(1, "young"))
    two = seen("Young", None, "MS. YOUNG", place="here", id=(1, "young:ms. young"))
    links = link([one, two])
    assert links[one.id].person != links[two.id].person


def test_an_office_in_the_label_contradicts_a_relatives_name() -> None:
    he = [seen("Jon Roe", "president", "PRESIDENT ROE") for _ in range(3)]
    she = [seen("Ida Roe", "first lady", "THE FIRST LADY") for _ in range(3)]
    wrong = seen("Ida Roe", "president", "PRESIDENT ROE")
    links = link([*he, *she, wrong])
    assert links[wrong.id].person not in {links[she[0].id].person, links[he[0].id].person}
    assert links[wrong.id].reason.startswith("apart")
    bare = seen("Roe", "president", "THE PRESIDENT")
    assert link([*he, *she, wrong, bare])[bare.id].person == links[he[0].id].person


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("secretary", "secretary of state", True),
        ("secretary of state", "deputy secretary of state", False),
        ("FEMA administrator", "administrator", True),
        ("FEMA administrator", "EPA administrator", False),
        ("president", "vice president", False),
        ("press secretary", "secretary", False),
        ("senator", "senator", False),
        ("foreign minister of Peru", "foreign minister of Chile", False),
        (None, "secretary", False),
    ],
)
def test_offices(one: str | None, two: str | None, same: bool) -> None:
    assert one_office(one, two) is one_office(two, one) is same


_names = st.lists(
    st.sampled_from("Ana Bo Brandt Dolin Jr. K. Brandt-Roe de".split()), min_size=1, max_size=3
).map(" ".join)
_rows = st.builds(
    seen,
    _names,
    st.sampled_from([None, "president", "mayor", "spokesperson", "prime minister of Peru"]),
    st.sampled_from(["", "MS. BRANDT", "MR. DOLIN", "PRESIDENT BRANDT"]),
    date=st.sampled_from([None, "2024-03-14", "2019-01-01", "2024-13"]),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_rows, max_size=12), st.randoms())
def test_all_are_linked_in_any_order_the_same_and_nobody_has_two_names_that_share_nothing(
    rows: list[Appearance], random: Any
) -> None:
    links = link(rows)
    assert set(links) == {row.id for row in rows}
    again = list(rows)
    random.shuffle(again)
    assert link(again) == links
    people: dict[str, list[set[str]]] = {}
    for row in rows:
        people.setdefault(links[row.id].person, []).append(set(tokens(row.name)))
    assert all(one & two for names in people.values() for one in names for two in names)
