/** The auth library's paths that are open: sign-up, sign-in, sign-out, and changes to one's own account. */
export const OPEN_PATHS: readonly string[] = [
  "/ok",
  "/get-session",
  "/sign-in/anonymous",
  "/sign-in/email",
  "/sign-up/email",
  "/sign-out",
  "/update-user",
  "/change-password",
];

/**
 * Whether an address of the auth library answers at all. The rest does by itself what our own procedures do with a trace or a
 * check of their own (roles, bans, erasing), or is not used here: to everyone, admins too, it is not there.
 */
export const isOpenPath = (path: string): boolean => OPEN_PATHS.includes(path);
