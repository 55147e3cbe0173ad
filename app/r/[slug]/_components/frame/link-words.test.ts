import { describe, expect, it } from "vitest";
import { english } from "@/app/_words/testing/english";
import { addressWords, inviteWords, nameOfInvite, noAddressWords, type RoomAccess } from "./link-words";

const access: RoomAccess = {
  visibility: "public",
  hasPassword: false,
  archived: false,
  defaultRole: "editor",
};

describe("the room's plain address", () => {
  it.each<[string, Partial<RoomAccess>]>([
    ["a private room", { visibility: "private" }],
    ["an archived room", { archived: true }],
    ["an archived room with a password", { archived: true, hasPassword: true }],
  ])("is not offered for %s, because it lets nobody in", (_which, more) => {
    expect(addressWords(english("room"), { ...access, ...more })).toBeNull();
    expect(noAddressWords(english("room"), { ...access, ...more }, true)).not.toBe("");
  });

  it("says what it allows, to whom, until when", () => {
    expect(addressWords(english("room"), access)).toBe(
      "Whoever opens it may change the picture. The link does not expire.",
    );
    expect(
      addressWords(english("room"), { ...access, visibility: "unlisted", defaultRole: "viewer" }),
    ).toContain("may watch");
    const shut = { ...access, visibility: "private", hasPassword: true } as const;
    expect(addressWords(english("room"), shut)).toContain("and knows the password");
  });
});

describe("an invite link", () => {
  const createdAt = Date.UTC(2026, 10, 29, 12);
  it("says what it allows, to whom, until when", () => {
    expect(inviteWords(english("room"), { role: "viewer", expiresAt: null })).toBe(
      "Whoever opens it may watch, chat and react. It works until you withdraw it.",
    );
    expect(inviteWords(english("room"), { role: "editor", expiresAt: createdAt })).toContain(
      "until 29 Nov 2026",
    );
  });

  it("has a name that says which link to withdraw", () => {
    const name = nameOfInvite(english("room"), { role: "editor", createdAt });
    expect(name).toMatch(/^editor link of 29 Nov 2026, \d\d:\d\d$/);
    expect(nameOfInvite(english("room"), { role: "editor", createdAt: createdAt + 60_000 })).not.toBe(name);
  });
});
