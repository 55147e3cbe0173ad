import { readStorage } from "@/server/domain/storage/read-storage";
import { adminProcedure } from "../trpc";

export const storage = adminProcedure("work").query(({ ctx: { services } }) =>
  readStorage(services.work, Date.now()),
);
