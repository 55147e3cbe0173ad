import { readSettings } from "@/server/domain/settings/settings";
import { evenBarredOpenProcedure } from "../trpc";

/** What everyone may know of the settings: what is announced, and who may come in. */
export const get = evenBarredOpenProcedure.query(async ({ ctx: { services } }) => {
  const { announcement, registration, guests } = await readSettings(services.room);
  return { announcement, registration, guests, mail: services.mailer !== null };
});
