import { ROOM } from "./room";
import type { Scene } from "./scene";
import { DESK, MINES, VISITORS } from "./site";

export const SCENES: readonly Scene[] = [...VISITORS, ...ROOM, ...MINES, ...DESK];
