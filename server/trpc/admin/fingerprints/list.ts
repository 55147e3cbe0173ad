import { listBlocked } from "@/server/domain/lists/fingerprints";
import { adminProcedure } from "../../trpc";

export const list = adminProcedure.query(({ ctx }) => listBlocked(ctx.services.room));
