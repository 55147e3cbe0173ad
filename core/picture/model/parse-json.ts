import type { z } from "zod";
import { ModelRefused } from "./refusal";

/** A relative path with forward slashes that stays in its folder. */
export const isInside = (name: string): boolean =>
  /^[A-Za-z0-9._-]+(\/[A-Za-z0-9._-]+)*$/.test(name) && !name.split("/").some((part) => /^\.+$/.test(part));

/** Throws ModelRefused naming the file. */
export function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ModelRefused(`${name} is not JSON.`);
  }
}

/** Throws ModelRefused naming the file, the place in it and what is wrong there. */
export function checked<T extends z.ZodType>(name: string, schema: T, json: unknown): z.infer<T> {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ModelRefused(
    `${name}: ${issue?.path.join(".") || "the whole"}: ${issue?.message ?? "is wrong"}.`,
  );
}
