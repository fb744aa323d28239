"""Embedding models, the one that comes with Readout and those that users name, and the vectors they make of passages."""  # noqa: E501
