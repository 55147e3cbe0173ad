"""Makes a model folder of a training run:
`python3 -m training.export.export RUN --data FOLDER --about ABOUT.json --out models/ID [--enlarger WEIGHTS.pt] [--upscaler WEIGHTS.pt]
[--witness RUN] [--judge] [--beside RUN]`.

It is built beside its place and takes the old one's only when it is whole. ABOUT.json: id, version, title, summary, description,
license, classes (labels by class), notes. The enlarger goes into synthesis.onnx where the network draws 64 px; the upscaler
becomes upscaler.onnx, from 256 to 1024 px. A run with a projected critic needs a witness: a run on the same data whose own critic
looks at pictures for the app. With --judge eyes that no critic used judge the run, and the one named by --beside next to it.
"""
import argparse
import csv
import hashlib
import json
import os
import re
import shutil
import sys
from pathlib import Path

import torch
from PIL import Image
from torch import nn

from training.audit.audit import Evidence, audit
from training.audit.judged import FEATURES, Judges
from training.audit.neighbours import encode as encode_neighbours
from training.audit.neighbours import seen_by_the_app
from training.dataset.images import Images, load_images
from training.dataset.index import BadData
from training.eyes.mobilenet import MobileNet, NoEyes, fetched
from training.gan import checkpoint
from training.gan.generator import W, Z
from training.safetensors import encode

from .card import card
from .directions import bands_of, controls
from .effort import EFFORTS, FULL, Effort
from .graphs import Picture, write_graphs, write_upscaler
from .snapshots import write_snapshots
from .trained import NATIVE, Trained, load_upscaler, open_trained

DATA_COLUMNS = ("id", "class", "artist", "title", "date", "licence", "basis", "source", "split")
GOLDENS = 4


def slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:40] or "class"


def class_means(trained: Trained, count: int) -> torch.Tensor:
    """Mean w of each class [K, 256], over the same latents."""
    z = torch.randn(count, Z, generator=torch.Generator().manual_seed(2))
    return torch.stack([trained.w(z, row.expand(count, -1)).mean(0) for row in torch.eye(len(trained.classes))])


