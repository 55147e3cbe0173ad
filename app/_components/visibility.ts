/** Who can find a room, and who may come in without being invited. */
export const VISIBILITIES = [
  { value: "public", label: "Public", hint: "In the lobby, with its picture. Anyone may come in." },
  { value: "unlisted", label: "Unlisted", hint: "Not in the lobby. Anyone with the link may come in." },
  { value: "private", label: "Private", hint: "Only people you send an invite link." },
] as const;
export type Visibility = (typeof VISIBILITIES)[number]["value"];
