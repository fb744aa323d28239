"""Splits: one idea a sentence. Each module finds one kind of joint; the engine tries whether the parts stand alone."""  # noqa: E501

from readout.writing.plain.splitting import appositive, coordination, marks, participle, relative, subordinate

#: In the order in which they are tried.
SPLITS = (marks, relative, appositive, participle, subordinate, coordination)

__all__ = ["SPLITS"]
