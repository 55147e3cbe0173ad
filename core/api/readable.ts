import { z } from "zod";
import type { Operation } from "./operation";

export type Field = { name: string; type: string; needed: boolean; words: string };
type Json = {
  type?: string;
  properties?: Record<string, Json>;
  required?: string[];
  items?: Json;
  anyOf?: Json[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  minimum?: number;
  maximum?: number;
  default?: unknown;
  description?: string;
  additionalProperties?: Json | boolean;
};

/** A schema's fields as a person reads them, those of nested objects by their path, two levels deep. */
export function fieldsOf(schema: z.ZodType): Field[] {
  return fields(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Json, "", 2);
}

function fields(schema: Json, prefix: string, depth: number): Field[] {
  if (schema.anyOf) return unique(schema.anyOf.flatMap((one) => fields(one, prefix, depth)));
  const found: Field[] = [];
  for (const [key, field] of Object.entries(schema.properties ?? {})) {
    const inner = field.type === "array" ? (field.items ?? {}) : field;
    const name = `${prefix}${key}${field.type === "array" ? "[]" : ""}`;
    const needed = (schema.required ?? []).includes(key) && field.default === undefined;
    found.push({ name, type: typeOf(field), needed, words: field.description ?? "" });
    if (inner.properties && depth > 1 && key !== "recipe")
      found.push(...fields(inner, `${name}.`, depth - 1));
  }
  return found;
}

const unique = (all: Field[]): Field[] =>
  all.filter((field, i) => all.findIndex(({ name }) => name === field.name) === i);

function typeOf(schema: Json): string {
  const { anyOf, type, items, minimum, maximum, format } = schema;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.join(" | ");
  if (anyOf) return [...new Set(anyOf.map(typeOf))].join(" or ");
  if (type === "array") return `list of ${typeOf(items ?? {})}`;
  const range = minimum !== undefined && maximum !== undefined && Number.isSafeInteger(maximum + 1);
  const plain =
    format === "date-time" ? "date and time" : format === "uri" ? "address" : (type ?? "anything");
  const least = range && minimum > Number.MIN_SAFE_INTEGER ? `${plain}, ${minimum} to ${maximum}` : plain;
  return schema.default === undefined ? least : `${least}; ${JSON.stringify(schema.default)} if left out`;
}

const EXAMPLES: Record<string, string> = { work: "0123456789abcdef", model: "fields", room: "commons" };

/** A command line that asks it. */
export function exampleOf({ method, path, scope, body, answer }: Operation, base: string): string {
  const url = base + path.replace(/\{(\w+)\}/g, (_, name: string) => EXAMPLES[name] ?? name);
  const key = scope ? ['  -H "Authorization: Bearer $COHUE_KEY"'] : [];
  const sent = body
    ? ["  -H 'Content-Type: application/json'", `  -d '${JSON.stringify(bodyOf(path))}'`]
    : [];
  const out = answer ? [] : ["  -o picture.png"];
  const first = method === "get" ? `curl ${url}` : `curl -X ${method.toUpperCase()} ${url}`;
  return [first, ...key, ...sent, ...out].join(" \\\n");
}

const bodyOf = (path: string): object =>
  path === "/render"
    ? { model: "fields", seed: 7, controls: { warmth: 2 } }
    : { room: "my-room-1a2b3c", title: "Slow weather", licence: "CC-BY-4.0" };
