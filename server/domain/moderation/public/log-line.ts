import type { ActorId } from "@/core/kernel/ids/ids";
import type { Edit } from "@/core/picture/edits/edit";
import type { RoomEvent } from "@/core/room/log/event";

/** What an event of a room's log did, in words that follow a name; % stands for the member it was done to. */
export type LogLine = { words: string; member: ActorId | null };

const line = (words: string, member: ActorId | null = null): LogLine => ({ words, member });
const control = (id: string): string => id.replaceAll("-", " ");

export function lineOf(event: RoomEvent): LogLine {
  switch (event.kind) {
    case "created":
      return line(event.payload.from ? "branched this room" : "opened the room");
    case "edit":
      return line(editWords(event.payload.edit));
    case "undo":
      return line(`took back what they did at moment ${event.payload.of}`);
    case "redo":
      return line(`did again what they did at moment ${event.payload.of}`);
    case "joined":
      return line(`came in as ${event.payload.role}`);
    case "left":
      return line("left");
    case "role":
      return line(`made % ${event.payload.role}`, event.payload.member);
    case "kick":
      return line(event.payload.kicked ? "removed %" : "let % come back", event.payload.member);
    case "mute":
      return line(event.payload.muted ? "muted %" : "let % speak again", event.payload.member);
    case "freeze":
      return line(event.payload.frozen ? "froze the room" : "thawed the room");
    case "lock":
      return line(`${event.payload.locked ? "locked" : "unlocked"} ${control(event.payload.control)}`);
    case "revert":
      return line(`took % back to moment ${event.payload.to}`, event.payload.member);
    case "fade":
      return line("made the pulls of people who left part of the picture");
    case "restore":
      return line(`set the room back to moment ${event.payload.to}`);
    case "propose":
      return line(`proposed a picture, from moment ${event.payload.at}`);
    case "unpropose":
      return line(`took the proposal of moment ${event.payload.of} back`);
    case "ballot":
      return line(event.payload.about === "fresh" ? "asked for a fresh start" : "began a vote on pictures");
    case "vote":
      return line(
        event.payload.choice === null ? "voted for the present picture" : "voted for another picture",
      );
    case "elected":
      return line(
        event.payload.recipe ? "wrote in the picture that won a vote" : "ended a vote: the picture stays",
      );
    case "bring-back":
      return line(`brought back what the vote at moment ${event.payload.of} replaced`);
  }
}

function editWords(edit: Edit): string {
  switch (edit.kind) {
    case "model":
      return `chose the model ${edit.value}`;
    case "seed":
      return `set the seed to ${edit.value}`;
    case "truncation":
      return `set variety to ${edit.value}`;
    case "ratio":
      return `made the picture ${edit.value}`;
    case "style":
      return `mixed ${Object.keys(edit.value).map(control).join(", ")} into ${edit.band}`;
    case "contribution":
      return `set ${control(edit.control)} to ${edit.value}`;
    case "influence":
      return `set a member's influence to ${edit.value}`;
    case "blend":
      return edit.value ? "blended another picture in" : "took a blend out";
    case "palette":
      return edit.value ? `set the palette to ${edit.value.colours.join(", ")}` : "took the palette off";
    case "hold":
      return edit.value === null ? `let go of ${control(edit.control)}` : `pinned ${control(edit.control)}`;
    case "keyframe":
      return edit.value ? "set a keyframe" : "took a keyframe out";
    case "finish":
      return edit.value ? "gave the picture a finish" : "took the finish off";
    case "hand":
      if (!edit.value) return `stopped painting with the hand ${control(edit.hand)}`;
      return `painted with the hand ${control(edit.hand)}${edit.value.mask ? " in places" : ""}`;
    case "paint":
      return `set the finish's ${edit.paint} to ${edit.value}`;
    case "own-hand":
      return edit.value ? "made a hand from a picture" : "took a hand made from a picture out";
  }
}
