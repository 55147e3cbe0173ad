/** Pixels per side of what is matched, and of what it is compared with. */
export const MATCH_SIZE = 64;
