import type { Bench } from "../row";
import { fanOut } from "./fan-out";

export const benches: Bench[] = [fanOut];
