import { hostname } from "node:os";
import type { Config } from "@/server/config";
import { listenForMetrics } from "@/server/http/instance/listen-for-metrics";
import { provideMetrics } from "@/server/http/instance/metrics";
import packageFile from "../../package.json" with { type: "json" };
import type { Closing } from "./closing";
import type { Composed } from "./compose";

/** Begins to measure: metrics, on a listener of their own where one is set, and traces where a collector is. */
export async function openMeasuring(
  config: Pick<Config, "metrics" | "traces">,
  { infra: { render, jobs }, realtime, owned }: Pick<Composed, "infra" | "realtime" | "owned">,
  closing: Closing,
): Promise<void> {
  provideMetrics({ render, jobs, owned, sockets: realtime.count });
  if (config.metrics) {
    const listener = await listenForMetrics(config.metrics);
    closing.add("metrics", listener.close);
  }
  if (config.traces) {
    // Only then is OpenTelemetry loaded.
    const { openTracing } = await import("@/server/infra/trace/open-tracing");
    const tracing = openTracing({ ...config.traces, node: hostname(), version: packageFile.version });
    closing.add("traces", tracing.close);
  }
}
