import * as z from "zod/mini";
import { ActorId, ControlId, ModelId } from "@/core/kernel/ids/ids";
import { Band } from "@/core/picture/model/bands";
import { HandId, HandShare, OwnHand, Paint, PaintAmount, RoomFinish } from "@/core/picture/recipe/finish";
import { RatioSchema } from "@/core/picture/recipe/ratio-schema";
import {
  Blend,
  ClassMix,
  Contribution,
  Hold,
  Influence,
  Keyframe,
  Palette,
  Seed,
  Truncation,
} from "@/core/picture/recipe/recipe";

/**
 * An edit says what one register of the recipe now is, never "+0.1", so sending it twice is safe.
 * `by` fields are absent here: the room writes in who did it.
 */
export const Edit = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("model"), value: ModelId }),
  z.object({ kind: z.literal("seed"), value: Seed }),
  z.object({ kind: z.literal("truncation"), value: Truncation }),
  z.object({ kind: z.literal("ratio"), value: RatioSchema }),
  z.object({ kind: z.literal("style"), band: Band, value: ClassMix }),
  z.object({ kind: z.literal("contribution"), control: ControlId, value: Contribution }),
  z.object({ kind: z.literal("influence"), member: ActorId, value: Influence }),
  z.object({
    kind: z.literal("blend"),
    id: Blend.shape.id,
    value: z.nullable(z.omit(Blend, { id: true, by: true })),
  }),
  z.object({ kind: z.literal("palette"), value: z.nullable(z.omit(Palette, { by: true })) }),
  z.object({ kind: z.literal("hold"), control: ControlId, value: z.nullable(Hold.shape.value) }),
  z.object({
    kind: z.literal("keyframe"),
    id: Keyframe.shape.id,
    value: z.nullable(z.omit(Keyframe, { id: true, by: true })),
  }),
  z.object({ kind: z.literal("finish"), value: z.nullable(z.omit(RoomFinish, { by: true })) }),
  z.object({ kind: z.literal("hand"), hand: HandId, value: z.nullable(HandShare) }),
  z.object({ kind: z.literal("paint"), paint: Paint, value: PaintAmount }),
  z.object({ kind: z.literal("own-hand"), hand: HandId, value: z.nullable(z.omit(OwnHand, { by: true })) }),
]);
export type Edit = z.infer<typeof Edit>;

/** Where a value lives: `contribution/<control>/<actor>`, `seed`, `hold/<control>`, `hand/<hand>/<actor>`, `paint/<paint>/<actor>` ... */
export type Register = string & { readonly __brand?: "Register" };

/** The register an edit by `actor` writes. */
export function registerOf(edit: Edit, actor: ActorId): Register {
  switch (edit.kind) {
    case "model":
    case "seed":
    case "truncation":
    case "ratio":
    case "palette":
    case "finish":
      return edit.kind;
    case "hand":
      return `hand/${edit.hand}/${actor}`;
    case "paint":
      return `paint/${edit.paint}/${actor}`;
    case "own-hand":
      return `own-hand/${edit.hand}`;
    case "style":
      return `style/${edit.band}`;
    case "contribution":
      return `contribution/${edit.control}/${actor}`;
    case "influence":
      return `influence/${edit.member}`;
    case "hold":
      return `hold/${edit.control}`;
    case "blend":
    case "keyframe":
      return `${edit.kind}/${edit.id}`;
  }
}
