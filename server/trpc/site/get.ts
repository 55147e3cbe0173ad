import { readSettings } from "@/server/domain/settings/settings";
import { evenBarredOpenProcedure } from "../trpc";

/** What everyone may know of the settings: what is announced, and who may come in. */
export const get = evenBarredOpenProcedure("accounts", "data").query(async ({ ctx: { services } }) => {
  const { announcement, registration, guests } = await readSettings(services.data);
  return { announcement, registration, guests, mail: services.accounts.mailer !== null };
});
