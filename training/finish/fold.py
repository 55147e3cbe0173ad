"""Weights as they are shipped: what can be multiplied in is, so that an engine needs no constants beside them."""
import numpy as np
import torch

from training.safetensors import decode, encode

from .network import Finish, Shape
from .predictor import Predictor


def folded(net: Finish, predictor: Predictor, hands: np.ndarray) -> "dict[str, np.ndarray]":
    """Tensors of weights.safetensors, fp16: the network's by its own names, `predictor.*`, `hands` [N, 100].

    `down1` takes pictures in 0..255; every `affine` takes [style, stroke, stroke squared] and gives scales, then shifts;
    `predictor.out` gives styles as they are."""
    state = {k: v.double().numpy() for k, v in net.state_dict().items() if k not in ("mean", "deviation")}
    mean, deviation = net.mean.double().numpy(), net.deviation.double().numpy()
    state["down1.bias"] = state["down1.bias"] - state["down1.weight"].sum((1, 2, 3))
    state["down1.weight"] = state["down1.weight"] * (2 / 255)
    for name, channels in net.shape.norms:
        weight, bias = state[f"{name}.affine.weight"].copy(), state[f"{name}.affine.bias"].copy()
        weight[:, :len(mean)] /= deviation
        bias -= weight[:, :len(mean)] @ mean
        bias[:channels] += 1
        state[f"{name}.affine.weight"], state[f"{name}.affine.bias"] = weight, bias
    looks = {k: v.double().numpy() for k, v in predictor.state_dict().items() if k not in ("mean", "deviation")}
    spread = predictor.deviation.double().numpy()
    looks["out.weight"] = looks["out.weight"] * spread[:, None]
    looks["out.bias"] = looks["out.bias"] * spread + predictor.mean.double().numpy()
    state |= {f"predictor.{k}": v for k, v in looks.items()}
    return {k: v.astype(np.float16) for k, v in (state | {"hands": hands}).items()}


def shipped(tensors: "dict[str, np.ndarray]") -> "tuple[bytes, dict[str, np.ndarray]]":
    """The file's bytes, and the weights that a reader finds in it, f32."""
    blob = encode(tensors)
    return blob, {k: v.astype(np.float32) for k, v in decode(blob).items()}


def unfolded(weights: "dict[str, np.ndarray]", shape: Shape) -> Finish:
    """The network in PyTorch that draws what the shipped weights do."""
    net = Finish(shape)
    state = {k: torch.from_numpy(v.astype(np.float32)) for k, v in weights.items() if not k.startswith("predictor.") and k != "hands"}
    state["down1.weight"] = state["down1.weight"] / (2 / 255)
    state["down1.bias"] = state["down1.bias"] + state["down1.weight"].sum((1, 2, 3))
    for name, channels in shape.norms:
        bias = state[f"{name}.affine.bias"].clone()
        bias[:channels] -= 1
        state[f"{name}.affine.bias"] = bias
    net.load_state_dict(state | {"mean": net.mean, "deviation": net.deviation})
    return net.eval()
