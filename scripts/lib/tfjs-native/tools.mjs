import { run } from "../run.mjs";

/** Newest first: a name may be there and not run, as where a version manager answers for it. */
export const PYTHONS = [
  "python3",
  "python3.13",
  "python3.12",
  "python3.11",
  "python3.10",
  "python3.9",
  "python",
];
export const COMPILERS = ["g++", "clang++", "c++"];

/** `--abi` and `--platform` for one wheel came with pip 20. */
const HAS_PIP = "import pip, sys; sys.exit(0 if int(pip.__version__.split('.')[0]) >= 20 else 1)";

const runs = async (command, args) => (await run(command, args, { timeoutMs: 60_000 })).ok;

/**
 * The first of several programs that works.
 * @param {(string | undefined)[]} names the wish, if there is one, first
 * @param {(name: string) => Promise<boolean>} works
 * @returns {Promise<string | null>}
 */
export async function choose(names, works) {
  for (const name of names) if (name && (await works(name))) return name;
  return null;
}

/**
 * A Python that can fetch a wheel: the one that PYTHON names, else what is on the path.
 * @param {Record<string, string | undefined>} [env]
 * @param {(name: string) => Promise<boolean>} [works]
 */
export const choosePython = (env = process.env, works = (name) => runs(name, ["-c", HAS_PIP])) =>
  choose([env.PYTHON, ...PYTHONS], works);

/**
 * A compiler of C++: the one that CXX names, else what is on the path.
 * @param {Record<string, string | undefined>} [env]
 * @param {(name: string) => Promise<boolean>} [works]
 */
export const chooseCompiler = (env = process.env, works = (name) => runs(name, ["--version"])) =>
  choose([env.CXX, ...COMPILERS], works);

export const NO_PYTHON =
  "There is no Python with pip 20 or newer here, which fetches TensorFlow's wheel: install one (Debian: apt-get install python3-pip) or name it in PYTHON.";
export const NO_COMPILER =
  "There is no C++ compiler here: install one (Debian: apt-get install g++) or name it in CXX.";
