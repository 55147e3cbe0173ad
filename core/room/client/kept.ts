import * as z from "zod/mini";
import { ActorId, ClientId } from "@/core/kernel/ids/ids";
import { Edit } from "@/core/picture/edits/edit";

const Place = z.int().check(z.minimum(0));

/**
 * One tab's edits that the server has not acknowledged, as they outlive their page: with the tab's identity and numbers, so that
 * what did arrive is not applied again. `n` null: never sent.
 */
export const KeptEdits = z.object({
  v: z.literal(1),
  me: ActorId,
  client: ClientId,
  epoch: Place,
  last: Place,
  base: Place,
  refused: z.array(Place).check(z.maxLength(1_000)),
  edits: z.array(z.object({ n: z.nullable(Place), gesture: Place, edit: Edit })).check(z.minLength(1)),
});
export type KeptEdits = z.infer<typeof KeptEdits>;
