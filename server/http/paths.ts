/** Parts of paths that several nouns have: a name, and the texts that it may be. */
export const WORK = ":work{[0-9a-f]{16}}";
export const COLLECTION = ":collection{[A-Za-z0-9_-]{12}}";
