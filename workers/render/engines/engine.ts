import type { Shape } from "@/core/picture/render/shape";
import type { LoadedFinish, LoadedModel } from "@/server/infra/models";

/** A rectangle of a picture, in pixels. */
export type Tile = { x: number; y: number; width: number; height: number };

export type EngineItem = {
  /** [layers x w] */
  w: Float32Array;
  /** [slots x 3] OKLab in place of the picture's own colours; null where nobody chose any. */
  palette: Float32Array | null;
  /** 0..1, how far from its own colours to these. */
  paletteMix: number;
};

/** Whether a run may go on beside others and beside the worker's own code, if the engine can do that. What nobody waits for at this moment does. */
export type Beside = { beside?: boolean };

/** Pictures rendered in one run: same model, same rectangle of pictures of one shape. */
export type EngineBatch = { items: readonly EngineItem[]; picture: Shape; tile: Tile } & Beside;

export type EngineResult = {
  /** One a picture: height x width x 3 bytes, row by row, sRGB. */
  rgb: Uint8Array[];
  /** One a picture: [slots x 3] OKLab; empty where the model has no palette. */
  ownPalette: Float32Array[];
};

/** A model ready to run. */
export type OpenModel = {
  /** The mapping network: z [Z] and a class give w [W]. */
  map(z: Float32Array, classIndex: number): Promise<Float32Array>;
  render(batch: EngineBatch): Promise<EngineResult>;
  dispose(): Promise<void>;
};

/** Where styles are, of the whole rectangle that is painted; enlarged bilinearly to each layer. */
export type Places = {
  width: number;
  height: number;
  /** [P x height x width], summing to one over P. */
  masks: Float32Array;
  /** [height x width] 0..1, in place of the one amount. */
  amount: Float32Array;
};

/** One picture, or a rectangle of one, and what it is painted with. */
export type PaintItem = {
  /** [height x width x 3] bytes; both sides multiples of 4. */
  rgb: Uint8Array;
  /** [P x 100]; P is 1 where styles have no places. */
  styles: Float32Array;
  /** Null: one style and one amount everywhere. */
  places: Places | null;
  /** 0 the picture itself, byte for byte .. 1 painted. */
  amount: number;
  /** -1 fine .. 1 broad; 0 as the finish was made for its live size. */
  stroke: number;
  /** Colours: 0 of the hands .. 1 of the picture. */
  colour: number;
  /** Instance statistics to paint with; null: those of what is painted here. */
  stats: Float32Array | null;
  /** Whether its own statistics are wanted besides: it takes half as long again. */
  measure: boolean;
};

/** Pictures painted in one run; those that cannot go together go one after another. */
export type PaintBatch = { items: readonly PaintItem[]; width: number; height: number } & Beside;

/** One an item; statistics are empty where they were not wanted. */
export type Painted = { rgb: Uint8Array[]; stats: Float32Array[] };

/** A finish ready to paint. */
export type OpenFinish = {
  paint(batch: PaintBatch): Promise<Painted>;
  /** Pictures [128 x 128 x 3] to their styles, each [100]. */
  readStyles(pictures: readonly Uint8Array[]): Promise<Float32Array[]>;
  dispose(): Promise<void>;
};

/** Something that runs a model folder. Errors are thrown; a native crash takes the process, which is why it is a child. */
export type Engine = {
  name: string;
  /** Pictures worth running together; more are run one batch after another. */
  maxBatch: number;
  /** Throws ModelRefused where the graphs do not have the shapes that model.json says. */
  open(model: LoadedModel): Promise<OpenModel>;
  /** Throws ModelRefused where the graphs are not as finish.json says. */
  openFinish(finish: LoadedFinish): Promise<OpenFinish>;
};
