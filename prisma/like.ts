/** What `LIKE` takes for other text, and its sign for "as it stands": PostgreSQL's own; SQLite is given the same by its adapter. */
const literal = (text: string): string => text.replace(/[\\%_]/g, "\\$&");

/*
 * Prisma hands text to `LIKE` as it came, so a person who searches for "50%" or "a_b" would find what they did not ask for. Every search by
 * a part of a text goes through these; a test keeps Prisma's own words out of everything else.
 */
export const containing = (part: string): { contains: string } => ({ contains: literal(part) });
export const beginningWith = (part: string): { startsWith: string } => ({ startsWith: literal(part) });
export const endingWith = (part: string): { endsWith: string } => ({ endsWith: literal(part) });
