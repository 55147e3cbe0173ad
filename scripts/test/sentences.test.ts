import { describe, expect, it } from "vitest";
import { sentencesOf } from "./sentences";

const message = (key: string, english: string, other: string) => ({ key, english, other });
const { sentence, sentencesWith } = sentencesOf(
  [
    message("room.undo", "Undo", "Rückgängig"),
    message("room.title", "Title", "Name"),
    message("work.title", "Title", "Titel"),
    message("work.untitled", "{title}", "{title}"),
    message("room.ask", "Remove {name}?", "{name} entfernen?"),
    message(
      "room.gone",
      "{name} cannot come back; <link>why</link>.",
      "Für {name} ist Schluss; <link>warum</link>.",
    ),
    message("desk.by", "Opened by <bdi></bdi>", "Von <bdi></bdi> geöffnet"),
    message(
      "desk.cases",
      "{count, plural, one {# case} other {# cases}}",
      "{count, plural, one {# Fall} other {# Fälle}}",
    ),
    message(
      "log.froze",
      "{who, select, host {The host} other {Somebody}} froze it",
      "{who, select, host {Der Host} other {Jemand}} war es",
    ),
  ],
  "de",
);

describe("a message, found by what it says in English", () => {
  it("is said in the other language, with the same values, numbers and choices", () => {
    expect(sentence("Undo")).toBe("Rückgängig");
    expect(sentence("Remove Vi?")).toBe("Vi entfernen?");
    expect(sentence("Opened by Ada")).toBe("Von Ada geöffnet");
    expect(sentence("Vi cannot come back; why.")).toBe("Für Vi ist Schluss; warum.");
    expect([sentence("1 case"), sentence("2 cases")]).toEqual(["1 Fall", "2 Fälle"]);
    expect(sentence("The host froze it")).toBe("Der Host war es");
  });

  it("is found by a part of it, and then matches whole, whatever its values are", () => {
    expect("Für Vi ist Schluss; warum.").toMatch(sentencesWith("cannot come back"));
    expect("Für Vi ist Schluss.").not.toMatch(sentencesWith("cannot come back"));
    expect("1.200 Fälle").toMatch(sentencesWith("cases"));
    expect("Jemand war es").toMatch(sentencesWith("froze it"));
  });

  it("must be there, so that what a test looks for cannot grow old", () => {
    expect(() => sentence("Take Vi out?")).toThrow("no message says “Take Vi out?”");
    expect(() => sentence("1 cases")).toThrow("no message");
    expect(() => sentence("Undo", "work")).toThrow("no message of work says “Undo”");
    expect(() => sentencesWith("Redo")).toThrow("no message has “Redo” in it");
  });

  it("must be one, or its area is said", () => {
    expect(() => sentence("Title")).toThrow("several say “Title”: room.title, work.title");
    expect(sentence("Title", "work")).toBe("Titel");
    expect(sentence("Title", "desk", "room", "work")).toBe("Name");
  });
});
