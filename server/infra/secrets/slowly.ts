import { AppError } from "@/core/kernel/errors";

/** Passwords hashed at once: each takes a thread of the pool that files and names are read with, too. */
const AT_ONCE = 2;
/** Those that may wait: about three seconds of hashing. */
const WAITING = 64;

let running = 0;
const waiting: (() => void)[] = [];

/** Hashes a password, a few at a time in the whole process. `too_frequent` where too many wait already. */
export async function slowly<T>(hash: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= WAITING)
      throw new AppError(
        "too_frequent",
        "passwords wait",
        "Too many passwords are being checked here right now. Try again in a moment.",
      );
    await new Promise<void>((next) => waiting.push(next));
  } else running += 1;
  try {
    return await hash();
  } finally {
    // Whoever is next takes over the place.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
