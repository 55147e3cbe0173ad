import { listWords } from "@/server/domain/lists/words";
import { adminProcedure } from "../../trpc";

export const list = adminProcedure("data").query(({ ctx }) => listWords(ctx.services.data));
