import { z } from "zod";

import { listPeople, PERSON_FILTERS } from "@/server/domain/account/list-people";
import { adminProcedure } from "../../trpc";

const Input = z.object({
  search: z.string().max(200).optional(),
  filter: z.enum(PERSON_FILTERS).optional(),
  cursor: z.string().max(64).nullish(),
});

export const list = adminProcedure("data")
  .input(Input)
  .query(({ ctx, input: { cursor, ...query } }) =>
    listPeople(ctx.services.data, { ...query, cursor: cursor ?? undefined }),
  );
