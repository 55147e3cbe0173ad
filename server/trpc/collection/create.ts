import { z } from "zod";

import { subjectOf } from "@/core/moderation/subjects";
import { createCollection } from "@/server/domain/collection/create-collection";
import { signedInProcedure } from "../trpc";
import { Kind, Text, Title, Visibility } from "./input";

export const create = signedInProcedure
  .input(z.object({ kind: Kind, title: Title, text: Text.optional(), visibility: Visibility }))
  .mutation(async ({ ctx: { services, session }, input }) => {
    await services.remarks.take(session);
    const id = await createCollection(services.room, session, input);
    services.screenText(subjectOf("exhibition", id), `${input.title}\n${input.text ?? ""}`);
    return { id };
  });
