"""Whether the source tells a deed as done, or only as wished, needed, meant or possible, read off the tree.

Authority: Universal Dependencies (a complement hangs on its governor as ``xcomp``, ``ccomp`` or ``csubj``, a
purpose as ``advcl`` with "to"); what hangs on "help", "want" or "ensure" need not have come about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from readout.language.tree import Tree

Kind = Literal["modal", "wish"]
_MODALS = frozenset("will wo 'll shall would 'd can ca could may might must should ought".split())
# What hangs on these, as a clause or as an infinitive, is asked for, meant or needed.
_WISHES = frozenset(
    "want wish hope ask urge call demand request require need expect plan intend aim seek try attempt "
    "propose recommend suggest advise encourage press invite order direct instruct ensure agree promise "
    "pledge commit vow offer decide prepare like prefer wait fight push strive strain hesitate struggle "
    "long insist exhort implore appeal sure certain important essential vital necessary critical "
    "crucial imperative ready willing eager time effort goal commitment request ".split()
)
# What hangs on these is as real as they are.
_AS_REAL = frozenset(
    "help let make begin start continue manage come get cease stop keep use happen appear seem prove remain "
    "fail able go allow enable lead cause".split()
)
_CLAUSES = frozenset(("xcomp", "ccomp", "csubj", "acl", "advcl", "csubj:pass"))
_STEPS = 6


def irrealis(tree: Tree, at: int) -> tuple[Kind, str] | None:
    """Return on what kind of word, and which, the reality of the verb at ``at`` hangs; ``None`` if it is told as a fact."""  # noqa: E501
    for _ in range(_STEPS):
        auxiliaries = [tree.low[k] for k in tree.kids(at, "aux")]
        modal = next((low for low in auxiliaries if low in _MODALS), None)
        if modal:
            return "modal", modal
        above, dep = tree.head[at], tree.dep[at]
        if above == at:
            return None
        if (
            dep == "conj"
            and not tree.kids(at, "nsubj", "nsubj:pass")
            and tree.tag[at] in ("VB", tree.tag[above])
        ):
            at = above
            continue
        infinitive = tree.tag[at] == "VB" or ("to" in tree.marks(at) and not tree.tag[at].startswith("VBG"))
        lemma = tree.lemma[above]
        if dep in _CLAUSES and lemma in _WISHES and (infinitive or dep not in ("advcl", "acl")):
            return "wish", tree.text[above]
        if dep == "xcomp" and lemma == "have" and infinitive:
            return "wish", f"{tree.text[above]} to"
        # A purpose is as real as what is done for it: "we sent ships to open the port".
        real = dep in _CLAUSES and lemma in _AS_REAL and (infinitive or tree.tag[at] == "VBG")
        if not (real or (dep == "advcl" and infinitive)):
            return None
        at = above
    return None
