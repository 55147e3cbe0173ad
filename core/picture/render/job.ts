import { z } from "zod";
import { ModelId, Sha256 } from "@/core/kernel/ids/ids";
import { STYLE_INPUT } from "@/core/picture/model/finish-file";
import { HandId } from "@/core/picture/recipe/finish";
import { Still } from "@/core/picture/recipe/recipe";
import { Enlarger } from "./enlarger";

const FinishName = z.object({ id: ModelId, hash: Sha256 });

/** Hands that one picture is shown in at once, and pixels per side of each. */
export const HAND_TILES = { most: 64, size: 128 } as const;

/**
 * What a render worker is asked for. `moving` frames are small JPEGs, latest wins; a `settled` one is the room's
 * committed picture, rendered once, losslessly decided by recipe and model; `pixels` are RGB bytes, [height x width x 3], unencoded;
 * `features` are what the model's critic sees in the unpainted picture of native size, float32; `hands` is the picture once in
 * each of some hands, small JPEGs; `style` is what the finish sees in a picture that came along, float32 [100].
 */
export const RenderJob = z.object({
  id: z.string().max(64),
  purpose: z.enum(["moving", "settled", "thumbnail", "pixels", "features", "hands", "style"]),
  recipe: Still,
  /** A picture on the way to another of the same model: their latents and colours mixed, t = 0 the first, 1 the other. */
  towards: z.object({ recipe: Still, t: z.number().min(0).max(1) }).optional(),
  /** Pixels of the longer side; the recipe and its model say the shape. */
  size: z.int().min(16).max(4096),
  /** `upscaler`: a model of one size may be asked for more, by its own network. */
  enlarger: Enlarger.optional(),
  /** The hands of `hands`, and whose they are. */
  hands: z.object({ finish: FinishName, ids: z.array(HandId).min(1).max(HAND_TILES.most) }).optional(),
  /** The picture whose style is read, for `style`: RGB bytes [128 x 128 x 3]. It is not kept. */
  reference: z
    .object({
      finish: FinishName,
      rgb: z.custom<Uint8Array>(
        (rgb) => rgb instanceof Uint8Array && rgb.length === STYLE_INPUT * STYLE_INPUT * 3,
      ),
    })
    .optional(),
});
export type RenderJob = z.infer<typeof RenderJob>;

export type Rendered = {
  id: string;
  bytes: Uint8Array;
  /** The pictures of `hands`, in their order; `bytes` is then empty. */
  tiles?: Uint8Array[];
  mime: "image/jpeg" | "application/x-rgb" | "application/x-float32";
  size: number;
  /** Milliseconds: in the engine for this picture (a batch's time divided by its pictures), grading and encoding, waiting. */
  engineMs: number;
  encodeMs: number;
  queueMs: number;
  /** Pictures in the batch it was part of. */
  batch: number;
  /** The position of its latent on each of the model's controls, in their order, in sigmas (core/picture/latent projection). */
  positions: number[];
};
