import type { World } from "./world";

/** What happens to an instance while people drag. */
export type Fault = {
  /** What `--only` calls it. */
  id: string;
  name: string;
  /** Seconds in which edits and frames are to go on, from the strike; where it is `away` for a while, from its end. */
  within: number;
  /** Milliseconds until it is mended. */
  awayMs?: number;
  /** What has to be there: a data folder on a disk of its own, which can be filled. */
  needs?: "disk";
  /** People let go meanwhile, so that pictures settle; what is waited for is the settled picture. */
  rests?: boolean;
  /** One of the members comes by long polling. */
  polling?: boolean;
  strike: (world: World) => Promise<Struck>;
};

export type Struck = {
  /** When it struck, by `performance.now()`, where that took preparation. */
  at?: number;
  /** After `awayMs`. */
  mend?: () => unknown;
  /** Once people have gone on: the instance is made whole for the next fault. */
  restore?: () => unknown;
  /** Once all is at rest: sentences about what is wrong beside the log, and what is worth knowing. */
  check?: () => Promise<{ wrong: string[]; note?: string }>;
};
