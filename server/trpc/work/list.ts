import { z } from "zod";

import { listWorks, SORTS } from "@/server/domain/work/list-works";
import { openProcedure } from "../trpc";
import { LicenceInput } from "./input";

const word = z.string().max(80);

/** A day as a date field writes it, or milliseconds since 1970. */
const moment = (ofDay: string) =>
  z
    .union([
      z.iso.date().transform((day) => Date.parse(day + ofDay)),
      z.coerce.number().int().min(0).max(8.64e15),
    ])
    .optional();

const Input = z.object({
  search: z.string().max(200).optional(),
  model: word.optional(),
  class: word.optional(),
  licence: LicenceInput.optional(),
  hue: z.coerce.number().int().min(0).max(359).optional(),
  tag: word.optional(),
  person: word.optional(),
  since: moment("T00:00:00Z"),
  until: moment("T23:59:59.999Z"),
  sort: z.enum(SORTS).optional(),
  page: z.coerce.number().int().min(1).max(10_000).optional(),
  cursor: z.int().min(1).max(10_000).nullish(),
});

export const list = openProcedure("data")
  .input(Input)
  .query(({ ctx, input: { cursor, ...query } }) =>
    listWorks(ctx.services.data, { ...query, page: cursor ?? query.page }),
  );
