import * as z from "zod/mini";
import { KNOB_KINDS } from "./encoder";

const MOST = 128;

/** Which knob moves what: a target is a control's id, or "variety". */
export const Mapping = z.object({
  source: z.string().check(z.minLength(1), z.maxLength(200)),
  target: z.string().check(z.minLength(1), z.maxLength(64)),
  kind: z.enum(KNOB_KINDS),
});
export type Mapping = z.infer<typeof Mapping>;
export const Mappings = z.array(Mapping).check(z.maxLength(MOST));

/** A knob moves one thing, and a thing is moved by one knob: what was learnt before gives way. */
export const learnt = (mappings: readonly Mapping[], next: Mapping): Mapping[] =>
  [...mappings.filter(({ source, target }) => source !== next.source && target !== next.target), next].slice(
    -MOST,
  );

export const unlearnt = (mappings: readonly Mapping[], target: string): Mapping[] =>
  mappings.filter((mapping) => mapping.target !== target);

/** What was kept, or nothing where it cannot be read. */
export function readMappings(kept: string | null): Mapping[] {
  try {
    const found = Mappings.safeParse(JSON.parse(kept ?? "[]"));
    return found.success ? found.data : [];
  } catch {
    return [];
  }
}
