import { listModels } from "@/server/domain/settings/list-models";
import { adminProcedure } from "../../trpc";

export const list = adminProcedure("data", "models").query(({ ctx: { services } }) =>
  listModels(services.data, services.models.installed),
);
