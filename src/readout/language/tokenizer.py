"""Tokenisation as the treebanks have it, for text as official transcripts have it.

The rules are made here once, at training time, and saved with the model: loading needs nothing from this module.
"""  # noqa: E501

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

# Abbreviations that keep their full stop. Titles are upper case in speaker labels.
ABBREVIATIONS = (
    "Mr. Mrs. Ms. Dr. Gen. Sen. Rep. Gov. Sec. Amb. Lt. Col. Maj. Capt. Adm. Cmdr. Sgt. Rev. Hon. Prof. Pres. St. "  # noqa: E501
    "Jr. Sr. Ft. Mt. Dept. Asst. etc. al. vs. Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec."
).split()

# Affixes that stay with their word (the treebanks' list, shortened to what occurs).
AFFIXES = (
    "e anti bi bio co counter cross cyber de eco ex extra hyper inter intra macro mega micro mid mini multi neo non "  # noqa: E501
    "over para post pre pro pseudo quasi re semi sub super trans ultra un under uni vice"
).split()

SPLITS = {"wanna": ("wan", "na"), "Wanna": ("Wan", "na")}


def make(nlp: Language) -> Any:
    """Return a ``spacy.tokenizer.Tokenizer`` for ``nlp`` with these rules on top of spaCy's for English."""
    import re

    from spacy.symbols import ORTH
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    defaults = nlp.Defaults
    rules: dict[str, Any] = dict(defaults.tokenizer_exceptions or {})
    for abbreviation in ABBREVIATIONS:
        for form in (abbreviation, abbreviation.upper()):
            rules.setdefault(form, [{ORTH: form}])
    rules.pop("and/or", None)
    for whole, parts in SPLITS.items():
        rules[whole] = [{ORTH: part} for part in parts]
    spare = "".join(f"(?<!\\b{affix})" for affix in AFFIXES)
    spare += "".join(f"(?<!\\b{affix.capitalize()})" for affix in AFFIXES)
    infixes = [str(i) for i in defaults.infixes or () if "(?:-|–|—|--|---|——|~)" not in str(i)]
    infixes += [
        rf"(?<=[^\W\d_])(?:--+|~|{spare}-)(?=[^\W\d_])",
        r"(?<=[^\W\d_]\.)-(?=[^\W\d_])",
        r"(?<=[A-Za-z])-(?=\d)",
        r"(?<=[\d%])-(?=[A-Za-z])",
        r"(?<=\S)[–—](?=\S)",
        r"(?<=[A-Za-z])/(?=[A-Za-z])",
        r"(?<=[A-Za-z])[(](?=\w)",
        r"(?<=\w)[)](?=\w)",
        r"[\[\]]",
    ]
    prefixes = [*(defaults.prefixes or ()), "–", "—", r"-(?=[A-Za-z])"]
    suffixes = [*(defaults.suffixes or ()), "–", "—", r"(?<=\d)[AaPp]\.?[Mm]\.?"]
    return Tokenizer(
        nlp.vocab,
        rules=rules,
        prefix_search=compile_prefix_regex(prefixes).search,
        suffix_search=compile_suffix_regex(suffixes).search,
        infix_finditer=compile_infix_regex(infixes).finditer,
        token_match=defaults.token_match,
        url_match=defaults.url_match or re.compile("(?!)").match,
    )
