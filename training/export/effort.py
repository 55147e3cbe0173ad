"""How much an export measures: FULL for what is shipped, QUICK to try the way there (its figures mean little)."""
from dataclasses import dataclass


@dataclass(frozen=True)
class Effort:
    """Latents behind components and class means; pictures whose spread effects are told in; seeds of a final sweep."""
    samples: int = 20_000
    spread: int = 1000
    sweep: int = 256
    # Probes: components stepped along, seeds a step. Candidates' seeds. Gradient ascent: steps, seeds a step.
    probed: int = 48
    probes: int = 12
    trial: int = 32
    turns: int = 24
    seeds: int = 10
    # The audit's made pictures: for all figures, and at each psi.
    made: int = 1500
    at_psi: int = 160


FULL = Effort()
QUICK = Effort(samples=600, spread=64, sweep=16, probed=6, probes=2, trial=4, turns=2, seeds=2, made=100, at_psi=40)
EFFORTS = {"full": FULL, "quick": QUICK}
