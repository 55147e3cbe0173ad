import { hostname } from "node:os";
import type { Config } from "@/server/config";
import { provideMetrics } from "@/server/http/instance/metrics";
import { measureProcess } from "@/server/infra/metrics/metrics";
import packageFile from "../../package.json" with { type: "json" };
import type { Closing } from "./closing";
import type { Composed } from "./compose";

/** Begins to measure: metrics, and traces where a collector is set. */
export async function openMeasuring(
  config: Pick<Config, "traces">,
  { infra: { render, jobs }, realtime, owned }: Pick<Composed, "infra" | "realtime" | "owned">,
  closing: Closing,
): Promise<void> {
  measureProcess();
  provideMetrics({ render, jobs, owned, sockets: realtime.count });
  if (config.traces) {
    // Only then is OpenTelemetry loaded.
    const { openTracing } = await import("@/server/infra/trace/open-tracing");
    const tracing = openTracing({ ...config.traces, node: hostname(), version: packageFile.version });
    closing.add("traces", tracing.close);
  }
}
