"""What `fields` composes with: edges, ridges, knobs, gates, and pictures that agree at every size and change by degrees."""
import tempfile
import unittest
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch

from training.fields.export import export_graphs
from training.fields.features import edge, layered, sharpness
from training.fields.figures import FAMILIES
from training.fields.knob_directions import TURNED, knob_weights, turning
from training.fields.knobs import LAYOUT, SHAPE, TONE
from training.fields.network import LAYERS, SLOTS, build, coordinates, gates, render


def psnr(a: torch.Tensor, b: torch.Tensor) -> float:
    return float(10 * torch.log10(255 ** 2 / (a.float() - b.float()).pow(2).mean().clamp(min=1e-9)))


@torch.no_grad()
def drawn(w, synthesis, x, y):
    w = w[:, None].expand(-1, LAYERS, -1)
    return synthesis(w, x, y, torch.zeros(len(w), SLOTS, 3), torch.zeros(len(w)))[0]


class Fields(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        torch.set_num_threads(1)
        with torch.no_grad():
            cls.mapping, cls.synthesis = build(5)
            cls.hot = torch.eye(len(FAMILIES))
            z = torch.randn(len(FAMILIES), 64, generator=torch.Generator().manual_seed(3))
            cls.w = cls.mapping(z, cls.hot)

    def knobs(self) -> "dict[str, torch.Tensor]":
        figures = self.synthesis.figures
        w = self.w - (self.w @ self.synthesis.axes.T) @ self.synthesis.axes
        return {**figures.layout(w), **figures.shape(w), **figures.tone(w)}

    def test_a_knob_never_leaves_its_range(self):
        far = torch.randn(50, 64, generator=torch.Generator().manual_seed(1)) * 10
        for part, table in (("layout", LAYOUT), ("shape", SHAPE), ("tone", TONE)):
            for name, values in getattr(self.synthesis.figures, part)(far).items():
                count, low, high = table[name]
                each = lambda of: torch.tensor(of if isinstance(of, tuple) else (of,) * count)
                slack = 0.003 * (each(high) - each(low)).abs() + 0.06
                self.assertTrue(bool((values >= each(low) - slack).all() and (values <= each(high) + slack).all()), name)

    def test_a_pure_family_opens_one_gate(self):
        opened = gates(self.w @ self.synthesis.axes.T)
        self.assertTrue(bool((opened.diagonal() > 0.9).all()), opened)

    def test_a_nearer_ridge_hides_what_of_a_farther_one_is_lower(self):
        profiles = self.synthesis.figures.ridges.profiles(self.knobs(), coordinates(64)[None, None, None])
        self.assertTrue(bool((profiles[:, :-1] <= profiles[:, 1:]).all()))

    def test_what_lies_in_front_is_seen(self):
        masks, levels = torch.tensor([1.0, 0.0]).reshape(1, 2, 1, 1), torch.tensor([0.3, 0.9]).reshape(1, 2, 1, 1)
        self.assertAlmostEqual(float(layered(masks, levels, torch.zeros(1, 1, 1, 1))), 0.3, places=6)
        self.assertGreater(float(edge(torch.tensor(0.1), 150.0)), 0.99)

    def test_edges_are_as_sharp_in_a_tile_as_in_its_whole(self):
        for size in (64, 256, 1000, 1024, 4096):
            whole = sharpness(coordinates(size), coordinates(size))
            for start, count in ((0, 128), (size - 37, 37), (size // 2, 1)):
                tile = sharpness(coordinates(size, max(start, 0), min(count, size)), coordinates(size))
                self.assertEqual(float(tile), float(whole), (size, start))

    def test_a_tile_has_the_bytes_of_its_whole(self):
        xy = coordinates(96)
        whole = drawn(self.w, self.synthesis, xy, xy)
        tile = drawn(self.w, self.synthesis, coordinates(96, 32, 40), coordinates(96, 8, 64))
        self.assertLessEqual(int((whole[:, 8:72, 32:72].int() - tile.int()).abs().max()), 1)

    def test_every_family_is_one_picture_at_every_size(self):
        with torch.no_grad():
            small, large = render(self.synthesis, self.w, 64), render(self.synthesis, self.w, 256)
        reduced = torch.nn.functional.avg_pool2d(large.permute(0, 3, 1, 2).float(), 4).permute(0, 2, 3, 1)
        for family, a, b in zip(FAMILIES, small, reduced):
            # A line finer than a pixel of the small picture is gray in the reduced one.
            if family != "burin":
                self.assertGreater(psnr(a, b), 19, family)

    def test_neighbouring_latents_give_neighbouring_pictures(self):
        with torch.no_grad():
            here = render(self.synthesis, self.w, 64)
            other = self.mapping(torch.randn(1, 64, generator=torch.Generator().manual_seed(9)), self.hot[:1])
            there = render(self.synthesis, self.w + 0.004 * (other - self.w), 64)
        for family, a, b in zip(FAMILIES, here, there):
            self.assertGreater(psnr(a, b), 27, family)

    def test_a_moth_is_the_same_left_and_right(self):
        with torch.no_grad():
            picture = render(self.synthesis, self.w, 64)[FAMILIES.index("moth")].float()
        self.assertLess(float((picture - picture.flip(1)).abs().mean()), 3)

    @unittest.skipUnless(find_spec("onnxruntime"), "onnxruntime is not installed: pip install -r training/requirements.txt")
    def test_the_graph_draws_what_the_network_draws_whichever_families_are_open(self):
        import onnxruntime

        hot = torch.cat([self.hot, torch.tensor([[0.5, 0, 0, 0, 0, 0, 0.5], [0, 0.4, 0.3, 0, 0, 0.3, 0]]), torch.full((1, len(FAMILIES)), 1 / 7)])
        z = torch.randn(len(hot), 64, generator=torch.Generator().manual_seed(4))
        xy = coordinates(48)
        with torch.no_grad(), tempfile.TemporaryDirectory() as folder:
            w = self.mapping(z, hot)[:, None].expand(-1, LAYERS, -1).contiguous()
            export_graphs(self.mapping, self.synthesis, Path(folder))
            graph = onnxruntime.InferenceSession(f"{folder}/synthesis.onnx", providers=["CPUExecutionProvider"])
            drawn_by = lambda some: graph.run(["rgb"], {
                "w": some.numpy(), "x": xy.numpy(), "y": xy[:32].numpy(),
                "palette": np.zeros((len(some), SLOTS, 3), np.float32), "palette_mix": np.zeros(len(some), np.float32)})[0]
            expected = self.synthesis(w, xy, xy[:32], torch.zeros(len(w), SLOTS, 3), torch.zeros(len(w)))[0]
            for some, pictures in [(w[i:i + 1], expected[i:i + 1]) for i in range(len(w))] + [(w, expected)]:
                self.assertGreater(psnr(torch.from_numpy(drawn_by(some)), pictures), 55)

    def test_few_families_are_open_where_one_is_asked_for(self):
        with torch.no_grad():
            w = self.mapping(torch.randn(7 * 32, 64, generator=torch.Generator().manual_seed(5)), self.hot.repeat(32, 1))
            open_ = gates(w @ self.synthesis.axes.T)
        self.assertLess(float((open_ > 0).sum(1).float().mean()), 2)

    def test_a_direction_turns_the_knobs_that_it_names_more_than_any_other(self):
        for name, (_, _, _, table, _, wanted) in TURNED.items():
            knobs = getattr(self.synthesis.figures, table)
            weights = knob_weights(knobs, wanted)
            moved = turning(knobs, weights) @ knobs.turn
            named = float((moved * weights).sum() / weights.abs().sum())
            self.assertGreater(named, float(moved[weights == 0].abs().max()), name)


if __name__ == "__main__":
    unittest.main()
