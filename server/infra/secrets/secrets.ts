/** What an instance signs and hashes with, the same in every process of it. No secret has a default: each is made at the first start. */
export type Secrets = {
  /** Signs session cookies, unless there are `sessions`, and keys the hashes of addresses and browsers that are barred. */
  readonly auth: string;
  /** Where the secret of session cookies was exchanged: what this process signs them by, and what else is taken now. */
  readonly sessions?: { readonly own: string; readonly others: () => readonly string[] };
  /** Keys the hashes of invite tokens. */
  readonly invites: string;
  /** What makes its visitor the admin, while nobody has used it; null afterwards. */
  adminToken: () => string | null;
  /**
   * True once, for the right token, after `use` has succeeded; it is void afterwards. When `use` fails it stays good.
   * Compares in constant time.
   */
  redeemAdminToken: (token: string, use: () => Promise<void>) => Promise<boolean>;
};
