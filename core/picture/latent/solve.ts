/**
 * Solves (G + ridge) x = b for a symmetric positive semi-definite G, by Cholesky's factorisation. The small ridge makes
 * equations that contradict each other meet in the middle (least squares) and leaves others exact to about 1e-9.
 */
export function solveLeastSquares(gram: readonly (readonly number[])[], right: readonly number[]): number[] {
  const n = right.length;
  const trace = gram.reduce((sum, row, i) => sum + (row[i] ?? 0), 0);
  const ridge = Math.max(trace / Math.max(n, 1), Number.MIN_VALUE) * 1e-10;
  const lower = gram.map((row) => row.map(() => 0));
  const at = (i: number, k: number) => lower[i]?.[k] ?? 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = (gram[i]?.[j] ?? 0) + (i === j ? ridge : 0);
      for (let k = 0; k < j; k++) sum -= at(i, k) * at(j, k);
      const row = lower[i];
      if (row) row[j] = i === j ? Math.sqrt(Math.max(sum, ridge)) : sum / at(j, j);
    }
  }
  const y: number[] = [];
  for (let i = 0; i < n; i++) {
    let sum = right[i] ?? 0;
    for (let k = 0; k < i; k++) sum -= at(i, k) * (y[k] ?? 0);
    y.push(sum / at(i, i));
  }
  const x = y.slice();
  for (let i = n - 1; i >= 0; i--) {
    let sum = y[i] ?? 0;
    for (let k = i + 1; k < n; k++) sum -= at(k, i) * (x[k] ?? 0);
    x[i] = sum / at(i, i);
  }
  return x;
}
