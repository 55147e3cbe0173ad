import { expect, it } from "vitest";
import { withinSentence } from "./within";

it("a label is small within a sentence, but in German keeps its capitals", () => {
  expect(withinSentence("Chat line", "en")).toBe("chat line");
  expect(withinSentence("Chatzeile", "de")).toBe("Chatzeile");
});
