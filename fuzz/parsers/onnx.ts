import { mappingOnnx, synthesisOnnx } from "@/server/infra/models/testing/tiny-network";
import { ReaderEnded } from "@/server/infra/reader/reader";
import { openReaders } from "@/server/infra/reader/reader-pool";
import { damaged } from "../arbitraries/bytes";
import { parser } from "../parser";

/**
 * Networks: opened or refused, or the end of the process that opened them and of nothing else, as of a render worker. (Those of a
 * model folder are its operator's, and their hashes are checked before.)
 */
export const onnx = parser("onnx", 20, () => {
  const env: NodeJS.ProcessEnv = { PATH: process.env.PATH, NODE_ENV: "test" };
  const pool = openReaders("fuzz/onnx-process.ts", { atOnce: 1, seconds: 20, memory: 1e9, env });
  return {
    inputs: damaged([mappingOnnx(), synthesisOnnx()]),
    check: async (input) => {
      const said = await pool
        .read(input, async () => null)
        .catch((error: unknown) => {
          if (error instanceof ReaderEnded && error.message === "it ended") return "ended";
          throw error;
        });
      if (!["opened", "refused", "ended"].includes(String(said))) throw new Error(String(said));
    },
    close: pool.close,
  };
});
