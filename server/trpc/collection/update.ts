import { subjectOf } from "@/core/moderation/subjects";
import { updateCollection } from "@/server/domain/collection/update-collection";
import { signedInProcedure } from "../trpc";
import { viewersActors } from "../viewers-actors";
import { ById, Kind, Text, Title, Visibility } from "./input";

const Input = ById.extend({
  kind: Kind.optional(),
  title: Title.optional(),
  text: Text.optional(),
  visibility: Visibility.optional(),
});

export const update = signedInProcedure("data", "moderation")
  .input(Input)
  .mutation(async ({ ctx, input: { id, ...change } }) => {
    await updateCollection(ctx.services.data, await viewersActors(ctx), id, change);
    ctx.services.moderation.screenText(
      subjectOf("exhibition", id),
      `${change.title ?? ""}\n${change.text ?? ""}`,
    );
  });
