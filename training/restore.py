"""The trained network as torch again, from the arrays that ship: for training the names on it anew."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import torch

from readout.language.network import HASH_ROWS
from training.network import HIDDEN, LAYERS, SENTER, Features, Model


def restore(analyser: Any, texts: Iterable[str]) -> Model:
    """The model whose arrays ``analyser`` holds, in half precision as they ship.

    ``texts`` are the token texts that it shall know. What ``export`` leaves out stays out.
    """
    network = analyser.network
    w, settings = network.weights, network.settings
    features = Features(settings["words"], network.vectors)
    features.add(set(texts))
    features.freeze()
    model = Model(features, {k: v for k, v in settings["labels"].items() if k != "names"})
    state: dict[str, Any] = {"word.weight": w["word"], "static.weight": w["static"].T}
    for i, name in enumerate(HASH_ROWS):
        state[f"hashes.{i}.weight"] = w[name]

    def layer(source: str, name: str, hidden: int) -> None:
        # ours are i, f, o, g; torch orders the gates i, f, g, o, with two biases that are summed
        order = np.r_[0 : 2 * hidden, 3 * hidden : 4 * hidden, 2 * hidden : 3 * hidden]
        for suffix, side in (("", "f"), ("_reverse", "b")):
            for kind in ("ih", "hh"):
                state[f"{source}.weight_{kind}_l0{suffix}"] = w[f"{name}{side}.{kind}"].T[order]
            bias = w[f"{name}{side}.bias"][order]
            state[f"{source}.bias_ih_l0{suffix}"] = bias
            state[f"{source}.bias_hh_l0{suffix}"] = np.zeros_like(bias)

    for n in range(LAYERS):
        layer(f"lstm.{n}", f"lstm.{n}", HIDDEN)
    layer("senter", "senter.0", SENTER)
    state["senter_in.weight"] = w["senter.in"].T
    state["senter_out.weight"], state["senter_out.bias"] = w["senter.out"].T, w["senter.out.bias"]
    for k in ("tag", "pos"):
        state[f"out.{k}.weight"], state[f"out.{k}.bias"] = w[k].T, w[f"{k}.bias"]
    for k in ("arc_head", "arc_dep", "rel_head", "rel_dep"):
        name = k.replace("_", ".")
        state[f"{k}.weight"], state[f"{k}.bias"] = w[name].T, w[f"{name}.bias"]
    for k in ("root", "arc", "arc_prior", "rel", "rel_dep_label", "rel_head_label", "rel_bias"):
        state[k] = w[k.replace("_", ".")]
    model.load_state_dict({k: torch.from_numpy(np.ascontiguousarray(v)) for k, v in state.items()})
    return model.eval()
