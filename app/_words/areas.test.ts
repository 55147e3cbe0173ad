import { describe, expect, it } from "vitest";
import { filesNaming } from "../_components/testing/sources";
import { EVERYWHERE } from "./everywhere";
import { areasOfPages } from "./testing/client-areas";

describe("the words that travel with a page", () => {
  it.each(areasOfPages())("are all that the client components of $file say", ({ says, given }) => {
    expect(says.filter((area) => !EVERYWHERE.some((it) => it === area) && !given.includes(area))).toEqual([]);
  });

  it("are given once on a page: those within replace those around them", () => {
    expect(filesNaming(/<Words areas[\s\S]*<Words areas/)).toEqual([]);
  });
});
