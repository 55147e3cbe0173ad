import { z } from "zod";
import { CODES } from "@/core/kernel/errors";
import { codesOf, type Operation } from "./operation";
import { OPERATIONS, type OperationId } from "./operations";
import { named, Problem } from "./schemas";

type Json = { [key: string]: unknown };
const ref = (id: string) => `#/components/schemas/${id}`;
/** Transforms (rounding to four decimals) read as what goes in. */
const AS_INPUT = {
  io: "input",
  unrepresentable: "any",
  target: "draft-2020-12",
  /** Details that readers do not need: the pattern of a date, and that a number fits in a double. */
  override: ({ jsonSchema: schema }: { jsonSchema: Json }) => {
    if (schema.format) delete schema.pattern;
    if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
    if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  },
} as const;

/** The OpenAPI 3.1 document of the HTTP API, made from the schemas that its input is checked with. */
export function openApi(origin: string, version: string): Json {
  const { schemas } = z.toJSONSchema(named, { ...AS_INPUT, uri: ref });
  const paths: { [path: string]: Json } = {};
  for (const [id, operation] of Object.entries(OPERATIONS) as [OperationId, Operation][]) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: toPathItem(id, operation) };
  }
  return {
    openapi: "3.1.1",
    info: {
      title: "Cohue",
      version,
      summary: "Works, records and models of this instance; rendering and publishing by script.",
      description: `Reading needs no key. A key is made under ${origin}/me/keys and sent as \`Authorization: Bearer cohue_...\`. Answers say how much may still be asked in RateLimit-Limit, RateLimit-Remaining and RateLimit-Reset; errors are application/problem+json (RFC 9457).`,
    },
    servers: [{ url: `${origin}/api/v1` }],
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, plain(schema)])),
      securitySchemes: { key: { type: "http", scheme: "bearer", description: "An API key" } },
    },
  };
}

function toPathItem(id: string, operation: Operation): Json {
  const { tag, summary, description, scope, body, answer, status } = operation;
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description ? { description } : {}),
    security: scope ? [{ key: [scope] }] : [],
    parameters: [...parameters(operation.params, "path"), ...parameters(operation.query, "query")],
    ...(body
      ? { requestBody: { required: true, content: { "application/json": { schema: schemaOf(body) } } } }
      : {}),
    responses: {
      [status]: {
        description: status === 202 ? "Taken on; ask how far it is" : "As asked",
        content: answer
          ? { "application/json": { schema: schemaOf(answer) } }
          : { "image/png": { schema: { type: "string", contentEncoding: "binary" } } },
      },
      ...problems(operation),
    },
  };
}

function parameters(shape: z.ZodObject, where: "path" | "query"): Json[] {
  const { properties = {}, required = [] } = plain(z.toJSONSchema(shape, AS_INPUT)) as {
    properties?: { [name: string]: Json };
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => {
    const { description, ...rest } = schema;
    return {
      name,
      in: where,
      required: where === "path" || required.includes(name),
      ...(description ? { description } : {}),
      schema: rest,
    };
  });
}

/** Codes by status: several may share one. */
function problems(operation: Operation): Json {
  const codes = codesOf(operation);
  const statuses = [...new Set(codes.map((code) => CODES[code].status))].sort();
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: codes
          .filter((code) => CODES[code].status === status)
          .map((code) => `${code}: ${CODES[code].words}`)
          .join("\n\n"),
        content: { "application/problem+json": { schema: schemaOf(Problem) } },
      },
    ]),
  );
}

const schemaOf = (schema: z.ZodType): Json => {
  const id = named.get(schema)?.id;
  return id ? { $ref: ref(id) } : plain(z.toJSONSchema(schema, AS_INPUT));
};

/** OpenAPI says once which dialect its schemas are in, and names them by their place. */
function plain(schema: object): Json {
  const { $schema: _dialect, $id: _id, ...rest } = schema as Json;
  return rest;
}
