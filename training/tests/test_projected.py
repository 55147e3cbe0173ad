import json
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import torch
from torch import nn

from training.eyes.eyes import WIDTHS
from training.dataset.images import load_images
from training.export.trained import open_trained
from training.gan import checkpoint
from training.gan.checkpoint import BadCheckpoint
from training.gan.critic import Critic
from training.gan.options import Options
from training.gan.projected import ProjectedCritic
from training.gan.train import Run

from .shapes import make_shapes

SMALL = dict(critic="projected", width=0.125, batch=8, stages="32:0.032", augment=0.5, report_every=1, snapshot=1.0, threads=1, mix=0.0)


class Pinhole(nn.Module):
    """Eyes that need no package: fixed random convolutions with the shapes of the real ones."""

    def __init__(self):
        super().__init__()
        random = torch.Generator().manual_seed(5)
        self.register_buffer("stem", torch.randn(WIDTHS[0], 3, 4, 4, generator=random) / 7)
        for k in range(1, len(WIDTHS)):
            weight = torch.randn(WIDTHS[k], WIDTHS[k - 1], 2, 2, generator=random) / (2 * WIDTHS[k - 1] ** 0.5)
            self.register_buffer(f"weight{k}", weight)

    def forward(self, x):
        seen = [torch.relu(nn.functional.conv2d(x, self.stem, stride=4))]
        for k in range(1, len(WIDTHS)):
            seen.append(torch.relu(nn.functional.conv2d(seen[-1], getattr(self, f"weight{k}"), stride=2)))
        return seen


class Projected(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        held = tempfile.TemporaryDirectory()
        cls.addClassCleanup(held.cleanup)
        cls.root = Path(held.name)
        cls.data = make_shapes(cls.root / "data", 40)
        cls.enterClassContext(mock.patch("training.gan.projected.Eyes", Pinhole))

    def run_in(self, name: str, **changes) -> "list[str]":
        said: "list[str]" = []
        Run(Options(**{**SMALL, "data": str(self.data), "out": str(self.root / name), **changes}), said.append).start()
        return said

    def weights(self, name: str) -> "dict[str, torch.Tensor]":
        return checkpoint.read(self.root / name / "state.pt")["networks"]

    def test_an_interrupted_run_reaches_the_same_state(self):
        self.run_in("straight")
        with mock.patch("training.gan.train.time.monotonic", side_effect=lambda ticks=iter(range(10_000)): next(ticks)):
            self.run_in("pieces", seconds=6, save_every=1e9)
        self.assertIn("bit for bit", "".join(self.run_in("pieces")))
        straight, pieces = self.weights("straight"), self.weights("pieces")
        for role in "ged":
            for key, value in straight[role].items():
                self.assertTrue(torch.equal(value, pieces[role][key]), f"{role} {key}")

    def test_the_eyes_are_in_no_file_that_it_writes(self):
        self.run_in("kept")
        for found in (self.weights("kept")["d"], checkpoint.read(self.root / "kept" / "checkpoint-D.pt")["weights"]):
            self.assertFalse([name for name in found if name.startswith("eyes")])
            self.assertTrue([name for name in found if name.startswith("heads")])

    def test_only_the_heads_of_the_critic_learn(self):
        self.run_in("short", stages="32:0.008")
        self.run_in("longer", stages="32:0.024")
        short, longer = self.weights("short")["d"], self.weights("longer")["d"]
        for key in short:
            # A bias of the score moves nothing: only differences of scores count.
            if not key.endswith("score.bias"):
                self.assertEqual(torch.equal(short[key], longer[key]), not key.startswith("heads"), key)

    def test_the_generator_grows_under_the_same_critic(self):
        self.run_in("grows", stages="32:0.016")
        before = self.weights("grows")["d"]
        self.run_in("grows", stages="32:0.016,64:0.008")
        found = checkpoint.read(self.root / "grows" / "checkpoint-D.pt")
        self.assertEqual((found["resolution"], found["past"]), (64, [[32, 16]]))
        self.assertTrue(torch.equal(before["mixer.across.0.weight"], self.weights("grows")["d"]["mixer.across.0.weight"]))

    def test_gamma_falls_to_where_it_was_told(self):
        self.run_in("falls", gamma=20.0, gamma_to=5.0, gamma_kimg=0.02)
        lines = [json.loads(line) for line in (self.root / "falls" / "stats.jsonl").read_text().splitlines()]
        gammas = [line["gamma"] for line in lines]
        self.assertEqual(gammas, sorted(gammas, reverse=True))
        self.assertEqual(gammas[-1], 5.0)

    def test_a_checkpoint_of_the_other_critic_is_refused_with_both(self):
        self.run_in("other")
        with self.assertRaisesRegex(BadCheckpoint, "trained with the critic projected; these options ask for own"):
            self.run_in("other", critic="own")

    def test_a_critic_that_learned_from_other_pictures_looks_for_the_app_and_says_nothing_of_classes(self):
        self.run_in("own eyes")
        stranger = Critic(64, 3, 0.125)
        told = {"format": checkpoint.FORMAT, "weights": checkpoint.state_of(stranger), "width": 0.125, "resolution": 64, "classes": ["sea", "sky", "sun"]}
        (self.root / "stranger").mkdir()
        checkpoint.write(checkpoint.path_of(self.root / "stranger", "D"), told)
        images = load_images(self.data, 32, sizes=(1.0,))
        trained = open_trained(self.root / "own eyes", images, None, witness=self.root / "stranger")
        pictures = images.whole([0, 1, 2, 3])
        scores = [trained.critic.scores(pictures, trained.hot(torch.full((4,), k))) for k in range(len(images.classes))]
        self.assertTrue(torch.equal(*scores))
        self.assertGreater(float(scores[0].std()), 0)
        self.assertTrue(trained.progress["stranger"])

    def test_its_eyes_are_never_given_less_than_128_pixels(self):
        with self.assertRaisesRegex(ValueError, "look is 64"):
            Options(data="x", critic="projected", look=64).check()

    def test_every_scale_is_brought_to_unit_deviation(self):
        critic = ProjectedCritic(32, 2)
        pictures = torch.rand(16, 3, 32, 32, generator=torch.Generator().manual_seed(1)) * 2 - 1
        critic.settle(pictures)
        for seen in critic.see(pictures):
            self.assertAlmostEqual(float(seen.std()), 1.0, places=3)


if __name__ == "__main__":
    unittest.main()
