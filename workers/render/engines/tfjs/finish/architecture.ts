import { z } from "zod";
import type { FinishFile } from "@/core/picture/model/finish-file";
import { ModelRefused } from "@/core/picture/model/refusal";

const side = z.int().min(1).max(1024);
const Architecture = z.object({
  /** Channels at a half and at a quarter of the size, and residual blocks. */
  fine: side,
  wide: side,
  blocks: z.int().min(1).max(16),
  condition: z.literal("style, stroke, stroke squared"),
  /** Every convolution of the network repeats the border by one pixel. */
  pad: z.literal(1),
  padding: z.literal("edge"),
  epsilon: z.number().positive(),
  luma: z.tuple([z.number(), z.number(), z.number()]),
  depthToSpace: z.literal("CRD"),
  weights: z.literal("oihw"),
  predictor: z.object({
    widths: z.array(side).min(1).max(16),
    kernels: z.array(z.int().min(1).max(15)),
    strides: z.array(z.int().min(1).max(4)),
    read: z.array(z.int().min(0)),
    hidden: z.int().min(1).max(4096),
    /** [scale, offset] of bytes. */
    scaleIn: z.tuple([z.number(), z.number()]),
  }),
});
export type Architecture = z.infer<typeof Architecture>;

/** What finish.json says of the network. Throws ModelRefused for one that is not written here. */
export function architectureOf({ architecture }: Pick<FinishFile, "architecture">): Architecture {
  const parsed = Architecture.safeParse(architecture);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ModelRefused(
    `finish.json: TensorFlow.js cannot build this architecture: ${issue?.path.join(".")}: ${issue?.message}.`,
  );
}
