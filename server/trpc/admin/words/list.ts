import { listWords } from "@/server/domain/lists/words";
import { adminProcedure } from "../../trpc";

export const list = adminProcedure.query(({ ctx }) => listWords(ctx.services.room));
