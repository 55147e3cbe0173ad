import { join } from "node:path";

/** The release of @tensorflow/tfjs-node and -gpu; package.json names the same as optional peers. */
export const TFJS = "4.22.0";
/** Node-API's headers, which a Node from a distribution may lack. */
export const NODE_HEADERS = "node-api-headers@1.9.0";

/** TensorFlow 2.15 is the last whose wheels hold what the packages' C++ compiles against; any Python may unpack them. */
const KINDS = {
  cpu: {
    wheel: "tensorflow-cpu==2.15.1",
    sha256: "54660c074d7241a503e81edfd9f5ef5af88f64051b72e2945f26318c790f2d26",
    name: "@tensorflow/tfjs-node",
  },
  gpu: {
    wheel: "tensorflow==2.15.1",
    sha256: "bb0edd69103c154245c5f209f0507355cc68ba7e4de350084bc31edc562478e4",
    name: "@tensorflow/tfjs-node-gpu",
  },
};

/** What is taken out of a wheel: the library and the headers of its C interface. */
export const WANTED = [
  "tensorflow/libtensorflow",
  "tensorflow/include/tensorflow/c/",
  "tensorflow/include/tensorflow/core/platform/",
  "tensorflow/include/tensorflow/tsl/",
  "tensorflow/include/tsl/",
];

/**
 * @param {string[]} args of the command
 * @returns {{ gpu: boolean } | { usage: string }}
 */
export function readArgs(args) {
  const known = args.every((arg) => arg === "--gpu");
  return known ? { gpu: args.length > 0 } : { usage: "usage: npm run tfjs-native [-- --gpu]" };
}

/**
 * What is built and where. It is made in `part` and moved to `folder` when it works: an engine never finds half of it.
 * @param {string} root the repository
 * @param {{ gpu: boolean, pid: number }} options
 */
export function planFor(root, { gpu, pid }) {
  const kind = gpu ? KINDS.gpu : KINDS.cpu;
  const folder = join(root, ".cache/tfjs-native");
  return {
    ...kind,
    gpu,
    folder,
    part: `${folder}.part-${pid}`,
    hash: `${kind.wheel} ${kind.name}@${TFJS} 1`,
  };
}

/** Where things lie under the folder a plan is carried out in. */
export function placesIn(folder, name) {
  const packed = join(folder, "node_modules", name);
  return {
    ...{
      packed,
      wheel: join(folder, "wheel"),
      headers: join(folder, "node_modules/node-api-headers/include"),
    },
    ...{ libraries: join(packed, "deps/lib"), binding: join(packed, "lib/napi-v8/tfjs_binding.node") },
    ...{ stamp: join(folder, "stamp.json"), manifest: join(folder, "package.json") },
  };
}

/**
 * Why it cannot be built on such a machine; null where it can.
 * @param {{ platform: string, arch: string, version: string }} machine as `process` has them
 */
export function whyNotHere({ platform, arch, version }) {
  if (platform !== "linux" || arch !== "x64")
    return `TensorFlow's wheel is taken for Linux on x64; this is ${platform} on ${arch}.`;
  const major = Number(/^v(\d+)/.exec(version)?.[1]);
  return major < 23 ? null : `TensorFlow.js ${TFJS} runs on Node 20 and 22; this is ${version}.`;
}

/** Arguments of pip. The wheel's Python is named, as it is only unpacked: the one that runs pip may be another. */
export const pipArgs = (requirements, into) => [
  ...["-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary=:all:"],
  ...["--python-version", "3.11", "--implementation", "cp", "--abi", "cp311"],
  ...["--platform", "manylinux_2_17_x86_64", "--require-hashes", "-r", requirements, "-d", into],
];

/** Arguments of the compiler: Node finds the library beside the package, wherever that is moved. */
export const compilerArgs = ({ packed, wheel, headers, libraries, binding }) => [
  ...["-O2", "-std=c++17", "-shared", "-fPIC", "-DNAPI_VERSION=8", "-DNODE_GYP_MODULE_NAME=tfjs_binding"],
  ...[`-I${headers}`, `-I${packed}`, `-I${join(wheel, "tensorflow/include")}`],
  ...["tfjs_backend.cc", "tfjs_binding.cc"].map((file) => join(packed, "binding", file)),
  ...["-o", binding, `-L${libraries}`, "-ltensorflow", "-ltensorflow_framework"],
  "-Wl,-rpath,$ORIGIN/../../deps/lib",
];

/**
 * @param {{ name: string, wheel: string }} plan
 * @param {{ version: string, gpu: boolean, gmacs: number }} found what the check says
 */
export const sentence = ({ name, wheel }, { version, gpu, gmacs }) =>
  `${name} ${TFJS} computes with TensorFlow ${version} (${wheel} from PyPI), on ${gpu ? "the GPU" : "the processor"}: ${gmacs.toFixed(0)} GMAC/s in a product of matrices.`;
