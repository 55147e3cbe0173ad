import { serveReader } from "@/server/infra/reader/serve-reader";

/** Opens networks, some of them damaged, where what that does to a process is nobody's loss. */
serveReader(async (job) => {
  const { InferenceSession } = await import("onnxruntime-node");
  try {
    const session = await InferenceSession.create(job as Uint8Array, {
      executionProviders: ["cpu"],
      logSeverityLevel: 4,
    });
    await session.release();
    return "opened";
  } catch {
    return "refused";
  }
});
