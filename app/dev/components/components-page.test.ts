import { readdirSync, readFileSync } from "node:fs";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, describe, expect, it, vi } from "vitest";
import { inEnglish } from "@/app/_words/testing/in-english";
import { onlyInDevelopment } from "../only-in-development";
import { Floating } from "./_components/floating";
import { Specimens } from "./_components/specimens";

const UI = "app/_components/ui";
const textOf = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name.endsWith(".tsx"))
    .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, "utf8"))
    .join("\n");

/** The layout of every page holds Toasts, which fetches StyledToaster: `say` shows both; and Tips, which fetches TipBubble for what has a tip. */
const SHOWN_BY: Readonly<Record<string, string>> = {
  Toasts: "say(",
  StyledToaster: "say(",
  Tips: "tip",
  TipBubble: "tip",
};

afterEach(() => vi.unstubAllEnvs());

describe("the page of components", () => {
  const page = textOf("app/dev/components");
  const components = [...textOf(UI).matchAll(/^export (?:const|function) ([A-Z]\w+)/gm)].map(
    ([, name = ""]) => name,
  );

  it("has components to show", () => expect(components.length).toBeGreaterThan(8));

  it.each(components)("shows %s", (name) => {
    expect(page).toContain(SHOWN_BY[name] ?? `<${name}`);
  });
});

describe("the specimens", () => {
  const html = renderToStaticMarkup(inEnglish(createElement(Specimens)));

  it("are also drawn disabled, busy, pressed, invalid and chosen", () => {
    for (const state of [
      "disabled=",
      'aria-busy="true"',
      'aria-pressed="true"',
      'aria-invalid="true"',
      "checked=",
    ])
      expect(html).toContain(state);
  });

  it("that float have buttons on the page that open them", () => {
    expect(renderToStaticMarkup(inEnglish(createElement(Floating)))).toContain("Dialog with a description");
  });
});

describe("a page under /dev", () => {
  it("answers 404 in production", () => {
    vi.stubEnv("NODE_ENV", "production");
    expect(onlyInDevelopment).toThrow(
      expect.objectContaining({ digest: "NEXT_HTTP_ERROR_FALLBACK;404" }) as Error,
    );
  });

  it("is there in development", () => {
    vi.stubEnv("NODE_ENV", "development");
    expect(onlyInDevelopment).not.toThrow();
  });

  it("checks for production before anything else", () => {
    const pages = readdirSync("app/dev", { recursive: true, encoding: "utf8" }).filter((path) =>
      /(^|\/)page\.tsx$/.test(path),
    );
    expect(pages.length).toBeGreaterThan(0);
    for (const path of pages)
      expect(readFileSync(`app/dev/${path}`, "utf8"), path).toMatch(
        /export default (?:async )?function \w+\([^)]*\) \{\s+onlyInDevelopment\(\);/,
      );
  });
});
