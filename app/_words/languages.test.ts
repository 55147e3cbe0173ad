import { describe, expect, it } from "vitest";
import { chooseLanguage } from "./languages";

describe("the language of a page", () => {
  it("is the one its visitor chose, whatever their browser says", () => {
    expect(chooseLanguage("de", "zh-TW,zh;q=0.9")).toBe("de");
    expect(chooseLanguage("tlh", "de")).toBe("de");
  });

  it.each([
    ["de-AT,de;q=0.9,en;q=0.5", "de"],
    ["fr,de;q=0.3,en;q=0.2", "de"],
    ["en-GB,en;q=0.9,de;q=0.8", "en"],
    ["zh-HK,zh;q=0.9", "zh-TW"],
    ["zh-Hant", "zh-TW"],
    ["zh-CN,zh;q=0.9,de;q=0.8", "de"],
    ["de;q=0,en", "en"],
    ["de;q=0.2, en;q=0.7", "en"],
  ])("is the first that a browser which says %s reads", (accepted, language) => {
    expect(chooseLanguage(undefined, accepted)).toBe(language);
  });

  it.each([null, "", "fr", "*", "not a language;q=x", ",;,"])(
    "is English where a browser says %s",
    (accepted) => {
      expect(chooseLanguage(undefined, accepted)).toBe("en");
    },
  );
});
