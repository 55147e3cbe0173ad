import csv
import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import numpy as np
import onnx
import torch
from PIL import Image

from training.audit.distances import at_least, covered, precision_recall, sliced_wasserstein
from training.audit.neighbours import decode as decode_neighbours
from training.audit.neighbours import encode as encode_neighbours
from training.export.card import but, towards
from training.export.directions import Direction, choose, leading
from training.safetensors import decode
from training.upscaler.network import HALO, Interpolate, Soft, Upscaler

from .shapes import make_shapes

ROOT = Path(__file__).resolve().parents[2]


def processor_seconds() -> float:
    """Of all processes that were started here and have ended: what a busy machine does not lengthen."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class OwnImages(unittest.TestCase):
    """A folder of made-up shapes, from no index to a model folder, by the recipe a person would run."""

    @classmethod
    def setUpClass(cls):
        held = tempfile.TemporaryDirectory()
        cls.addClassCleanup(held.cleanup)
        cls.root = Path(held.name)
        cls.data = make_shapes(cls.root / "My Shapes", 240)
        (cls.data / "index.csv").unlink()
        (cls.data / "images" / "broken.png").write_bytes(b"no picture")
        before = processor_seconds()
        cls.unlicensed = cls.own()
        (cls.data / "index.csv").unlink()
        cls.done = cls.own(LICENCE="CC0-1.0")
        cls.took = processor_seconds() - before
        cls.model = cls.root / "models" / "my-shapes"

    @classmethod
    def own(cls, **more: str) -> subprocess.CompletedProcess:
        environment = {**os.environ, "RUN": str(cls.root / "run"), "OUT": str(cls.root / "models" / "my-shapes"), "SIZE": "32", "WIDTH": "0.125",
                       "KIMG": "1.5", "BATCH": "16", "SNAPSHOT": "1", "EFFORT": "quick", "OMP_NUM_THREADS": "1", **more}
        environment["PYTHON"] = sys.executable
        return subprocess.run([str(ROOT / "training/runs/own.sh"), str(cls.data)], env=environment, capture_output=True, text=True)

    def text(self, name: str) -> str:
        return (self.model / name).read_text(encoding="utf-8")

    def test_it_stops_to_ask_for_licences_first(self):
        self.assertEqual(self.unlicensed.returncode, 2)
        self.assertIn("Fill the column licence", self.unlicensed.stdout)

    def test_it_makes_a_model_folder_within_three_minutes_of_processor_time(self):
        self.assertEqual(self.done.returncode, 0, self.done.stderr[-2000:])
        self.assertIn("skipped images/broken.png: corrupt", self.done.stdout)
        self.assertLess(self.took, 180)

    def test_every_file_is_there_with_its_hash(self):
        model = json.loads(self.text("model.json"))
        self.assertEqual(model["id"], "my-shapes")
        found = {p.relative_to(self.model).as_posix() for p in self.model.rglob("*") if p.is_file()} - {"model.json"}
        self.assertEqual(found, set(model["files"]))
        for name, expected in model["files"].items():
            self.assertEqual(hashlib.sha256((self.model / name).read_bytes()).hexdigest(), expected)
        for name in ("card.md", "data.csv", "audit.json", "neighbours.bin", "critic.onnx", "snapshots/index.json"):
            self.assertIn(name, found)

    def test_graphs_are_valid_with_a_free_batch_and_constant_filters(self):
        for name in ("mapping", "synthesis", "critic"):
            graph = onnx.load(str(self.model / f"{name}.onnx"))
            onnx.checker.check_model(graph)
            self.assertTrue(all(port.type.tensor_type.shape.dim[0].dim_param for port in graph.graph.input))
            constants = {tensor.name for tensor in graph.graph.initializer} | {node.output[0] for node in graph.graph.node if node.op_type in ("Constant", "Identity")}
            for node in graph.graph.node:
                if node.op_type == "Conv":
                    self.assertIn(node.input[1], constants, f"{name}: the filters of {node.name} are computed")
        rgb = onnx.load(str(self.model / "synthesis.onnx")).graph.output[0].type.tensor_type
        self.assertEqual(rgb.elem_type, onnx.TensorProto.UINT8)

    def test_classes_and_controls_have_their_rows(self):
        tensors = decode((self.model / "weights.safetensors").read_bytes())
        controls = json.loads(self.text("controls.json"))["controls"]
        self.assertEqual(tensors["class_means"].shape, (1, 256))
        self.assertEqual(len(tensors["controls"]), len(controls))
        self.assertTrue(all(c["sigma"] > 0 and c["vector"] < len(controls) for c in controls))

    def test_goldens_are_what_the_latents_draw(self):
        golden = np.asarray(Image.open(self.model / "goldens/0.png"))
        self.assertEqual(golden.shape, (256, 256, 3))
        self.assertEqual((self.model / "goldens/0.f32").stat().st_size, 6 * 256 * 4)

    def test_rows_of_neighbours_are_the_training_rows_of_the_data(self):
        with open(self.model / "data.csv", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        training = [row for row in rows if row["split"] == "training"]
        q, header = decode_neighbours((self.model / "neighbours.bin").read_bytes())
        self.assertEqual(len(q), len(training))
        self.assertEqual(rows[:len(training)], training)
        self.assertTrue(all(row["licence"] == "CC0-1.0" for row in rows))
        held = header["heldOut"]
        self.assertEqual(len(held), len(rows) - len(training))
        self.assertEqual(held, sorted(held))

    def test_the_audit_says_what_is_known_and_no_more(self):
        figures = json.loads(self.text("audit.json"))
        self.assertEqual([row["psi"] for row in figures["truncation"]][:2], [0.0, 0.1])
        self.assertIsNone(figures["recognised"])
        self.assertTrue(0 <= figures["overall"]["made"]["recall"] <= 1)
        self.assertIn("1 % would be chance", self.text("card.md"))


class Measures(unittest.TestCase):
    def setUp(self):
        random = torch.Generator().manual_seed(0)
        self.a, self.b = torch.randn(400, 8, generator=random), torch.randn(400, 8, generator=random)

    def test_two_samples_of_one_distribution_are_near_and_shifted_ones_are_not(self):
        self.assertLess(sliced_wasserstein(self.a, self.b), 0.1)
        self.assertGreater(sliced_wasserstein(self.a, self.b + 1), 0.2)

    def test_a_collapsed_model_is_precise_and_recalls_nothing(self):
        collapsed = self.a[:1] * 0.1 + 0.01 * self.b
        found = precision_recall(collapsed, self.a)
        self.assertGreater(found["precision"], 0.95)
        self.assertLess(found["recall"], 0.05)
        self.assertEqual(covered(self.a, self.a), 1.0)

    def test_chance_is_the_tail_of_the_binomial(self):
        self.assertAlmostEqual(at_least(0, 10, 0.5), 1.0, places=6)
        self.assertAlmostEqual(at_least(10, 10, 0.5), 2 ** -10, places=9)

    def test_eight_bits_keep_the_nearest_neighbour(self):
        q, header = decode_neighbours(encode_neighbours(self.a))
        back = q.float() * torch.tensor(header["scale"]) + torch.tensor(header["offset"])
        self.assertLess(float((back - self.a).abs().max()), 0.5)
        self.assertTrue(torch.equal(torch.cdist(back[:50] + 0.001, back).argmin(1), torch.arange(50)))
        with self.assertRaises(ValueError):
            decode_neighbours(encode_neighbours(self.a)[:-1])


class Directions(unittest.TestCase):
    def direction(self, name: str, effect: float, worst: float) -> Direction:
        vector = torch.zeros(256)
        vector[sum(map(ord, name)) % 256] = 1
        return Direction(name, "all", vector, 1.0, {name: effect}, {"detail": -worst, "class:a": 9.0})

    def test_those_that_move_something_else_more_are_rejected_where_there_are_enough(self):
        found = [self.direction("warmth", 0.5, 0.1), self.direction("dusk", 0.4, 0.5), self.direction("rose", 0.1, 0.0)]
        kept, why = choose(found, 9, 1)
        self.assertEqual([d.name for d in kept], ["warmth"])
        self.assertEqual(why, ["dusk: moves detail more, 0.50 against 0.40", "rose: too weak, 0.10"])

    def test_the_next_clearest_fill_up_what_is_too_little_within_limits(self):
        found = [self.direction("warmth", 0.5, 0.1), self.direction("dusk", 0.4, 0.5), self.direction("water", 0.4, 0.7), self.direction("rose", 0.1, 0.0)]
        kept, why = choose(found, 9, 3)
        self.assertEqual([d.name for d in kept], ["warmth", "dusk"])
        self.assertIn("water: moves detail more, 0.70 against 0.40", why)

    def test_twins_and_those_beyond_the_most_are_left_out(self):
        one, other = self.direction("warmth", 0.5, 0.1), self.direction("dusk", 0.4, 0.1)
        other.vector = one.vector
        self.assertEqual(choose([one, other], 9, 9), ([one], ["dusk: much the same as warmth"]))
        self.assertEqual(len(choose([self.direction(n, 0.5, 0.1) for n in ("sky", "glow", "calm")], 2, 1)[0]), 2)

    def test_towards_a_class_is_what_leads_there(self):
        there, away = self.direction("towards-a", 0.3, 0.9), self.direction("towards-b", -0.1, 0.0)
        self.assertEqual(leading([there, away], 6), ([there], ["towards-b: does not lead there, -0.10"]))

    def test_the_card_says_that_a_class_brings_much_with_it(self):
        row = {"kind": "direction", "id": "towards-ukiyo-e"}
        self.assertIn("towards a class", towards([row]))
        self.assertEqual(towards([{**row, "id": "dusk"}, {**row, "kind": "component"}]), "")

    def test_the_card_names_those_that_were_kept_for_want_of_better_ones(self):
        row = {"kind": "direction", "id": "dusk", "label": "Dusk", "effects": {"dusk": 0.4}, "sideEffects": {"detail": -0.5}}
        self.assertIn("but for Dusk", but([row]))
        self.assertEqual(but([{**row, "sideEffects": {"detail": 0.2}}]), "")


class Upscaling(unittest.TestCase):
    def test_an_untrained_upscaler_interpolates(self):
        x = torch.rand(2, 3, 12, 10) * 2 - 1
        with torch.no_grad():
            self.assertTrue(torch.allclose(Upscaler(4)(x), Interpolate(4)(x)))

    def test_soft_enlarging_takes_out_the_lattice_and_keeps_a_slope(self):
        lattice = torch.tensor([1.0, -1.0]).repeat(12).expand(1, 3, 24, 24)
        slope = torch.linspace(-1, 1, 24).expand(1, 3, 24, 24)
        self.assertLess(float(Soft(4)(lattice)[..., 20:-20].abs().max()), 1e-5)
        self.assertTrue(torch.allclose(Soft(4)(slope)[..., 20:-20], Interpolate(4)(slope)[..., 20:-20], atol=1e-5))

    def test_a_plain_sky_stays_plain(self):
        x = torch.full((1, 3, 8, 8), 0.3)
        self.assertTrue(torch.allclose(Interpolate(4)(x), torch.full((1, 3, 32, 32), 0.3), atol=1e-5))

    def test_tiles_with_the_halo_are_the_whole(self):
        torch.manual_seed(0)
        upscaler = Upscaler(4)
        torch.nn.init.normal_(upscaler.last.weight, std=0.1)
        x = torch.rand(1, 3, 40, 40)
        with torch.no_grad():
            whole, tile = upscaler(x), upscaler(x[:, :, :, :20 + HALO])
            self.assertTrue(torch.allclose(whole[..., :80], tile[..., :80], atol=1e-5))


if __name__ == "__main__":
    unittest.main()
