import { type ZodType, z } from "zod";

/** What JSON can say: for anything else, a type that nothing has. */
type Plain<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends ReadonlyMap<unknown, unknown> | ReadonlySet<unknown> | ArrayBufferView | Date
    ? never
    : T extends (...args: never[]) => unknown
      ? never
      : T extends object
        ? { [Key in keyof T]: Plain<T[Key]> }
        : never;

/**
 * What a room's owner says and nobody checks: it comes from our own processes. The type alone proves that it is plain JSON; one that
 * is not does not compile.
 */
export const plain = <T>(): ZodType<T extends Plain<T> ? T : never> =>
  z.custom<T extends Plain<T> ? T : never>();
