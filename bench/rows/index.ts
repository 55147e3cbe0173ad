import type { Bench } from "../row";
import { engines } from "./engines";
import { fanOut } from "./fan-out";
import { frame } from "./frame";
import { gallery } from "./gallery";
import { live } from "./live";
import { log } from "./log";

/** The rows of the table in docs that exist so far. */
export const benches: Bench[] = [frame, engines, live, fanOut, log, gallery];
