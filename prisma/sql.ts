/**
 * For the few statements that are written by hand: values stay values, on both providers. Not in client.ts: pages may reach this, and must not
 * bundle what opens databases.
 */
export { join as joined, sqltag as sql } from "@prisma/client/runtime/client";
