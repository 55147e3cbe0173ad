import { z } from "zod";

import { subjectOf } from "@/core/moderation/subjects";
import { createCollection } from "@/server/domain/collection/create-collection";
import { signedInProcedure } from "../trpc";
import { Kind, Text, Title, Visibility } from "./input";

export const create = signedInProcedure("data", "limits", "moderation")
  .input(z.object({ kind: Kind, title: Title, text: Text.optional(), visibility: Visibility }))
  .mutation(async ({ ctx: { services, session }, input }) => {
    await services.limits.remarks.take(session);
    const id = await createCollection(services.data, session, input);
    services.moderation.screenText(subjectOf("exhibition", id), `${input.title}\n${input.text ?? ""}`);
    return { id };
  });
