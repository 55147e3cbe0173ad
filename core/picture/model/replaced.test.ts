import { expect, test } from "vitest";
import { replacedAmong } from "./replaced";

test("a model is replaced where the better one is installed, and only there", () => {
  expect(replacedAmong(["fields", "landscapes", "landscapes-sketch"])).toEqual(["landscapes-sketch"]);
  expect(replacedAmong(["fields", "landscapes-sketch"])).toEqual([]);
});
