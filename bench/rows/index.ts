import type { Bench } from "../row";
import { engines } from "./engines";
import { fanOut } from "./fan-out";
import { frame } from "./frame";
import { gallery } from "./gallery";
import { likeness } from "./likeness";
import { live } from "./live";
import { log } from "./log";
import { marks } from "./marks";
import { networks } from "./networks";
import { parity } from "./parity";
import { rerender } from "./rerender";

/** The rows of the table in docs that exist so far. */
export const benches: Bench[] = [
  frame,
  networks,
  engines,
  parity,
  live,
  fanOut,
  log,
  gallery,
  likeness,
  rerender,
  marks,
];
