"""Language work: sentence boundaries, the trained pipeline, lexicons, and the few functions that read a parse."""  # noqa: E501

from readout.language.pipeline import load, model_info, parse_passages, parse_sentences
from readout.language.sentences import sentence_spans, word_spans

__all__ = ["load", "model_info", "parse_passages", "parse_sentences", "sentence_spans", "word_spans"]
