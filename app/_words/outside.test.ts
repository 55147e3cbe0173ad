import { describe, expect, it } from "vitest";
import { sources } from "../_components/testing/sources";
import { outsideCatalogues } from "./testing/outside";

/** Not for visitors, or drawn where there is no catalogue. */
const ENGLISH_ONLY = /^app\/(dev\/|global-error\.tsx)/;
/** Units and measures, written the same in every language. */
const MEASURES = /^\d+: (px|PSNR|ms|dB|MB|KB)$/;

describe("words outside the catalogues", () => {
  it("are in no component", () => {
    const found = sources()
      .filter(({ path }) => path.endsWith(".tsx") && !ENGLISH_ONLY.test(path))
      .flatMap(({ path, text }) =>
        outsideCatalogues(path, text)
          .filter((one) => !MEASURES.test(one))
          .map((one) => `${path}:${one}`),
      );
    expect(found).toEqual([]);
  });

  it.each([
    ["<p>Plain text</p>", "1: Plain text"],
    ['<a title="A title">{t("x")}</a>', "1: A title"],
    ["<p>{busy ? `Saving` : t('x')}</p>", "1: Saving"],
    ['<Field label={old ? "Old" : new_} />', "1: Old"],
    ['<p>{late && "Too late"}</p>', "1: Too late"],
    ['<p>{t("by", { name: name ?? "somebody" })}</p>', "1: somebody"],
  ])("are found in %s", (component, words) => {
    expect(outsideCatalogues("a.tsx", `const a = ${component};`)).toEqual([words]);
  });

  it.each([
    '<p className="block">{t("x")}</p>',
    "<code>npm start</code>",
    '<p>{kind === "work" ? a : b}</p>',
    "<p>{count}, {count} %</p>",
    '<p>{t("by", { named: name ? "yes" : "no" })}</p>',
  ])("are not seen in %s", (component) => {
    expect(outsideCatalogues("a.tsx", `const a = ${component};`)).toEqual([]);
  });
});
