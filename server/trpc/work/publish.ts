import { z } from "zod";

import { RoomId } from "@/core/kernel/ids/ids";
import { DESCRIPTION_LENGTH, TITLE_LENGTH } from "@/server/domain/work/publish/publish-work";
import { publishWithinQuota } from "@/server/domain/work/publish/within-quota";
import { signedInProcedure } from "../trpc";
import { LicenceInput } from "./input";

const Input = z.object({
  room: RoomId,
  seq: z.int().min(0),
  title: z
    .string()
    .min(1)
    .max(TITLE_LENGTH * 4),
  description: z
    .string()
    .max(DESCRIPTION_LENGTH * 2)
    .default(""),
  tags: z
    .array(z.string().max(80, "A tag has at most 80 characters."))
    .max(24, "A work has at most 24 tags.")
    .default([]),
  licence: LicenceInput,
  doNotTrain: z.boolean().default(true),
});

export const publish = signedInProcedure("work")
  .input(Input)
  .mutation(({ ctx: { services, session }, input }) =>
    publishWithinQuota(services.work, session, () => input),
  );
