import { listModels } from "@/server/domain/settings/list-models";
import { adminProcedure } from "../../trpc";

export const list = adminProcedure.query(({ ctx: { services } }) =>
  listModels(services.room, services.models),
);
