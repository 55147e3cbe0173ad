import { z } from "zod";
import { ModelId, Sha256 } from "@/core/kernel/ids/ids";
import { HandId } from "@/core/picture/recipe/finish";

/** Numbers in a style: Magenta's arbitrary-style network gave it its length. */
export const STYLE = 100;
/** Pixels per side of the picture that a style is read from. */
export const STYLE_INPUT = 128;

const share = z.number().min(0).max(1);

/** A hand that comes with a finish: the style of a work in the public domain. */
export const HandEntry = z.object({
  id: HandId,
  label: z.string().min(1).max(60),
  artist: z.string().min(1).max(80),
  title: z.string().min(1).max(120),
  year: z.union([z.int(), z.string().max(40)]),
  licence: z.string().min(1).max(80),
  /** Why it may be used. */
  basis: z.string().min(1).max(400),
  source: z.string().min(1).max(400),
  /** Row of the tensor `hands` [N x 100]. */
  row: z.int().min(0),
});
export type HandEntry = z.infer<typeof HandEntry>;

/** How a large picture takes its forms from the one of half its size: core/picture/render, `FollowedForms` or `AddedForms`. */
const Forms = z.enum(["followed", "added"]);
export type Forms = z.infer<typeof Forms>;

/** What a new room of a model begins with. */
const Start = z.object({
  hands: z.record(HandId, share),
  stroke: z.number().min(-1).max(1).default(0),
  colour: share.default(0.5),
  strength: share.optional(),
  brushwork: share.default(0.7),
  dabs: share.default(0),
  edges: share.default(0),
});

/** `models/<id>/finish.json`: what a finish is, its hands, and the hash of every other file in its folder. */
export const FinishFile = z.object({
  v: z.literal(1),
  id: ModelId,
  version: z.string().max(40),
  name: z.string().max(80),
  style: z.literal(STYLE),
  /** What TensorFlow.js builds it from; checked where it is built. */
  architecture: z.record(z.string(), z.unknown()),
  /** What strokes the network knows, fine to broad; 0 as it was made for the live size. */
  strokes: z.object({
    min: z.number(),
    max: z.number(),
    /** How much broader strokes have to be in a picture of twice the size. */
    octave: z.number().min(0).default(1),
  }),
  /** Pixels per side of the picture whose strokes are the picture's, whatever size is asked for. */
  live: z.int().min(64).max(512).multipleOf(4),
  /** Pixels that a tile needs around it. */
  margin: z.int().min(0).max(512),
  hands: z.array(HandEntry).min(1).max(256),
  starts: z.record(z.string(), Start),
  licence: z.string().min(1).max(80),
  teacher: z.string().max(400),
  goldens: z
    .array(
      z.object({
        picture: z.string(),
        painted: z.string(),
        /** Row of a hand, and its share. */
        hands: z.array(z.tuple([z.int().min(0), share])).min(1),
        stroke: z.number(),
        colour: share,
        amount: share,
      }),
    )
    .min(1),
  files: z.record(z.string(), Sha256),
  /** Earlier versions whose pictures it paints to the byte, and how those gave large pictures their forms: what was made with them is painted with this one. */
  alike: z
    .array(z.object({ hash: Sha256, forms: Forms }))
    .max(64)
    .default([]),
});
export type FinishFile = z.infer<typeof FinishFile>;

/** What a browser is told about a finish. */
export type FinishInfo = Pick<
  FinishFile,
  "id" | "version" | "name" | "hands" | "starts" | "licence" | "teacher" | "alike"
> & {
  hash: Sha256;
};
