import * as z from "zod/mini";

/** What an API key may be made for, in the words its maker reads. */
export const SCOPES = {
  read: {
    label: "Read my things",
    words: "Which works you published or had a part in, and how far they are.",
  },
  render: { label: "Render", words: "Pictures of recipes and seeds, 256 px, at most 60 a minute." },
  publish: { label: "Publish", words: "Moments of rooms you host, as works under your name." },
} as const;

export type Scope = keyof typeof SCOPES;
export const SCOPE_IDS = Object.keys(SCOPES) as [Scope, ...Scope[]];
export const ScopeId = z.enum(SCOPE_IDS);

/** Keys one person may have at once. */
export const KEYS = 10;
export const KEY_NAME_LENGTH = 60;
/** For how long a key can be made to live; null: until it is revoked. */
export const KEY_DAYS = [7, 30, 90, 365, null] as const;
