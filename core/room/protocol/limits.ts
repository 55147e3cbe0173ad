/** The limits of a room, its log and its sockets. The server answers each with a code, and each has a test. */
export const ROOM_LIMITS = {
  members: 200,
  viewers: 500,
  editsPerSecond: 30,
  presencePerSecond: 60,
  chatLength: 500,
  chatPerSecond: 2,
  reactionsPerSecond: 5,
  commandsPerSecond: 10,
  /** Times a viewer may ask to edit in five minutes. */
  asks: 3,
  /** Edits in one message. */
  batch: 32,
  messageBytes: 64 * 1024,
  /** Of edits that a room has taken and not written yet; beyond it new ones are refused until it has. */
  pendingBytes: 4 * 1024 * 1024,
  /** Of committed events that a room keeps in memory for tabs that come back. */
  tailBytes: 256 * 1024,
  /** Of what one member can undo, and as much again of what they can redo. */
  undoBytes: 1024 * 1024,
  /** Of what all members of a room can undo and redo. */
  roomUndoBytes: 16 * 1024 * 1024,
  /** Beyond a log's quota, for the host's commands about members: the host must be able to lead a full room. */
  logReserveBytes: 1024 * 1024,
  /** Of one page of a log. */
  pageBytes: 1024 * 1024,
  undoDepth: 100,
  /** Pictures that a room's members propose at once, and one member. */
  proposals: 6,
  proposalsEach: 3,
  /** Of one proposal's edits: six of these still fit into a state. */
  proposalBytes: 48 * 1024,
} as const;

/** Group commit: at most this long between an edit and its ack, in milliseconds. */
export const COMMIT_MS = 100;
export const SNAPSHOT_EVERY = 200;
/** Quiet before a settled picture is rendered, in milliseconds. */
export const SETTLE_MS = 150;
/** A room with nobody in it leaves memory after this long, in milliseconds. */
export const IDLE_MS = 60_000;

/** Who waits before a room. Milliseconds, but for numbers of people. */
export const DOOR = {
  /** Shown to the host by name at once; the others are counted. */
  shown: 5,
  /** Kept in line at most. */
  most: 100,
  /** How many a host lets into a room that is full. */
  extra: 20,
  /** Whoever waits says so this often, and is gone after this long without a word. */
  askMs: 4_000,
  goneMs: 15_000,
  /** For how long somebody who was let in may come, and who was turned away is not shown again. */
  letInMs: 60_000,
  awayMs: 5 * 60_000,
  /** The host is told of the door at most this often. */
  tellMs: 500,
} as const;

/** How long a vote may last, in seconds, unless all have voted before. */
export const BALLOT_SECONDS = [30, 60, 180] as const;
/** How long a room offers to bring back what a vote replaced, in milliseconds. */
export const BRING_BACK_MS = 10 * 60_000;
