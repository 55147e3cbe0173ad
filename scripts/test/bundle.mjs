import { bundle, PROGRAMS } from "../lib/programs.mjs";

/** Before any unit test: the programs that tests start are bundled, unless nothing has changed since. */
export const setup = () => bundle([...PROGRAMS, "server/testing/crash-server.ts"]);
