/** The rules of a room: what may happen, and as what. */
export { decideCommand } from "./decide-command";
export { decideEdit, type ModelShape, type Models } from "./decide-edit";
export { decideModeration } from "./decide-moderation";
export { blockedFrom, COMMANDS } from "./permissions";
