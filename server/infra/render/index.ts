export { createRenderPool, type RenderPoolOptions } from "./create-render-pool";
export type { MatchOptions } from "./matcher";
export type { FrameRequest, PoolReport, RenderPool, SelfCheck, Slot, SlotListener } from "./port";
