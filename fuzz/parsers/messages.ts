import { canonicalJson } from "@/core/kernel/canon/jcs";
import type { ActorId, ModelId } from "@/core/kernel/ids/ids";
import { applyEdit } from "@/core/picture/edits/apply";
import { emptyRecipe, Recipe, recipeHash, stillOf } from "@/core/picture/recipe/recipe";
import {
  ChatMessage,
  CommandMessage,
  EditMessage,
  JoinMessage,
  PresenceMessage,
  ReactMessage,
  WatchMessage,
} from "@/core/room/protocol/messages";
import { SketchRequest } from "@/core/room/protocol/sketch";
import { twisted } from "../arbitraries/json";
import { parser } from "../parser";

const HASH = "a".repeat(64) as never;
const FIRST = emptyRecipe({ id: "fields" as ModelId, hash: HASH, classes: [{ id: "tide" }] }, 7);
const by = "somebody" as ActorId;
const edits = [
  { kind: "seed", value: 7 },
  { kind: "truncation", value: 0.7 },
  { kind: "style", band: "shapes", value: { tide: 0.5, bloom: 1 } },
  { kind: "contribution", control: "warmth", value: 1.5 },
  { kind: "influence", member: "somebody", value: 0.5 },
  { kind: "blend", id: "b", value: { source: { seed: 4 }, band: "all", weight: 0.5 } },
  {
    kind: "blend",
    id: "w",
    value: { source: { recipe: FIRST, work: "0123456789abcdef" }, band: "all", weight: 0.5 },
  },
  { kind: "palette", value: { colours: ["#FF0000", "#00ff00"], strength: 0.5 } },
  { kind: "hold", control: "warmth", value: 1 },
  { kind: "keyframe", id: "k", value: { recipe: stillOf(FIRST), at: 1, ease: "smooth" } },
];
const SCHEMAS = {
  join: JoinMessage,
  watch: WatchMessage,
  edit: EditMessage,
  presence: PresenceMessage,
  chat: ChatMessage,
  react: ReactMessage,
  command: CommandMessage,
  sketch: SketchRequest,
  recipe: Recipe,
};
/** What ends in logs and records. */
const HASHED = new Set(["edit", "command", "sketch", "recipe"]);
const SOUND = [
  { room: "r", client: "c", have: { boot: "b", epoch: 1, seq: 2 } },
  { epoch: 0, base: 0, edits: edits.map((edit, i) => ({ n: i + 1, gesture: 0, edit })) },
  { cursor: { x: 0.5, y: 0.5 }, grabbing: "warmth", following: null, hidden: false },
  { text: "hello" },
  { kind: "heart", x: 0.1, y: 0.2 },
  { kind: "lock", control: "warmth", locked: true },
  { kind: "edits", sketches: [edits] },
  FIRST,
];

/**
 * What rooms are told: what a schema lets through is the same when it is read again, has one spelling that can be hashed, and comes,
 * applied, to a recipe that is one.
 */
export const messages = parser("messages", 300, () => ({
  inputs: twisted(SOUND),
  check: (input) => {
    for (const [name, schema] of Object.entries(SCHEMAS)) {
      const parsed = schema.safeParse(input);
      if (!parsed.success) continue;
      const spell = HASHED.has(name) ? canonicalJson : JSON.stringify;
      const text = spell(parsed.data);
      if (spell(schema.parse(JSON.parse(text))) !== text)
        throw new Error(`${name} reads otherwise the second time`);
      if (name === "edit") applied(parsed.data as EditMessage);
    }
  },
}));

function applied({ edits }: EditMessage): void {
  const recipe = edits.reduce((recipe, { edit }) => applyEdit(recipe, edit, by, HASH), FIRST);
  recipeHash(recipe);
}
