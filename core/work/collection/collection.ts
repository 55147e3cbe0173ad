import * as z from "zod/mini";

/** A collection's id: 72 random bits, base64url. Somebody with an unlisted one's address may see it, so it cannot be guessed. */
export const CollectionId = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_-]{12}$/, "not a collection id"))
  .brand<"Collection">();
export type CollectionId = z.infer<typeof CollectionId>;

/** A collection is a handful of works; an exhibition hangs them in rooms, with a curator's text. */
export const COLLECTION_KINDS = ["collection", "exhibition"] as const;
export type CollectionKind = (typeof COLLECTION_KINDS)[number];

export const COLLECTION_LIMITS = { title: 120, text: 6000, note: 800, works: 200, each: 200 } as const;

/** Who can find it, and who may look. */
export const COLLECTION_VISIBILITIES = [
  { value: "public", label: "Public", hint: "Listed for everyone." },
  { value: "unlisted", label: "Unlisted", hint: "Not listed. Anyone with its address may look." },
  { value: "private", label: "Private", hint: "Only you." },
] as const;
export type CollectionVisibility = (typeof COLLECTION_VISIBILITIES)[number]["value"];

/** Its page. */
export const collectionPath = (kind: CollectionKind, id: string): string => `/${kind}s/${id}`;
