/**
 * The closed list of codes shared by server, sockets and browser. Each has a status for HTTP, words for a
 * person (what happened, what to do) and whether sending the same thing again later may work.
 */
export const CODES = {
  malformed: {
    status: 400,
    again: false,
    words: "That message could not be read. Reload the page and try again.",
  },
  too_large: { status: 413, again: false, words: "That is too large. Send less at once." },
  wrong_type: { status: 415, again: false, words: "Send this as application/json." },
  wrong_method: { status: 405, again: false, words: "This address does not answer that method." },
  key_invalid: {
    status: 401,
    again: false,
    words: "This key is unknown, expired or revoked. Make one under Keys in your account.",
  },
  scope_missing: {
    status: 403,
    again: false,
    words: "This key was not made for that. Make one with the scope it needs.",
  },
  out_of_range: { status: 422, again: false, words: "That value is outside what is allowed here." },
  unknown_control: { status: 422, again: false, words: "This model has no such control." },
  wrong_shape: { status: 422, again: false, words: "This model does not draw pictures in that shape." },
  unknown_model: { status: 404, again: false, words: "There is no such model here." },
  untrue_parent: {
    status: 422,
    again: false,
    words: "The picture you mixed in differs from the work it names, or that work is not open to you.",
  },
  unknown_member: {
    status: 422,
    again: false,
    words: "This picture names people who were never in this room.",
  },
  recipe_full: {
    status: 422,
    again: false,
    words: "The picture is full. Remove a keyframe or a blend first, or let go of a control.",
  },
  log_full: {
    status: 422,
    again: false,
    words: "This room's history is full. Branch the room to continue from this picture.",
  },
  limit_reached: {
    status: 422,
    again: false,
    words: "The room cannot hold more of these. Remove one first.",
  },
  quota_reached: { status: 422, again: false, words: "You have reached your limit for this." },
  too_frequent: { status: 429, again: true, words: "Too fast. Wait a moment." },
  flooding: {
    status: 429,
    again: true,
    words: "This connection sent far too many messages and was closed. Reload the page.",
  },
  signed_out: { status: 401, again: false, words: "You are not signed in. Choose a name to come in." },
  forbidden: { status: 403, again: false, words: "Your role does not allow that." },
  viewer_only: { status: 403, again: false, words: "You are watching. Ask the host to let you edit." },
  muted: { status: 403, again: false, words: "The host has muted you in this room." },
  kicked: { status: 403, again: false, words: "The host has removed you from this room." },
  banned: { status: 403, again: false, words: "This account is suspended." },
  not_open: { status: 403, again: false, words: "New people cannot join this site right now." },
  frozen: { status: 409, again: true, words: "The room is frozen. The host can thaw it." },
  archived: {
    status: 409,
    again: false,
    words: "This room is archived. Its members can look at it, and nothing in it changes.",
  },
  frozen_by_moderators: {
    status: 409,
    again: true,
    words: "Moderators have frozen this room. Only they can thaw it.",
  },
  kicked_by_moderators: {
    status: 403,
    again: false,
    words: "Moderators have removed this person. Only they can let them back in.",
  },
  looking_back: {
    status: 409,
    again: true,
    words: "You are looking at a past moment. Go back to now to change the picture.",
  },
  locked: { status: 409, again: true, words: "The host has locked this control." },
  held: { status: 409, again: true, words: "Someone has pinned this. They or the host can let go." },
  stale_epoch: {
    status: 409,
    again: true,
    words: "The host has set the room to another moment. Your last change was not applied.",
  },
  nothing_to_undo: { status: 409, again: false, words: "There is nothing of yours to undo." },
  nothing_to_redo: { status: 409, again: false, words: "There is nothing of yours to redo." },
  overwritten: {
    status: 409,
    again: false,
    words: "Someone has changed this since. Bring that back first, then undo yours.",
  },
  out_of_order: {
    status: 409,
    again: true,
    words: "An earlier change has not arrived yet. It is being sent again.",
  },
  must_wait: {
    status: 409,
    again: false,
    words: "The host of this room lets each person in. Knock, and wait.",
  },
  room_full: { status: 409, again: true, words: "The room is full. Try again when someone leaves." },
  room_closed: { status: 410, again: false, words: "This room is closed." },
  room_moved: { status: 409, again: true, words: "The room has moved. Connecting again." },
  gone: { status: 410, again: false, words: "This is no longer shown." },
  not_found: { status: 404, again: false, words: "There is nothing here, or it is not open to you." },
  wrong_password: { status: 403, again: true, words: "That password does not open this room." },
  invite_invalid: {
    status: 403,
    again: false,
    words: "This invite has expired or was withdrawn. Ask the host for a new one.",
  },
  invite_needed: {
    status: 403,
    again: false,
    words: "This room is private. Ask its host for an invite link.",
  },
  name_reserved: {
    status: 422,
    again: false,
    words: "People could think that this name is Cohue itself or a moderator. Choose another.",
  },
  name_invalid: { status: 422, again: false, words: "Choose a name of 1 to 40 visible characters." },
  conflict: {
    status: 409,
    again: true,
    words: "Someone else changed this first. Check what changed, then try again.",
  },
  own_cause: {
    status: 403,
    again: false,
    words: "This concerns you, so another moderator decides it.",
  },
  another_decides: {
    status: 403,
    again: false,
    words: "An appeal is decided by someone other than who made the decision.",
  },
  appeal_open: { status: 409, again: false, words: "There is an appeal. Answer that first." },
  appeal_closed: {
    status: 409,
    again: false,
    words:
      "This cannot be appealed: nothing is restricted, it was appealed before, or twenty days have passed.",
  },
  last_admin: {
    status: 409,
    again: false,
    words: "This is the last admin. Make somebody else an admin first.",
  },
  storage_unavailable: {
    status: 503,
    again: true,
    words:
      "The room cannot be saved right now, so it is read-only. You can edit again as soon as it can be saved.",
  },
  render_unavailable: {
    status: 503,
    again: true,
    words: "Pictures cannot be rendered right now. Your edits are kept. Pictures return by themselves.",
  },
  not_connected: {
    status: 503,
    again: true,
    words: "You are not connected, so nothing was changed. Try again when you are connected.",
  },
  shutting_down: { status: 503, again: true, words: "The server is restarting. Connecting again." },
  internal: {
    status: 500,
    again: true,
    words: "Something went wrong on the server. The error is in its log. Try again.",
  },
} as const satisfies Record<string, { status: number; again: boolean; words: string }>;

export type Code = keyof typeof CODES;

export const isCode = (value: unknown): value is Code =>
  typeof value === "string" && Object.hasOwn(CODES, value);

export const wordsFor = (code: Code): string => CODES[code].words;
