/** `check.mjs FOLDER PACKAGE`: loads what was built there, multiplies matrices and prints what it found as JSON on its last line. */
import { createRequire } from "node:module";
import { join } from "node:path";

const [folder, name] = process.argv.slice(2);
const tf = createRequire(join(folder, "package.json"))(name);
const N = 512;
const TIMES = 10;

const small = tf.matMul(tf.tensor2d([1, 2, 3, 4], [2, 2]), tf.tensor2d([5, 6, 7, 8], [2, 2]));
const found = [...small.dataSync()].join(" ");
if (tf.getBackend() !== "tensorflow") throw new Error(`it computes on ${tf.getBackend()}, not on TensorFlow`);
if (found !== "19 22 43 50") throw new Error(`it multiplies wrongly: ${found} instead of 19 22 43 50`);

const big = tf.randomUniform([N, N], -1, 1, "float32", 1);
tf.matMul(big, big).dataSync();
const began = performance.now();
for (let i = 0; i < TIMES; i++) tf.matMul(big, big).dataSync();
const gmacs = (N ** 3 * TIMES) / 1e6 / (performance.now() - began);
const { binding, isUsingGpuDevice } = tf.backend();
process.stdout.write(`${JSON.stringify({ version: binding.TF_Version, gpu: isUsingGpuDevice, gmacs })}\n`);
