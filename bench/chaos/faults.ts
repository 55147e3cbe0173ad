import { deaths } from "./deaths";
import type { Fault } from "./fault";
import { machines } from "./machines";
import { networks } from "./networks";
import { stores } from "./stores";

export const FAULTS: readonly Fault[] = [...deaths, ...stores, ...networks, ...machines];
