import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { AdminAudit } from "@/app/_api/types";
import { inEnglish } from "@/app/_words/testing/in-english";
import type { ActorId } from "@/core/kernel/ids/ids";
import { AuditEntry } from "./audit-entry";

const ADA = {
  kind: "person",
  id: "11111111-aaaa",
  name: "Ada",
  href: "/admin/people?q=11111111-aaaa",
} as const;
const CASE = {
  kind: "case",
  id: "22222222-bbbb",
  name: "Low tide",
  href: "/moderation/cases/22222222-bbbb",
} as const;
const entry: AdminAudit = {
  id: "1",
  at: Date.UTC(2026, 10, 30),
  actor: ADA.id as ActorId,
  name: "Ada",
  action: "room.ban",
  subject: "room:33333333-cccc",
  by: ADA,
  on: { kind: "room", id: "33333333-cccc", name: "Slow weather", href: "/r/slow-weather" },
  things: [CASE, ADA],
  before: null,
  after: { who: ADA.id, of: CASE.id, until: Date.UTC(2026, 11, 24, 18), strike: false },
};
const html = (more: Partial<AdminAudit>) =>
  renderToStaticMarkup(inEnglish(createElement(AuditEntry, { entry: { ...entry, ...more } })));

describe("an entry of the audit log", () => {
  it("says who, on what and what changed by names that lead to their pages, and shows no id", () => {
    const page = html({});
    for (const [href, words] of [
      [ADA.href, "Ada"],
      ["/r/slow-weather", "Slow weather"],
      [CASE.href, "the case about"],
    ])
      expect(page).toMatch(new RegExp(`href="${href?.replace("?", "\\?")}"[^>]*>(<bdi>)?${words}`));
    const read = page.replace(/<[^>]*>/g, " ");
    for (const { id } of [ADA, CASE, { id: "33333333" }]) expect(read).not.toContain(id);
    expect(read).toMatch(/24 Dec 2026, 18:00 UTC/);
  });

  it("says what is gone by its kind and a short id, and leads nowhere", () => {
    const page = html({ on: { kind: "room", id: "33333333-cccc", name: null, href: null }, after: null });
    expect(page.replace(/<[^>]*>/g, "")).toContain("a deleted room (33333333)");
    expect(page).not.toContain('href="/r/');
  });

  it("says a job or a word as it is written", () => {
    expect(html({ subject: "word:slop", on: null })).toContain("<bdi>word:slop</bdi>");
  });
});
