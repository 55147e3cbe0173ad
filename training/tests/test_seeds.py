import base64
import unittest

import numpy as np
import torch

from training.audit.seed_latents import latents, uint32s
from training.audit.seeds import best, marked, packed, unmarked


class Seeds(unittest.TestCase):
    def test_their_numbers_and_latents_are_those_of_the_app(self):
        # The golden values of core/kernel/random/normal.test.ts.
        self.assertEqual(uint32s(np.array([42]), 4)[0].tolist(), [660444221, 3652823732, 77672526, 910233633])
        golden = [-1.020390510559082, 1.0385342836380005, -2.0950214862823486, -0.7997415065765381, 0.08756962418556213, 1.1825878620147705]
        np.testing.assert_allclose(latents(np.array([42]), 6)[0], golden, rtol=1e-6)
        np.testing.assert_allclose(latents(np.array([0xFFFFFFFF]), 3)[0], [1.7015807628631592, -0.18882419168949127, -0.6180546879768372], rtol=1e-6)

    def test_the_best_part_of_each_class_is_chosen_whatever_another_class_reaches(self):
        labels = torch.arange(40) % 2
        values = torch.stack([torch.arange(40.0) + 1000 * labels, torch.arange(40.0)], 1)
        self.assertEqual(best(values, labels, 0.25).nonzero().squeeze(1).tolist(), list(range(30, 40)))

    def test_an_estimate_that_varies_more_counts_no_more_than_the_other(self):
        values = torch.tensor([[0.0, 3.0], [100.0, 0.0], [200.0, 0.0], [300.0, 3.0]])
        self.assertEqual(best(values, torch.zeros(4, dtype=torch.long), 0.25).nonzero().squeeze(1).tolist(), [3])

    def test_prints_with_a_seal_a_title_or_little_in_them_are_marked(self):
        torch.manual_seed(3)
        full = 0.3 * torch.randn(1, 1, 64, 64).expand(1, 3, 64, 64).clone()
        sealed, titled, empty = full.clone(), full.clone(), 0.01 * full
        sealed[:, 0, 50:60, 50:60], sealed[:, 1:, 50:60, 50:60] = 1.0, -0.6
        titled[:, 0, 2:32, 58:63] += 0.3
        empty[:, :, :, :20] = full[:, :, :, :20]
        self.assertEqual([bool(marked(p)) for p in (full, sealed, titled, empty)], [False, True, True, True])

    def test_marked_pictures_that_are_no_prints_stay(self):
        chosen, labels = torch.tensor([True, True, True, False]), torch.tensor([0, 1, 1, 1])
        self.assertEqual(unmarked(chosen, labels, torch.tensor([True, True, False, False]), [1]).tolist(), [True, False, True, False])

    def test_they_are_kept_as_the_app_reads_them(self):
        chosen = np.isin(np.arange(16), [0, 2, 3, 9, 15])
        self.assertEqual(packed(chosen)["of"], 16)
        self.assertEqual(base64.b64decode(packed(chosen)["good"]), bytes([0b00001101, 0b10000010]))


if __name__ == "__main__":
    unittest.main()
