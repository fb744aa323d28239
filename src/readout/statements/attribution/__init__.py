"""Attribution in PolNeAR's terms (Newell, Margolin and Ruths 2018): source, cue and content of what is reported."""  # noqa: E501

from readout.statements.attribution.attribute import attributions

__all__ = ["attributions"]
