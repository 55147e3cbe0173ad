import { readStorage } from "@/server/domain/storage/read-storage";
import { adminProcedure } from "../trpc";

export const storage = adminProcedure.query(({ ctx: { services } }) =>
  readStorage(services.room, Date.now()),
);
