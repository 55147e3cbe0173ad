/** The rules of a room: what may happen, and as what. */
export { decideCommand } from "./decide-command";
export { decideEdit } from "./decide-edit";
export { decideModeration } from "./decide-moderation";
export type { ModelShape, Models } from "./model-shape";
export { blockedFrom, COMMANDS } from "./permissions";
