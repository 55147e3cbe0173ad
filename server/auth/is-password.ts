import type { Auth } from "./create-auth";

/** Whether a person's account has this password. */
export async function isPassword(auth: Auth, userId: string, password: string): Promise<boolean> {
  const { internalAdapter, password: hashes } = await auth.$context;
  const accounts = await internalAdapter.findAccounts(userId);
  const hash = accounts.find((account) => account.providerId === "credential")?.password;
  return Boolean(hash) && hashes.verify({ hash: hash ?? "", password });
}
