"""The latent z of a seed, as core/kernel/random makes it: xoshiro128** (Blackman and Vigna 2018) from splitmix32, through Acklam's inverse
of the normal distribution. Equal to float32's last bit but for the logarithm."""
import numpy as np

A = (-3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2, -3.066479806614716e1, 2.506628277459239)
B = (-5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1, 1.0)
C = (-7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783)
D = (7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416, 1.0)
TAIL = 0.02425


def rotated(x: np.ndarray, by: int) -> np.ndarray:
    return (x << np.uint32(by)) | (x >> np.uint32(32 - by))


def uint32s(seeds: np.ndarray, count: int) -> np.ndarray:
    """[n] seeds -> [n, count] of uint32."""
    state, filled = seeds.astype(np.uint32), []
    for _ in range(4):
        state = state + np.uint32(0x9E3779B9)
        mixed = (state ^ (state >> np.uint32(16))) * np.uint32(0x21F0AAAD)
        mixed = (mixed ^ (mixed >> np.uint32(15))) * np.uint32(0x735A2D97)
        filled.append(mixed ^ (mixed >> np.uint32(15)))
    a, b, c, d = filled
    drawn = np.empty((len(seeds), count), np.uint32)
    for i in range(count):
        drawn[:, i] = rotated(b * np.uint32(5), 7) * np.uint32(9)
        shifted = b << np.uint32(9)
        c, d = c ^ a, d ^ b
        b, a = b ^ c, a ^ d
        c, d = c ^ shifted, rotated(d, 11)
    return drawn


def latents(seeds: np.ndarray, dim: int) -> np.ndarray:
    """[n] seeds -> [n, dim] standard normals, float32."""
    p = (uint32s(seeds, dim) + 0.5) / 4294967296
    low = np.minimum(p, 1 - p)
    q = np.sqrt(-2 * np.log(low))
    tails = np.where(p < 0.5, 1, -1) * np.polyval(C, q) / np.polyval(D, q)
    r = (p - 0.5) ** 2
    middle = np.polyval(A, r) * (p - 0.5) / np.polyval(B, r)
    return np.where(low < TAIL, tails, middle).astype(np.float32)
