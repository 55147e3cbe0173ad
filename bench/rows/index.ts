import type { Bench } from "../row";
import { browser } from "./browser";
import { choice } from "./choice";
import { engines } from "./engines";
import { fanOut } from "./fan-out";
import { finish } from "./finish";
import { frame } from "./frame";
import { gallery } from "./gallery";
import { likeness } from "./likeness";
import { idle, live } from "./live";
import { log } from "./log";
import { many } from "./many";
import { marks } from "./marks";
import { networks } from "./networks";
import { nodes } from "./nodes";
import { octaves } from "./octaves";
import { parity } from "./parity";
import { rerender } from "./rerender";

/** The rows of the table in docs that exist so far. */
export const benches: Bench[] = [
  frame,
  networks,
  finish,
  octaves,
  engines,
  choice,
  parity,
  live,
  idle,
  fanOut,
  nodes,
  many,
  log,
  gallery,
  likeness,
  rerender,
  marks,
  browser,
];
