import contextlib
import io
import json
import math
import os
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import torch

from training.gan import checkpoint
from training.gan.augment import augment
from training.gan.bring_back import bring_back
from training.gan.checkpoint import BadCheckpoint
from training.gan.critic import Critic
from training.gan.generator import Generator
from training.gan.grow import grow_critic, grow_generator
from training.gan.layers import Conv, fold
from training.gan.options import Options, parse_options, parse_stages
from training.gan.train import Run, main

from .shapes import make_shapes

SMALL = dict(width=0.125, batch=8, stages="32:0.16", augment=0.2, report_every=5, snapshot=1.0, threads=1)


class Training(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        held = tempfile.TemporaryDirectory()
        cls.addClassCleanup(held.cleanup)
        cls.root = Path(held.name)
        cls.data = make_shapes(cls.root / "data", 60)

    def run_in(self, name: str, **changes) -> "list[str]":
        said: "list[str]" = []
        Run(Options(**{**SMALL, "data": str(self.data), "out": str(self.root / name), **changes}), said.append).start()
        return said

    def weights(self, name: str) -> "dict[str, torch.Tensor]":
        return checkpoint.read(self.root / name / "state.pt")["networks"]

    def test_an_interrupted_run_reaches_the_same_state(self):
        self.run_in("straight")
        # Out of time after ten of twenty steps: a clock that jumps.
        with mock.patch("training.gan.train.time.monotonic", side_effect=lambda ticks=iter(range(10_000)): next(ticks)):
            said = self.run_in("pieces", seconds=20, save_every=1e9)
        self.assertIn("time is up", said[-1])
        self.assertIn("bit for bit", "".join(self.run_in("pieces")))
        straight, pieces = self.weights("straight"), self.weights("pieces")
        for role in "ged":
            for key, value in straight[role].items():
                self.assertTrue(torch.equal(value, pieces[role][key]), f"{role} {key}")

    def test_the_two_checkpoints_alone_are_enough_to_go_on(self):
        self.run_in("moved")
        (self.root / "moved" / "state.pt").unlink()
        said = self.run_in("moved", stages="32:0.24")
        self.assertIn("optimisers warm up again", "".join(said))
        self.assertEqual(checkpoint.read(self.root / "moved" / "checkpoint-E.pt")["seen"], 240)

    def test_it_grows_and_writes_what_a_reader_needs(self):
        self.run_in("grows", stages="32:0.08,64:0.04")
        folder = self.root / "grows"
        found = checkpoint.read(folder / "checkpoint-D.pt")
        self.assertEqual((found["resolution"], found["past"]), (64, [[32, 80]]))
        lines = [json.loads(line) for line in (folder / "stats.jsonl").read_text().splitlines()]
        self.assertTrue(all(math.isfinite(line["D"] + line["G"]) for line in lines))
        self.assertTrue((folder / "grid-64-00000.jpg").exists())
        self.assertEqual(json.loads((folder / "training_options.json").read_text())["width"], 0.125)

    def test_a_dry_run_writes_nothing(self):
        said = self.run_in("dry", dry_run=True)
        self.assertIn("nothing written", said[-1])
        self.assertFalse((self.root / "dry").exists())

    def test_a_checkpoint_cut_short_stops_with_its_name(self):
        self.run_in("cut")
        for name in ("checkpoint-D.pt", "state.pt"):
            path = self.root / "cut" / name
            path.write_bytes(path.read_bytes()[:-100])
            with self.assertRaisesRegex(BadCheckpoint, f"{name} is cut short"):
                if name == "checkpoint-D.pt":
                    checkpoint.read(path)
                self.run_in("cut")
                raise BadCheckpoint(f"{name} is cut short, and nobody noticed")

    def test_a_damaged_checkpoint_is_told_from_a_whole_one(self):
        self.run_in("flipped")
        path = self.root / "flipped" / "checkpoint-E.pt"
        blob = bytearray(path.read_bytes())
        blob[len(blob) // 2] ^= 255
        path.write_bytes(bytes(blob))
        with self.assertRaisesRegex(BadCheckpoint, "checkpoint-E.pt is damaged"):
            checkpoint.read(path)

    def test_a_checkpoint_of_another_width_is_refused_with_both(self):
        self.run_in("narrow")
        with self.assertRaisesRegex(BadCheckpoint, "width 0.125; these options ask for 0.25"):
            self.run_in("narrow", width=0.25)

    def test_missing_licences_end_with_status_two(self):
        data = make_shapes(self.root / "unlicensed", 12, licence="")
        told = io.StringIO()
        with mock.patch("sys.argv", ["train", "--data", str(data), "--out", str(self.root / "never")]), contextlib.redirect_stderr(told):
            self.assertEqual(main(), 2)
        self.assertIn("12 images have no licence", told.getvalue())


class BringingBack(unittest.TestCase):
    def setUp(self):
        held = tempfile.TemporaryDirectory()
        self.addCleanup(held.cleanup)
        self.run_folder, self.out = Path(held.name) / "run", Path(held.name) / "out"
        self.run_folder.mkdir()
        for i, name in enumerate(("checkpoint-E.pt", "state.pt", "grid-32-00001.jpg", "grid-32-00002.jpg")):
            path = self.run_folder / name
            path.write_bytes(bytes(2 ** 19))
            os.utime(path, (i, i))

    def test_the_exact_state_stays_and_the_rest_comes(self):
        copied, left = bring_back(self.run_folder, self.out)
        self.assertEqual((sorted(copied), left), (["checkpoint-E.pt", "grid-32-00001.jpg", "grid-32-00002.jpg"], []))
        self.assertEqual(sorted(p.name for p in self.out.iterdir()), sorted(copied))

    def test_the_oldest_grids_stay_where_there_is_no_room(self):
        self.assertEqual(bring_back(self.run_folder, self.out, most=1.0), (["checkpoint-E.pt", "grid-32-00002.jpg"], ["grid-32-00001.jpg"]))


class Networks(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(0)
        torch.set_num_threads(1)
        self.z, self.c = torch.randn(4, 256), torch.eye(3)[torch.tensor([0, 1, 2, 0])]

    def test_folding_the_scales_changes_nothing(self):
        with torch.no_grad():
            for make in (Generator, Critic):
                module = make(64, 3, 0.125)
                given = (self.z, self.c) if make is Generator else (torch.randn(4, 3, 64, 64), self.c)
                before = module(*given)
                self.assertTrue(torch.allclose(before, fold(module)(*given), atol=1e-4))

    def test_a_grown_generator_draws_the_same_larger(self):
        with torch.no_grad():
            small = Generator(32, 3, 0.125)
            grown = grow_generator(small, 64)
            expected = torch.nn.functional.interpolate(small(self.z, self.c), scale_factor=2.0, mode="bilinear", align_corners=False)
            self.assertTrue(torch.allclose(grown(self.z, self.c), expected, atol=1e-4))

    def test_a_grown_critic_judges_the_same_at_half_the_size(self):
        with torch.no_grad():
            small = Critic(32, 3, 0.125)
            picture = torch.randn(4, 3, 64, 64)
            halved = torch.nn.functional.avg_pool2d(picture, 2)
            self.assertTrue(torch.allclose(grow_critic(small, 64)(picture, self.c), small(halved, self.c), atol=1e-3))

    def test_features_per_picture_do_not_depend_on_the_batch(self):
        with torch.no_grad():
            g = Generator(64, 3, 0.125)
            self.assertTrue(torch.allclose(g(self.z, self.c)[1:2], g(self.z[1:2], self.c[1:2]), atol=1e-5))

    def test_landscapes_at_full_width_takes_1_73_billion_multiplications(self):
        counts = []

        def count(conv: Conv, given: tuple, _made: object) -> None:
            # Those that grow double their features first; heads enlarge what they have computed.
            side = given[0].shape[-1] * (2 if getattr(conv, "grows", False) else 1)
            counts.append(conv.weight.numel() * side * side)

        with torch.no_grad():
            synthesis = Generator(256, 5, 1.0).synthesis
            for part in synthesis.modules():
                if isinstance(part, Conv):
                    part.register_forward_hook(count)
            synthesis(torch.zeros(1, synthesis.layers, 256))
        self.assertAlmostEqual(sum(counts) / 1e9, 1.73, delta=0.02)

    def test_augmentation_has_a_second_derivative(self):
        x = torch.randn(4, 3, 16, 16, requires_grad=True)
        y = augment(x, 1.0).square().sum()
        gradient, = torch.autograd.grad(y, x, create_graph=True)
        gradient.square().sum().backward()
        self.assertTrue(torch.isfinite(x.grad).all())

    def test_no_augmentation_is_the_picture_itself(self):
        x = torch.randn(2, 3, 8, 8)
        self.assertTrue(torch.equal(augment(x, 0.0), x))


class CommandLine(unittest.TestCase):
    def test_what_a_sweep_found_holds_at_every_resolution(self):
        usual, quarter = Options(), Options(gamma_times=0.25)
        for resolution in (32, 64, 128, 256):
            self.assertEqual(quarter.gamma_at(resolution), usual.gamma_at(resolution) / 4)
        self.assertEqual(Options(gamma=2.0, gamma_times=0.5).gamma_at(128), 1.0)

    def test_stages_must_grow(self):
        self.assertEqual([s.resolution for s in parse_stages("32:10,128:20.5")], [32, 128])
        for wrong in ("64:1,32:1", "48:1", "32"):
            with self.assertRaises(ValueError):
                parse_stages(wrong)

    def test_a_contradiction_ends_with_a_sentence(self):
        told = io.StringIO()
        with self.assertRaises(SystemExit), contextlib.redirect_stderr(told):
            parse_options(["--data", "x", "--batch", "6"])
        self.assertIn("batch 6 is not a multiple of four", told.getvalue())


if __name__ == "__main__":
    unittest.main()
