import { z } from "zod";
import { LICENCE_IDS } from "@/core/work/licences";
import { WorkId } from "@/core/work/record";
import { SORTS } from "@/server/domain/work/list-works";
import { DESCRIPTION_LENGTH, TITLE_LENGTH } from "@/server/domain/work/publish-work";

export const ByWork = z.object({ id: WorkId });
export const Texts = {
  title: z
    .string()
    .min(1)
    .max(TITLE_LENGTH * 4),
  description: z
    .string()
    .max(DESCRIPTION_LENGTH * 2)
    .default(""),
  tags: z.array(z.string().max(80)).max(24).default([]),
};
export const LicenceInput = z.enum(LICENCE_IDS);
const word = z.string().max(80);

/** A day as a date field writes it, or milliseconds since 1970. */
const moment = (ofDay: string) =>
  z
    .union([
      z.iso.date().transform((day) => Date.parse(day + ofDay)),
      z.coerce.number().int().min(0).max(8.64e15),
    ])
    .optional();

export const WorkQueryInput = z.object({
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
});
