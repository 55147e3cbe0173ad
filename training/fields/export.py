"""Writes models/fields: `python3 -m training.fields.export OUT [--seed N]`. The same seed gives the same bytes."""
import argparse
import hashlib
import inspect
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from PIL import Image

from .closed import skip_closed
from .directions import WORDS, components, named, sample_w, towards
from .knob_directions import TURNED, turned
from .network import BANDS, FAMILIES, LAYERS, Z, W, build, coordinates, render
from .palette import SLOTS
from training.safetensors import encode

CARD = Path(__file__).with_name("card.md")


def export_graphs(mapping, synthesis, out: Path) -> None:
    """Both networks as ONNX with batch and size free."""
    options = dict(opset_version=14, do_constant_folding=True)
    if "dynamo" in inspect.signature(torch.onnx.export).parameters:
        options["dynamo"] = False
    torch.onnx.export(
        mapping, (torch.zeros(2, Z), torch.zeros(2, len(FAMILIES))), str(out / "mapping.onnx"),
        input_names=["z", "c"], output_names=["w"], dynamic_axes={k: {0: "batch"} for k in "zcw"}, **options)
    sample = (torch.zeros(2, LAYERS, W), coordinates(24), coordinates(16), torch.zeros(2, SLOTS, 3), torch.zeros(2))
    axes = {"w": {0: "batch"}, "x": {0: "width"}, "y": {0: "height"}, "palette": {0: "batch"}, "palette_mix": {0: "batch"},
            "rgb": {0: "batch", 1: "height", 2: "width"}, "own_palette": {0: "batch"}}
    graph = out / "synthesis.onnx"
    torch.onnx.export(
        WithGates(synthesis), sample, str(graph), input_names=["w", "x", "y", "palette", "palette_mix"],
        output_names=["rgb", "own_palette", "gates"], dynamic_axes={**axes, "gates": {0: "batch"}}, **options)
    scopes = {family: f"/figures/{MODULES.get(family, family)}/" for family in FAMILIES}
    onnx.save(skip_closed(onnx.load(graph), scopes, "gates"), str(graph))


# Families whose module is called otherwise.
MODULES = {"ridge": "ridges"}


class WithGates(torch.nn.Module):
    """A synthesis that says which families are open, too."""

    def __init__(self, synthesis):
        super().__init__()
        self.synthesis = synthesis

    def forward(self, w, *given):
        return (*self.synthesis(w, *given), self.synthesis.opened(w))


def controls_of(mapping, synthesis) -> "tuple[list[dict], np.ndarray]":
    """controls.json's list, and the vectors its rows refer to [K, 64]."""
    vectors, sigmas = components(sample_w(mapping, 20_000, 1))
    controls = [
        {"id": f"pc-{i + 1:02d}", "kind": "component", "label": f"Component {i + 1}", "band": "all",
         "sigma": round(float(s), 6), "vector": i}
        for i, s in enumerate(sigmas)
    ]
    rows = [*vectors]
    words = {**WORDS, **{name: spoken[:3] for name, spoken in TURNED.items()}}
    for found in [*turned(mapping, synthesis), *named(mapping, synthesis), *towards(mapping, synthesis)]:
        family = found["metric"] in FAMILIES
        label, low, high = (f"Towards {found['metric']}", "away", "towards") if family else words[found["metric"]]
        controls.append({
            "id": f"towards-{found['metric']}" if family else found["metric"], "kind": "direction", "label": label, "band": found["band"], "sigma": round(found["sigma"], 6),
            "vector": len(rows), "low": low, "high": high, "effects": found["effects"], "sideEffects": found["sideEffects"],
        })
        rows.append(found["vector"])
        print(f"{label:12s} {found['band']:10s} r2 {found['r2']:.2f} effect {found['effects']} side {found['sideEffects']}", flush=True)
    return controls, np.stack(rows).astype(np.float32)


def write_goldens(mapping, synthesis, out: Path) -> "list[dict]":
    """Four latents with their pictures at 256 px, and two mappings."""
    folder = out / "goldens"
    folder.mkdir(exist_ok=True)
    z = torch.randn(4, Z, generator=torch.Generator().manual_seed(11))
    hot = torch.eye(len(FAMILIES))
    goldens = []
    for i in range(4):
        w = mapping(z[i:i + 1], hot[i:i + 1])[:, None].expand(-1, LAYERS, -1).contiguous()
        (folder / f"{i}.f32").write_bytes(w.numpy().astype("<f4").tobytes())
        Image.fromarray(render(synthesis, w, 256)[0].numpy()).save(folder / f"{i}.png", optimize=True)
        goldens.append({"latent": f"goldens/{i}.f32", "image": f"goldens/{i}.png", "size": 256})
    pairs = [{"z": z[i].tolist(), "class": i, "w": mapping(z[i:i + 1], hot[i:i + 1])[0].tolist()} for i in range(2)]
    (folder / "mapping.json").write_text(json.dumps(pairs) + "\n")
    return goldens


def export(out: Path, seed: int) -> None:
    out.mkdir(parents=True, exist_ok=True)
    mapping, synthesis = build(seed)
    export_graphs(mapping, synthesis, out)
    controls, vectors = controls_of(mapping, synthesis)
    (out / "controls.json").write_text(json.dumps({"controls": controls}, indent=1) + "\n")
    g = torch.Generator().manual_seed(2)
    means = [mapping(torch.randn(20_000, Z, generator=g), row.expand(20_000, -1)).mean(0) for row in torch.eye(len(FAMILIES))]
    tensors = {f"mapping.{k}": v.half().numpy() for k, v in mapping.state_dict().items()}
    tensors |= {f"synthesis.{k}": v.half().numpy() for k, v in synthesis.state_dict().items()}
    tensors |= {"class_means": torch.stack(means).numpy(), "controls": vectors}
    (out / "weights.safetensors").write_bytes(encode(tensors))
    goldens = write_goldens(mapping, synthesis, out)
    (out / "card.md").write_text(CARD.read_text())
    files = sorted(p for p in out.rglob("*") if p.is_file() and p.name != "model.json")
    model = {
        "format": 1, "id": "fields", "version": "2.1.0", "title": "Fields",
        "summary": "Composed by a pattern-producing network, at any size: land under a sun or moon, avenues, still lifes, moths, blossoms, engraved lines and tides.",
        "architecture": "cppn", "license": "CC0-1.0", "sourceType": "algorithmicMedia",
        "latent": {"z": Z, "w": W, "layers": LAYERS},
        "classes": [{"id": f, "label": f.capitalize()} for f in FAMILIES],
        "bands": BANDS,
        "sizes": {"native": 256, "settled": 512, "max": 2048, "tile": 256, "any": True},
        "inputs": ["w", "x", "y", "palette", "palette_mix"], "paletteSlots": SLOTS, "goldens": goldens,
        "files": {str(p.relative_to(out)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files},
    }
    (out / "model.json").write_text(json.dumps(model, indent=1) + "\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=5)
    args = parser.parse_args()
    torch.set_num_threads(1)
    with torch.no_grad():
        export(args.out, args.seed)
