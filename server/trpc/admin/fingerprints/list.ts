import { listBlocked } from "@/server/domain/lists/fingerprints";
import { adminProcedure } from "../../trpc";

export const list = adminProcedure("data").query(({ ctx }) => listBlocked(ctx.services.data));
