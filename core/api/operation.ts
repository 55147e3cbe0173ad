import type { z } from "zod";
import type { Code } from "@/core/kernel/errors";
import type { Scope } from "./scopes";

type Shape = z.ZodObject;

/** One thing that the HTTP API does: what it is documented by is what its input is checked with. */
export type Operation<
  P extends Shape = Shape,
  Q extends Shape = Shape,
  B extends z.ZodType | null = z.ZodType | null,
  A extends z.ZodType | null = z.ZodType | null,
> = {
  method: "get" | "post";
  /** Under /api/v1; `{name}` is a parameter. */
  path: `/${string}`;
  tag: "Works" | "Models" | "Exhibitions" | "Rooms" | "Rendering" | "Yours";
  summary: string;
  description?: string;
  /** What a key must be made for; null: no key is needed. */
  scope: Scope | null;
  params: P;
  query: Q;
  body: B;
  /** JSON of this shape; null: a PNG. */
  answer: A;
  status: 200 | 202;
  /** Errors of this operation, besides those that every operation can answer. */
  errors: readonly Code[];
};

export const operation = <
  P extends Shape,
  Q extends Shape,
  B extends z.ZodType | null,
  A extends z.ZodType | null,
>(
  of: Operation<P, Q, B, A>,
): Operation<P, Q, B, A> => of;

/** What can go wrong with every operation, and with every one that takes a key or a body. */
const ALWAYS = ["malformed", "not_found", "wrong_method", "too_frequent", "internal"] as const;
export const WITH_KEY = ["key_invalid", "scope_missing", "banned"] as const;
const WITH_BODY = ["wrong_type", "too_large"] as const;

export const codesOf = ({ scope, body, errors }: Operation): Code[] => [
  ...new Set<Code>([...ALWAYS, ...(scope ? WITH_KEY : []), ...(body ? WITH_BODY : []), ...errors]),
];
