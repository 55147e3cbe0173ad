import csv
import tempfile
import unittest
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from training.dataset.images import load_images, report
from training.dataset.index import BadData, Row
from training.dataset.inspect_image import squares
from training.dataset.make_index import make_index
from training.dataset.sampler import Sampler

from .shapes import COLUMNS, make_shapes, write_index

NOISE = np.random.default_rng(0).integers(0, 255, (80, 80, 3), dtype=np.uint8)


def rows_of(folder: Path) -> "list[dict]":
    with open(folder / "index.csv", encoding="utf-8") as file:
        return list(csv.DictReader(file))


class Folder(unittest.TestCase):
    def setUp(self):
        held = tempfile.TemporaryDirectory()
        self.addCleanup(held.cleanup)
        self.folder = make_shapes(Path(held.name), 40)
        self.images = self.folder / "images"

    def add(self, name: str, **cells) -> None:
        row = {**dict.fromkeys(COLUMNS, ""), "file": name, "style": "discs", "title": name, "licence": "CC0-1.0", **cells}
        write_index(self.folder, [*rows_of(self.folder), row])


class BadImages(Folder):
    def why(self, name: str, **cells) -> str:
        self.add(name, **cells)
        found = {s["file"]: s["why"] for s in load_images(self.folder, 32).skipped}
        self.assertIn(name, found)
        return found[name]

    def test_a_file_cut_short_is_skipped(self):
        Image.fromarray(NOISE).save(self.images / "cut.jpg")
        whole = (self.images / "cut.jpg").read_bytes()
        (self.images / "cut.jpg").write_bytes(whole[:len(whole) // 2])
        self.assertIn("corrupt", self.why("cut.jpg"))

    def test_a_file_that_is_no_image_is_skipped(self):
        (self.images / "text.png").write_text("not a picture")
        self.assertIn("corrupt", self.why("text.png"))

    def test_a_missing_file_is_skipped(self):
        self.assertIn("missing", self.why("nowhere.png"))

    def test_a_tiny_image_is_skipped(self):
        Image.fromarray(NOISE[:20, :20]).save(self.images / "tiny.png")
        self.assertIn("tiny: 20 x 20", self.why("tiny.png"))

    def test_a_huge_image_is_skipped_without_being_decoded(self):
        Image.new("RGB", (9000, 9000)).save(self.images / "huge.png")
        self.assertIn("huge: 9000 x 9000", self.why("huge.png"))

    def test_a_grey_image_is_skipped_by_mode_and_by_look(self):
        Image.fromarray(NOISE[..., 0]).save(self.images / "mode.png")
        Image.fromarray(NOISE[..., :1].repeat(3, 2)).save(self.images / "look.png")
        self.assertIn("greyscale", self.why("mode.png"))
        self.assertIn("greyscale", self.why("look.png"))

    def test_a_cmyk_image_is_skipped(self):
        Image.fromarray(NOISE).convert("CMYK").save(self.images / "print.jpg")
        self.assertIn("CMYK", self.why("print.jpg"))

    def test_an_animated_image_is_skipped(self):
        frames = [Image.fromarray(NOISE), Image.fromarray(255 - NOISE)]
        frames[0].save(self.images / "moves.webp", save_all=True, append_images=frames[1:], duration=100)
        self.assertIn("animated", self.why("moves.webp"))

    def test_a_misnamed_image_is_skipped(self):
        Image.fromarray(NOISE).save(self.images / "right.png")
        (self.images / "right.png").rename(self.images / "wrong.jpg")
        self.assertIn("misnamed", self.why("wrong.jpg"))

    def test_a_narrow_strip_is_skipped(self):
        Image.fromarray(NOISE.repeat(6, 1)).save(self.images / "strip.png")
        self.assertIn("narrow", self.why("strip.png"))

    def test_a_file_that_the_index_does_not_name_is_listed(self):
        Image.fromarray(NOISE).save(self.images / "stray.png")
        self.assertIn({"file": "stray.png", "why": "unlisted: index.csv does not name it"}, load_images(self.folder, 32).skipped)

    def test_a_class_with_nothing_to_train_on_is_listed_and_left_out(self):
        held = next(f"lonely{i}.png" for i in range(100) if Row(f"lonely{i}.png", "").held_out)
        Image.fromarray(NOISE).save(self.images / held)
        self.assertIn("class lonely has no work to train on", self.why(held, style="lonely", title=""))
        self.assertNotIn("lonely", load_images(self.folder, 32).classes)

    def test_the_rest_is_used(self):
        (self.images / "bad.png").write_text("")
        self.add("bad.png")
        self.assertEqual(len(load_images(self.folder, 32).rows), 40)

    def test_a_folder_of_nothing_but_bad_images_stops_with_the_list(self):
        for path in self.images.iterdir():
            path.write_bytes(b"")
        with self.assertRaisesRegex(BadData, "0000.png: corrupt"):
            load_images(self.folder, 32)


class Spreadsheets(Folder):
    def rewritten(self, text: bytes) -> None:
        (self.folder / "index.csv").write_bytes(text)

    def test_semicolons_are_read_too(self):
        rows = (self.folder / "index.csv").read_text(encoding="utf-8").replace(",", ";")
        self.rewritten(b"\xef\xbb\xbf" + rows.encode())
        self.assertEqual(len(load_images(self.folder, 32).rows), 40)

    def test_another_encoding_is_refused_with_what_to_do(self):
        self.rewritten("file,style,licence\n\xe9t\xe9.png,a,CC0-1.0\n".encode("latin-1"))
        with self.assertRaisesRegex(BadData, "CSV UTF-8"):
            load_images(self.folder, 32)

    def test_a_new_index_names_files_alone_and_none_that_is_hidden(self):
        (self.folder / "index.csv").unlink()
        (self.images / "folder.png").mkdir()
        (self.images / ".kept").mkdir()
        Image.fromarray(NOISE).save(self.images / ".kept" / "hidden.png")
        with open(make_index(self.folder), encoding="utf-8", newline="") as file:
            self.assertEqual(len(list(csv.DictReader(file))), 40)


class Licences(Folder):
    def test_missing_ones_stop_with_a_list(self):
        self.add("one.png", licence="")
        self.add("two.png", licence="  ")
        with self.assertRaisesRegex(BadData, "(?s)2 images have no licence.*one.png.*two.png"):
            load_images(self.folder, 32)

    def test_one_licence_can_be_said_for_all(self):
        self.add("0.png", licence="")
        self.assertEqual({row.licence for row in load_images(self.folder, 32, "CC-BY-4.0").rows}, {"CC0-1.0"})

    def test_a_new_index_has_none_until_it_is_said(self):
        (self.folder / "index.csv").unlink()
        make_index(self.folder)
        with self.assertRaisesRegex(BadData, "40 images have no licence"):
            load_images(self.folder, 32)
        with self.assertRaises(FileExistsError):
            make_index(self.folder)


class Split(Folder):
    def test_a_work_is_on_one_side_with_all_its_images(self):
        sides = {}
        for row in load_images(self.folder, 32).rows:
            sides.setdefault(row.work, set()).add(row.held_out)
        self.assertTrue(all(len(side) == 1 for side in sides.values()))

    def test_about_a_tenth_is_held_out_whatever_the_order(self):
        rows = [Row(f"{i}.png", "a", "someone", f"work {i}") for i in range(2000)]
        held = {row.file for row in rows if row.held_out}
        self.assertTrue(140 < len(held) < 260)
        self.assertEqual(held, {row.file for row in reversed(rows) if row.held_out})

    def test_few_pictures_are_warned_about(self):
        lines = report(load_images(self.folder, 32), self.folder)
        self.assertIn("learn them by heart", lines[-1])


class Batches(Folder):
    def test_classes_come_evenly_and_held_out_works_never(self):
        self.add("more.png", style="bars", title="bars number 0", artist="nobody")
        Image.fromarray(NOISE).save(self.images / "more.png")
        images = load_images(self.folder, 32)
        sampler = Sampler(images, 0, torch.device("cpu"))
        drawn = [sampler.one() for _ in range(2000)]
        self.assertFalse(any(images.rows[i].held_out for i in drawn))
        share = sum(images.rows[i].style == "discs" for i in drawn) / len(drawn)
        self.assertAlmostEqual(share, 0.5, delta=0.05)

    def test_the_same_seed_draws_the_same(self):
        images = load_images(self.folder, 32)
        a, b = (Sampler(images, 3, torch.device("cpu")).batch(8) for _ in range(2))
        self.assertTrue(torch.equal(a[0], b[0]) and torch.equal(a[1], b[1]))
        self.assertEqual(a[0].shape, (8, 3, 32, 32))

    def test_a_long_picture_gives_squares_from_end_to_end(self):
        self.assertEqual([s.size for s in squares(Image.new("RGB", (200, 100)))], [(100, 100)] * 3)
        self.assertEqual([s.size for s in squares(Image.new("RGB", (100, 110)))], [(100, 100)])


if __name__ == "__main__":
    unittest.main()
