import { describe, expect, it } from "vitest";
import { guestCalled, namelessIn } from "./guest";

describe("somebody who has given no name", () => {
  it("is known by the name that is given them, with its number", () => {
    expect(namelessIn(guestCalled(12))).toEqual({ number: 12 });
    expect(namelessIn("Guest")).toEqual({ number: null });
  });

  it.each(["Guest of honour", "Guest 0", "Guest 012", "Guest 1 2", "guest 1", "Guesthouse", "12", ""])(
    "is not who is called %j",
    (name) => expect(namelessIn(name)).toBeNull(),
  );
});
