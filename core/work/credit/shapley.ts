import { uniforms } from "@/core/kernel/random";

/** Up to this many players every subset is asked for: 64. */
const EXACT = 6;

export type Shares = {
  /** One per player; they sum to the value of all. */
  values: number[];
  /** One standard error per player; zeros where all subsets were asked for. */
  errors: number[];
  exact: boolean;
  /** Subsets that were valued. */
  asked: number;
};

type Options = {
  /** The worth of a subset, given as who is in it. That of nobody must be 0. */
  value: (has: readonly boolean[]) => Promise<number>;
  seed: number;
  /** Most subsets to ask for when there are too many to ask for all. */
  budget: number;
  /** A part 0..1 of the work that is done. */
  onProgress?: (part: number) => void;
};

/**
 * Shapley values (1953): each player's marginal worth, averaged over all orders of coming in. Exact for up to 6 players; else
 * over random orders and their reverses, until the budget is spent (Castro et al. 2009; antithetic pairs, Mitchell et al. 2022).
 */
export async function shapley(players: number, options: Options): Promise<Shares> {
  const known = new Map<string, Promise<number>>();
  const ask = (has: readonly boolean[]): Promise<number> => {
    const key = has.map(Number).join("");
    const found = known.get(key) ?? options.value(has);
    known.set(key, found);
    return found;
  };
  const shares =
    players <= EXACT
      ? await allSubsets(players, ask, options)
      : await randomOrders(players, ask, options, known);
  return { ...shares, asked: known.size };
}

type Ask = (has: readonly boolean[]) => Promise<number>;
type Part = Omit<Shares, "asked">;

async function allSubsets(players: number, ask: Ask, { onProgress }: Options): Promise<Part> {
  const members = (mask: number) => Array.from({ length: players }, (_, i) => Boolean(mask & (1 << i)));
  const worth: number[] = [];
  for (let mask = 0; mask < 2 ** players; mask++) {
    worth.push(await ask(members(mask)));
    onProgress?.((mask + 1) / 2 ** players);
  }
  const values = Array.from({ length: players }, (_, i) => {
    let sum = 0;
    for (let mask = 0; mask < 2 ** players; mask++) {
      if (mask & (1 << i)) continue;
      const size = members(mask).filter(Boolean).length;
      const weight = (factorial(size) * factorial(players - size - 1)) / factorial(players);
      sum += weight * ((worth[mask | (1 << i)] ?? 0) - (worth[mask] ?? 0));
    }
    return sum;
  });
  return { values, errors: values.map(() => 0), exact: true };
}

const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));

async function randomOrders(
  players: number,
  ask: Ask,
  { seed, budget, onProgress }: Options,
  known: ReadonlyMap<string, unknown>,
): Promise<Part> {
  const random = uniforms(seed);
  const sums = new Float64Array(players);
  const squares = new Float64Array(players);
  let pairs = 0;
  // An order and its reverse ask for at most 2 (players - 1) subsets that are not known; two pairs at least give an error.
  while (pairs < 2 || known.size + 2 * (players - 1) <= budget) {
    const order = shuffled(players, random);
    const [there, back] = [await marginals(order, ask), await marginals([...order].reverse(), ask)];
    for (let i = 0; i < players; i++) {
      const mean = ((there[i] ?? 0) + (back[i] ?? 0)) / 2;
      sums[i] = (sums[i] ?? 0) + mean;
      squares[i] = (squares[i] ?? 0) + mean * mean;
    }
    pairs += 1;
    onProgress?.(Math.min(1, known.size / budget));
    // With few people all subsets are known soon, and further orders would change nothing.
    if (pairs >= budget) break;
  }
  const values = [...sums].map((sum) => sum / pairs);
  const errors = values.map((value, i) => {
    const variance = ((squares[i] ?? 0) / pairs - value * value) * (pairs / (pairs - 1));
    return Math.sqrt(Math.max(0, variance) / pairs);
  });
  return { values, errors, exact: false };
}

/** What each adds when they come in, in this order, [players]. */
async function marginals(order: readonly number[], ask: Ask): Promise<number[]> {
  const has = order.map(() => false);
  const added: number[] = [];
  let before = await ask([...has]);
  for (const player of order) {
    has[player] = true;
    const after = await ask([...has]);
    added[player] = after - before;
    before = after;
  }
  return added;
}

function shuffled(count: number, random: () => number): number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
  return order;
}
