import { describe, expect, it } from "vitest";
import { cleanName } from "./clean-name";

const cleaned = (raw: string) => {
  const result = cleanName(raw);
  return result.ok ? result.value : result.error;
};

describe("a name", () => {
  it.each([
    ["stays as it is when ordinary", "Ana", "Ana"],
    ["keeps letters of every script", "Żółć 李 عمر", "Żółć 李 عمر"],
    ["is trimmed and its spaces collapsed", "  Ana \n\t B ", "Ana B"],
    ["loses zero-width characters", "A\u200Bn\u2060a\uFEFF", "Ana"],
    ["loses right-to-left overrides", "ana\u202Egpj.exe", "anagpj.exe"],
    ["loses isolates", "\u2066ana\u2069", "ana"],
    ["loses control characters", "a\u0000n\u0007a", "ana"],
    ["keeps five marks on a letter, not twenty", `a${"\u0301".repeat(20)}`, `á${"\u0301".repeat(5)}`],
    ["keeps letters that are spelt with three marks", "བསྒྲོ မြွေ", "བསྒྲོ မြွေ"],
    ["keeps joined emoji", "👩‍🚀", "👩‍🚀"],
    ["keeps a family, a flag, a skin and a heart", "👨‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿👍🏽❤️", "👨‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿👍🏽❤️"],
    ["loses invisible tags", "a\u{E0041}\u{E0042}b", "ab"],
    ["has one space where invisible characters stood between two", "a \u200B b", "a b"],
    ["joins a letter with the mark it was kept from", "a\u200B\u0301", "á"],
    ["loses joiners elsewhere", "a\u200Db", "ab"],
    ["is not folded: wide letters, powers and fractions stay", "Ａｎａ 2² ½ № ﬁ", "Ａｎａ 2² ½ № ﬁ"],
    ["keeps a narrow blank", "Étude\u202F№\u00A05", "Étude\u202F№\u00A05"],
    ["keeps the non-joiner of Persian", "می\u200Cخواهم", "می\u200Cخواهم"],
    [
      "keeps the joiners of Sinhala, Malayalam and Bengali",
      "ශ්\u200Dරී ന്\u200D র\u200D্যাব",
      "ශ්\u200Dරී ന്\u200D র\u200D্যাব",
    ],
    ["keeps Thai as it is typed", "น\u0E49\u0E33", "น\u0E49\u0E33"],
    ["keeps Korean letters that stand alone", "ㅋㅋㅋ ㅠㅠ", "ㅋㅋㅋ ㅠㅠ"],
    ["keeps Hebrew with points and accents", "בְּרֵאשִׁ֖ית".normalize("NFC"), "בְּרֵאשִׁ֖ית".normalize("NFC")],
    ["keeps a mark that turns Arabic around a sign", "שלום\u200F!", "שלום\u200F!"],
    ["keeps the breaks of Khmer", "ខ្ញុំ\u200Bទៅ", "ខ្ញុំ\u200Bទៅ"],
    ["keeps the blank of Braille", "⠓⠊\u2800⠽⠕⠥", "⠓⠊\u2800⠽⠕⠥"],
    ["loses non-joiners that do nothing", "a\u200Cna", "ana"],
  ])("%s", (_rule, raw, expected) => {
    expect(cleaned(raw)).toBe(expected);
  });

  it.each([
    ["empty", ""],
    ["only spaces", "   "],
    ["only invisible characters", "\u200B\u2060\u3164"],
    ["only marks", "\u0301\u0301"],
    ["only blanks of other scripts", "\u2800\u2003\u{E0041}"],
    ["10,000 characters long", "a".repeat(10_000)],
    ["41 characters long", "a".repeat(41)],
  ])("is refused when %s", (_what, raw) => {
    expect(cleaned(raw)).toBe("name_invalid");
  });

  it.each(["Zoë", "a\u200B\u0301\u0301\u0301\u0301", "\u202Ex\u200D👩‍🚀", " ﬁ  №\u2060 ", "བསྒྲོ"])(
    "cleaned twice is the same as once (%j)",
    (raw) => {
      expect(cleaned(cleaned(raw))).toBe(cleaned(raw));
    },
  );

  it("may have 40 characters", () => {
    expect(cleaned("é".repeat(40))).toBe("é".repeat(40));
  });
});

describe("a name that could be taken for the site's own", () => {
  it.each([
    "Cohue",
    "cohue",
    "C o h u e",
    "\u0421ohue",
    "Cоhuе",
    "C0hue",
    "Ｃｏｈｕｅ",
    "𝐂𝐨𝐡𝐮𝐞",
    "Cohúe",
    "Cohue moderation",
    "The Cohue Team",
    "Moderator",
    "M\u043Ederator",
    "M0derat0r",
    "moderator-ana",
    "Modérateur",
    "Admin",
    "ADMIN",
    "Adm1n",
    "Admln",
    "Аdmіn",
    "A.d.m.i.n",
    "Ana (admin)",
    "Administrator",
    "Staff",
    "Mod",
    "Support",
    "Someone who left",
  ])("is refused: %s", (name) => {
    expect(cleaned(name)).toBe("name_reserved");
  });

  it.each([
    "Ordinary Person",
    "Ana",
    "Badminton Bob",
    "Modesty",
    "Modibo",
    "Lady Macbeth",
    "Teamwork",
    "Supporter",
    "Андрей",
    "李雷",
    "Guest",
    "Root",
  ])("is not every other name: %s", (name) => {
    expect(cleaned(name)).toBe(name);
  });
});
