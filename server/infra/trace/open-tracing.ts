import { context, type Span as OtelSpan, trace } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import {
  BatchSpanProcessor,
  NodeTracerProvider,
  TraceIdRatioBasedSampler,
} from "@opentelemetry/sdk-trace-node";
import { provideSpans, type Span } from "./spans";

export type TracingOptions = {
  /** Of a collector that takes OTLP over HTTP, such as http://127.0.0.1:4318. */
  endpoint: string;
  /** Of all traces, 0 to 1. */
  share: number;
  node: string;
  version: string;
};

/** Sends spans to a collector by OpenTelemetry. A collector that is away costs spans, nothing else. `close` sends what waits. */
export function openTracing({ endpoint, share, node, version }: TracingOptions): {
  close: () => Promise<void>;
} {
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({
      "service.name": "cohue",
      "service.version": version,
      "service.instance.id": node,
    }),
    sampler: new TraceIdRatioBasedSampler(share),
    spanProcessors: [
      new BatchSpanProcessor(new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, "")}/v1/traces` })),
    ],
  });
  const tracer = provider.getTracer("cohue", version);
  const wrap = (span: OtelSpan): Span => ({
    child: (name, attributes) =>
      wrap(tracer.startSpan(name, { attributes }, trace.setSpan(context.active(), span))),
    end: (attributes) => {
      if (!span.isRecording()) return;
      if (attributes) span.setAttributes(attributes);
      span.end();
    },
  });
  provideSpans((name, attributes) => wrap(tracer.startSpan(name, { attributes, root: true })));
  return {
    close: async () => {
      provideSpans(null);
      await provider.shutdown().catch(() => {});
    },
  };
}
