/** Calls that a page may make in one request. */
export const BATCH = 10;
