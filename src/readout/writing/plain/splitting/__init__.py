"""Splits: one idea a sentence. Each module finds one kind of joint; the engine tries whether the parts stand alone."""  # noqa: E501

from readout.writing.plain.splitting import (
    adjunct,
    appositive,
    coordination,
    lifetime,
    marks,
    participle,
    predicate,
    relative,
    sequence,
    subordinate,
    told,
)

#: In the order in which they are tried.
SPLITS = (
    lifetime, marks, relative, appositive, participle, predicate, adjunct, subordinate, coordination, sequence, told,  # noqa: E501
)  # fmt: skip

__all__ = ["SPLITS"]
