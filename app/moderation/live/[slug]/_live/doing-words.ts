import type { Edit } from "@/core/picture/edits/edit";
import type { RoomEvent } from "@/core/room/log/event";

export type LabelOf = (control: string) => string;

const amount = (value: number): string => `${value > 0 ? "+" : ""}${value.toFixed(1)}`;

/** An edit in a few words, after the name of who made it. */
export function wordsOfEdit(edit: Edit, labelOf: LabelOf): string {
  switch (edit.kind) {
    case "model":
      return "changed the model";
    case "seed":
      return `set the seed to ${edit.value}`;
    case "truncation":
      return `set freedom to ${edit.value.toFixed(2)}`;
    case "style":
      return `mixed the ${edit.band} styles`;
    case "contribution":
      return `pulls ${labelOf(edit.control)} to ${amount(edit.value)}`;
    case "influence":
      return `set an influence to ${Math.round(edit.value * 100)} %`;
    case "blend":
      return edit.value ? "blended something in" : "took a blend out";
    case "palette":
      return edit.value ? "changed the palette" : "took the palette off";
    case "hold":
      return edit.value === null ? `let go of ${labelOf(edit.control)}` : `pinned ${labelOf(edit.control)}`;
    case "keyframe":
      return edit.value ? "kept a keyframe" : "dropped a keyframe";
    case "finish":
      return edit.value ? "gave the picture a finish" : "took the finish off";
    case "hand":
      if (!edit.value) return `stopped painting with ${labelOf(edit.hand)}`;
      return `paints with ${labelOf(edit.hand)}${edit.value.mask ? " in places" : ""}`;
    case "paint":
      return `sets the finish's ${edit.paint} to ${amount(edit.value)}`;
    case "own-hand":
      return edit.value ? "made a hand from a picture" : "took a hand made from a picture out";
  }
}

/** What happened that is no edit; null for edits, which are told as they come. */
export function eventWords(event: RoomEvent, nameOf: (actor: string) => string): string | null {
  switch (event.kind) {
    case "created":
    case "edit":
      return null;
    case "undo":
      return "took something back";
    case "redo":
      return "did something again";
    case "joined":
      return "came in";
    case "left":
      return "left for good";
    case "role":
      return `made ${nameOf(event.payload.member)} ${event.payload.role}`;
    case "kick":
      return `${event.payload.kicked ? "removed" : "let in"} ${nameOf(event.payload.member)}`;
    case "mute":
      return `${event.payload.muted ? "muted" : "unmuted"} ${nameOf(event.payload.member)}`;
    case "freeze":
      return event.payload.frozen ? "froze the room" : "thawed the room";
    case "lock":
      return event.payload.locked ? "locked a control" : "unlocked a control";
    case "revert":
      return `set ${nameOf(event.payload.member)} back to moment ${event.payload.to}`;
    case "fade":
      return "made the pulls of people who left part of the picture";
    case "restore":
      return `restored moment ${event.payload.to}`;
  }
}
