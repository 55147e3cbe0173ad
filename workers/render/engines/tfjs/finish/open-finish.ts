import * as tf from "@tensorflow/tfjs-core";
import { STYLE, STYLE_INPUT } from "@/core/picture/model/finish-file";
import type { LoadedFinish } from "@/server/infra/models";
import type { OpenFinish, PaintBatch, PaintItem } from "../../engine";
import { numbersOf } from "../numbers";
import { Weights } from "../weights";
import { architectureOf } from "./architecture";
import { type FinishNetwork, openNetwork, type Told } from "./network";
import { enlarged } from "./pixels";
import { openPredictor } from "./predictor";

/** A finish on the present backend of TensorFlow.js, one picture at a time. Throws ModelRefused. */
export async function openFinishNetwork({ dir, file }: LoadedFinish): Promise<OpenFinish> {
  const architecture = architectureOf(file);
  const weights = await Weights.read(dir);
  try {
    // Tensors that are only needed here are disposed of; those that the network keeps stay.
    tf.engine().startScope();
    const network = openNetwork(weights, architecture);
    const predictor = openPredictor(weights, architecture);
    const paintOne = (item: PaintItem, batch: PaintBatch) =>
      paint(network, architecture.luma, { item, batch });
    return {
      async paint(batch) {
        const made = [];
        for (const item of batch.items) made.push(await paintOne(item, batch));
        return { rgb: made.map(({ rgb }) => rgb), stats: made.map(({ stats }) => stats) };
      },
      async readStyles(pictures) {
        const styles = [];
        for (const rgb of pictures)
          styles.push(
            await numbersOf(
              tf.tidy(() => predictor(floats(rgb, STYLE_INPUT, STYLE_INPUT))),
              STYLE,
            ),
          );
        return styles;
      },
      async dispose() {
        weights.dispose();
      },
    };
  } catch (error) {
    weights.dispose();
    throw error;
  } finally {
    tf.engine().endScope();
  }
}

type Luma = readonly [number, number, number];

async function paint(
  network: FinishNetwork,
  luma: Luma,
  { item, batch: { width, height } }: { item: PaintItem; batch: PaintBatch },
): Promise<{ rgb: Uint8Array; stats: Float32Array }> {
  const [bytes, stats] = tf.tidy((): tf.Tensor[] => {
    const plain = floats(item.rgb, height, width);
    const ran = network(plain, toldOf(item));
    const painted = tf.add(mixed(plain, ran.painted, { item, luma }), 0.5);
    return [painted, ...(item.measure && !item.stats ? [tf.concat(ran.stats)] : [])];
  });
  const rgb = await numbersOf(bytes, width * height * 3);
  // Values are clipped already, so dropping the fraction is enough.
  return {
    rgb: new Uint8Array(rgb),
    stats: stats ? await numbersOf(stats, stats.size) : new Float32Array(0),
  };
}

function toldOf({ styles, stroke, places, stats }: PaintItem): Told {
  const count = styles.length / STYLE;
  const strokes = tf.tensor2d(Array.from({ length: count }, () => [stroke, stroke ** 2]));
  const condition = tf.concat2d([tf.tensor2d(styles, [count, STYLE]), strokes], 1);
  const given = stats && tf.tensor1d(stats);
  if (!places) return { condition, masksAt: null, given };
  const masks = tf.transpose(
    tf.tensor4d(places.masks, [1, count, places.height, places.width]),
    [0, 2, 3, 1],
  );
  const known = new Map<string, tf.Tensor2D>();
  const masksAt = (height: number, width: number): tf.Tensor2D => {
    const key = `${height}x${width}`;
    const found = known.get(key) ?? tf.reshape(enlarged(masks, [height, width]), [height * width, count]);
    known.set(key, found);
    return found;
  };
  return { condition, masksAt, given };
}

/** Takes `colour` of the plain picture's chroma, and fades by `amount` (training/finish/network.py, mixed). */
function mixed(
  plain: tf.Tensor4D,
  painted: tf.Tensor4D,
  { item: { colour, amount, places }, luma }: { item: PaintItem; luma: Luma },
): tf.Tensor4D {
  const [, height, width] = plain.shape;
  const change = tf.sub(painted, plain);
  const brighter = tf.sum(tf.mul(change, tf.tensor1d([...luma])), 3, true);
  const kept = tf.add(tf.mul(change, 1 - colour), tf.mul(brighter, colour));
  const share = places
    ? enlarged(tf.tensor4d(places.amount, [1, places.height, places.width, 1]), [height, width])
    : tf.scalar(amount);
  return tf.clipByValue(tf.add(plain, tf.mul(kept, share)), 0, 255);
}

const floats = (rgb: Uint8Array, height: number, width: number): tf.Tensor4D =>
  tf.tensor4d(Float32Array.from(rgb), [1, height, width, 3], "float32");
