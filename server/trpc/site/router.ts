import { readSettings } from "@/server/domain/settings/settings";
import { evenBarredOpenProcedure, router } from "../trpc";

export const siteRouter = router({
  /** What everyone may know of the settings: what is announced, and who may come in. */
  get: evenBarredOpenProcedure.query(async ({ ctx }) => {
    const { announcement, registration, guests } = await readSettings(ctx.services.room);
    return { announcement, registration, guests, mail: ctx.services.mailer !== null };
  }),
});