def write_goldens(trained: Trained, means: torch.Tensor, out: Path) -> "list[dict]":
    """Four latents with their pictures, the last one mixing two by band."""
    folder = out / "goldens"
    folder.mkdir()
    labels = torch.arange(GOLDENS) % len(trained.classes)
    z = torch.randn(GOLDENS, Z, generator=torch.Generator().manual_seed(11))
    w = means[labels] + 0.8 * (trained.w(z, trained.hot(labels)) - means[labels])
    ws = w[:, None].expand(-1, trained.generator.layers, -1).clone()
    ws[-1, trained.generator.layers // 2:] = w[0]
    picture, goldens = Picture(trained), []
    for i in range(GOLDENS):
        (folder / f"{i}.f32").write_bytes(ws[i].numpy().astype("<f4").tobytes())
        Image.fromarray(picture(ws[i:i + 1])[0].numpy()).save(folder / f"{i}.png", optimize=True)
        goldens.append({"latent": f"goldens/{i}.f32", "image": f"goldens/{i}.png", "size": NATIVE})
    pairs = [{"z": z[i].tolist(), "class": int(labels[i]), "w": w_of(trained, z[i], int(labels[i]))} for i in range(2)]
    (folder / "mapping.json").write_text(json.dumps(pairs) + "\n")
    return goldens


def w_of(trained: Trained, z: torch.Tensor, label: int) -> "list[float]":
    return trained.w(z[None], trained.hot(torch.tensor([label])))[0].tolist()


def write_data(images: Images, path: Path) -> None:
    """Every picture used, in the order of the features in neighbours.bin: the training images first."""
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(DATA_COLUMNS)
        for split, held in (("training", False), ("held-out", True)):
            for i in images.part(held):
                row = images.rows[i]
                writer.writerow([row.file, slug(row.style), row.artist, row.title, row.date, row.licence, row.basis, row.source, split])


def write_weights(trained: Trained, means: torch.Tensor, vectors: torch.Tensor, upscaler: "nn.Module | None", path: Path) -> None:
    modules = {"mapping": trained.generator.mapping, "synthesis": trained.generator.synthesis, "critic": trained.critic.critic}
    if trained.enlarge is not None and trained.enlarge.state_dict():
        modules["enlarger"] = trained.enlarge
    if upscaler is not None:
        modules["upscaler"] = upscaler
    tensors = {f"{name}.{k}": v.half().numpy() for name, module in modules.items() for k, v in module.state_dict().items()}
    tensors |= {"critic.spread": trained.critic.spread.reshape(1).numpy(), "class_means": means.numpy(), "controls": vectors.numpy()}
    path.write_bytes(encode(tensors))


@torch.no_grad()
def export(run: Path, data: Path, about: dict, out: Path, licence: str = "", say=print,
           enlarger: "Path | None" = None, upscaler: "Path | None" = None, effort: Effort = FULL, device: "torch.device | str" = "cpu",
           witness: "Path | None" = None, beside: "Path | None" = None, eyes: "MobileNet | None" = None) -> None:
    """Throws BadData, BadCheckpoint, ValueError."""
    resolution = int(checkpoint.read(checkpoint.path_of(run, "E"))["resolution"])
    images = load_images(data, resolution, licence, sizes=(1.0,))
    trained = open_trained(run, images, enlarger, device, witness)
    say(f"{trained.resolution} px at {trained.progress['seen'] / 1000:.1f} kimg, {len(trained.classes)} classes")
    part = out.with_name(f".{out.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    evidence = Evidence(trained, images, effort)
    labels = {name: about.get("classes", {}).get(name, name.replace("-", " ").capitalize())[:40] for name in trained.classes}
    rows, vectors = controls(trained, evidence.classifier, labels, say, effort)
    for row in rows:
        row["id"] = slug(row["id"])
    (part / "controls.json").write_text(json.dumps({"controls": rows}, indent=1) + "\n")
    say(f"{write_snapshots(trained, run, part)} snapshots")
    shown, held = (seen_by_the_app(trained, images.whole(images.part(part_held))) for part_held in (False, True))
    (part / "neighbours.bin").write_bytes(encode_neighbours(shown, held))
    figures = audit(evidence)
    if eyes is not None and images.part(True):
        figures["judged"] = judged(trained, about["id"], images, eyes, data, licence, beside)
        for row in figures["judged"]["rows"]:
            say(json.dumps(row))
    (part / "audit.json").write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n")
    # All that is measured is: what is written is what a processor makes of the weights.
    trained.to("cpu")
    write_graphs(trained, part)
    means = class_means(trained, effort.samples)
    larger = load_upscaler(upscaler) if upscaler else None
    write_weights(trained, means, vectors, larger, part / "weights.safetensors")
    goldens = write_goldens(trained, means, part)
    write_data(images, part / "data.csv")
    (part / "card.md").write_text(card(about, trained, evidence, figures, rows, len(images.skipped)), encoding="utf-8")
    if larger is not None:
        write_upscaler(larger, part / "upscaler.onnx")
    write_model(about, trained, labels, goldens, part, 8 * NATIVE if larger is not None else NATIVE)
    take_place(part, out)


def judged(trained: Trained, name: str, images: Images, eyes: MobileNet, data: Path, licence: str, beside: "Path | None") -> "dict[str, object]":
    """The run between its references. The network beside it draws for the same eyes at its own size."""
    judges = Judges(images, eyes)
    rows = [judges.reference(), judges.of(name, trained)]
    if beside is not None:
        resolution = int(checkpoint.read(checkpoint.path_of(beside, "E"))["resolution"])
        own = images if resolution == images.resolution else load_images(data, resolution, licence, sizes=(1.0,))
        rows.append(judges.of(beside.name, open_trained(beside, own, None)))
    return {"features": FEATURES, "rows": rows}


def write_model(about: dict, trained: Trained, labels: "dict[str, str]", goldens: "list[dict]", folder: Path, largest: int) -> None:
    files = sorted(p for p in folder.rglob("*") if p.is_file() and p.name != "model.json")
    model = {
        "format": 1, "id": about["id"], "version": about["version"], "title": about["title"], "summary": about["summary"],
        "architecture": "style-gan", "license": about["license"], "sourceType": "trainedAlgorithmicMedia",
        "latent": {"z": Z, "w": W, "layers": trained.generator.layers},
        "classes": [{"id": slug(name), "label": labels[name]} for name in trained.classes],
        "bands": bands_of(trained.generator.layers),
        "sizes": {"native": NATIVE, "settled": NATIVE, "max": largest, "tile": NATIVE, "any": False},
        "inputs": ["w"], "paletteSlots": 0, "goldens": goldens,
        "files": {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files},
    }
    (folder / "model.json").write_text(json.dumps(model, indent=1, ensure_ascii=False) + "\n")


def take_place(part: Path, out: Path) -> None:
    old = out.with_name(f".{out.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if out.exists():
        os.rename(out, old)
    os.rename(part, out)
    shutil.rmtree(old, ignore_errors=True)


def eyes_at_hand() -> "MobileNet | None":
    """The eyes that judge; without them the audit says nothing of what they would have seen."""
    try:
        return MobileNet(fetched())
    except NoEyes as missing:
        print(f"not judged by other eyes: {missing}", file=sys.stderr)
        return None


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--about", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--enlarger", type=Path)
    parser.add_argument("--upscaler", type=Path)
    parser.add_argument("--witness", type=Path)
    parser.add_argument("--beside", type=Path)
    parser.add_argument("--judge", action="store_true", help="let other eyes judge, fetched from npm; --beside does so too")
    parser.add_argument("--licence", default="")
    parser.add_argument("--effort", choices=list(EFFORTS), default="full")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--threads", type=int, default=1, help="of the processor")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    try:
        about = json.loads(args.about.read_text(encoding="utf-8"))
        export(args.run, args.data, about, args.out, args.licence, lambda line: print(line, flush=True), args.enlarger, args.upscaler, EFFORTS[args.effort], args.device,
               args.witness, args.beside, eyes_at_hand() if args.judge or args.beside else None)
    except (BadData, checkpoint.BadCheckpoint, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
