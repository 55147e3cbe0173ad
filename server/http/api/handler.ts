import type { z } from "zod";
import type { OperationId, Operations } from "@/core/api/operations";
import type { KeyHolder } from "@/server/domain/key/find-key";
import type { Services } from "@/server/services";

type Of<K extends OperationId> = Operations[K];
type Out<S> = S extends z.ZodType ? z.output<S> : null;

/** A picture, with what is said of it in headers. */
export type Picture = { bytes: Uint8Array; headers: Readonly<Record<string, string>> };

export type Asked<K extends OperationId> = {
  services: Services;
  /** There where the operation needs a key. */
  holder: Of<K>["scope"] extends null ? KeyHolder | null : KeyHolder;
  params: Out<Of<K>["params"]>;
  query: Out<Of<K>["query"]>;
  body: Out<Of<K>["body"]>;
};

/** What answers an operation: checked input in, what its answer's schema takes out. */
export type Handler<K extends OperationId> = (
  asked: Asked<K>,
) => Promise<Of<K>["answer"] extends z.ZodType ? z.input<Of<K>["answer"]> : Picture>;
export type Handlers<K extends OperationId> = { [Id in K]: Handler<Id> };
