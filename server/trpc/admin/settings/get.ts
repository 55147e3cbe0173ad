import { readSettings } from "@/server/domain/settings/settings";
import { adminProcedure } from "../../trpc";

export const get = adminProcedure("data").query(({ ctx }) => readSettings(ctx.services.data));
