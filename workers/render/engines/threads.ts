import { availableParallelism } from "node:os";

/**
 * A worker is one core's share. A machine of two cores has one worker, which may use both: what else runs there comes first, for a worker
 * is less urgent. More threads change no byte of what is drawn.
 */
export const THREADS = availableParallelism() === 2 ? 2 : 1;
