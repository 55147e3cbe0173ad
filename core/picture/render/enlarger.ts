import { z } from "zod";

/**
 * What makes a picture larger where its model draws one size: the network that came with the model (`upscaler.onnx`), four
 * times, and Lanczos' interpolation from there; or Lanczos' alone. Records from before there was a choice name none: Lanczos'.
 */
export const Enlarger = z.enum(["lanczos3", "upscaler"]);
export type Enlarger = z.infer<typeof Enlarger>;

/** How many times larger the network makes a picture. */
export const UPSCALER_FACTOR = 4;
