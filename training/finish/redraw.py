"""Writes a shipped finish's graphs again from its own weights, after a change in `graph.py` that changes no picture:
`python3 -m training.finish.redraw --finish models/finish`. Each new graph paints pictures beside the old one; a byte that differs refuses it: a record's check would find it.
A version that paints alike goes into `ALIKE` of `export.py`, so that what was made with it can still be painted."""
import argparse
import hashlib
import json
import sys
from pathlib import Path

import numpy as np

from training.safetensors import decode

from . import graph
from .check import Differs, asked, session
from .export import ALIKE, FORMS, VERSION
from .fold import unfolded
from .network import Shape


def redraw(folder: Path, draws: int = 24) -> "list[str]":
    """The names of the graphs that changed. Raises Differs, and then nothing is written."""
    about = json.loads((folder / "finish.json").read_text())
    weights = {name: tensor.astype(np.float32) for name, tensor in decode((folder / "weights.safetensors").read_bytes()).items()}
    shape = Shape(*(about["architecture"][part] for part in ("fine", "wide", "blocks")))
    net = unfolded(weights, shape)
    drawn = {name: graph.finish(weights, shape, **form).SerializeToString(deterministic=True) for name, form in FORMS.items()}
    for name, made in drawn.items():
        old, new = session(folder / f"{name}.onnx"), session(made)
        for seed in range(draws):
            all_of_it = asked(name, net, weights["hands"], seed)
            given = {one.name: all_of_it[one.name] for one in old.get_inputs()}
            apart = int((old.run(["painted"], given)[0] != new.run(["painted"], given)[0]).sum())
            if apart:
                raise Differs(f"{name}.onnx: {apart} bytes are painted otherwise than before. Export the finish as a new one.")
    changed = [name for name, made in drawn.items() if made != (folder / f"{name}.onnx").read_bytes()]
    for name in changed:
        (folder / f"{name}.onnx").write_bytes(drawn[name])
        about["files"][f"{name}.onnx"] = hashlib.sha256(drawn[name]).hexdigest()
    about |= {"version": VERSION, "alike": ALIKE}
    (folder / "finish.json").write_text(json.dumps(about, indent=1, ensure_ascii=False) + "\n")
    return changed


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument("--finish", type=Path, default=Path("models/finish"))
    o = p.parse_args()
    try:
        changed = redraw(o.finish)
    except Differs as why:
        sys.exit(str(why))
    print(f"{o.finish}: {', '.join(changed) or 'no graph'} written again, painted to the byte as before")


if __name__ == "__main__":
    main()
