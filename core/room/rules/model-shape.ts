import type { ModelId, Sha256 } from "@/core/kernel/ids/ids";

/** What the rules need to know of a model. */
export type ModelShape = {
  id: ModelId;
  hash: Sha256;
  controls: ReadonlySet<string>;
  classes: ReadonlySet<string>;
  /** The shapes that it draws; absent: square alone. */
  ratios?: ReadonlySet<string>;
  /** What paints its pictures here; absent where no finish is installed. */
  finish?: FinishShape;
};
/** What the rules need to know of a finish: its version and its hands. */
export type FinishShape = {
  id: ModelId;
  hash: Sha256;
  /** Earlier versions that paint alike. */
  alike: readonly { hash: Sha256 }[];
  hands: ReadonlySet<string>;
};
export type Models = ReadonlyMap<string, ModelShape>;
