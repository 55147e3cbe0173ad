import type { LoadedModel } from "@/server/infra/models";

/** A rectangle of a picture of size x size pixels. */
export type Tile = { x: number; y: number; width: number; height: number };

export type EngineItem = {
  /** [layers x w] */
  w: Float32Array;
  /** [slots x 3] OKLab in place of the picture's own colours; null where nobody chose any. */
  palette: Float32Array | null;
  /** 0..1, how far from its own colours to these. */
  paletteMix: number;
};

/** Pictures rendered in one run: same model, same size, same rectangle. */
export type EngineBatch = { items: readonly EngineItem[]; size: number; tile: Tile };

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

/** Something that runs a model folder. Errors are thrown; a native crash takes the process, which is why it is a child. */
export type Engine = {
  name: string;
  /** Pictures worth running together; more are run one batch after another. */
  maxBatch: number;
  /** Throws ModelRefused where the graphs do not have the shapes that model.json says. */
  open(model: LoadedModel): Promise<OpenModel>;
};
