import { readdirSync } from "node:fs";
import { NextRequest } from "next/server";
import { expect, it } from "vitest";
import { config, proxy } from "@/proxy";

/** Addresses of all pages, from the folder of each: a part in brackets of its own stands in none, one that varies is filled in. */
const PAGES = readdirSync("app", { recursive: true, encoding: "utf8" })
  .filter((file) => /(^|\/)page\.tsx$/.test(file))
  .map(
    (file) =>
      `/${file
        .replace(/\/?page\.tsx$/, "")
        .replace(/\([^)]*\)\//g, "")
        .replace(/\/?\([^)]*\)$/, "")
        .replace(/\[[^\]]*\]/g, "api-x")}`,
  );

const isMatched = (path: string): boolean =>
  config.matcher.some((pattern) => typeof pattern === "string" && new RegExp(`^${pattern}$`).test(path));

it("every page gets a policy, whether it is opened or prefetched", () => {
  expect(PAGES.length).toBeGreaterThan(30);
  expect(PAGES).toContain("/api-docs");
  for (const page of [...PAGES, "/nothing-here"]) expect(isMatched(page), page).toBe(true);
  // A condition on headers would leave some requests without one.
  for (const pattern of config.matcher) expect(pattern).toBeTypeOf("string");
});

it("addresses that are no pages get no policy from here", () => {
  for (const path of ["/api/verify", "/_next/static/x.js", "/socket.io/", "/icon.svg", "/mark.svg"])
    expect(isMatched(path), path).toBe(false);
});

it("a page's scripts are marked as ours by a nonce that is new each time, and only works may be framed", () => {
  const policyOf = (path: string) =>
    proxy(new NextRequest(`http://x${path}`)).headers.get("content-security-policy") ?? "";
  expect(policyOf("/gallery")).toMatch(
    /script-src 'self' 'nonce-[^']+' 'strict-dynamic'.*frame-ancestors 'none'/,
  );
  expect(policyOf("/gallery")).not.toBe(policyOf("/gallery"));
  expect(policyOf("/embed/0123456789abcdef")).toMatch(/frame-ancestors \*/);
});
