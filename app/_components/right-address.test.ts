import { expect, it } from "vitest";
import { rightAddress } from "./right-address";

it.each([
  ["http://127.0.0.1:3000/r/commons", "http://localhost:3000", null],
  ["http://[::1]:3000/", "http://localhost:3000", null],
  ["https://cohue.example/r/x?invite=1", "https://cohue.example", null],
  ["http://192.168.1.7:3000/r/x", "http://localhost:3000", "http://localhost:3000/r/x"],
  ["http://127.0.0.1:4000/", "http://localhost:3000", "http://localhost:3000/"],
  ["http://cohue.example/r/x?invite=1", "https://cohue.example", "https://cohue.example/r/x?invite=1"],
  ["https://www.cohue.example/", "https://cohue.example", "https://cohue.example/"],
])("a page at %s of an instance at %s should be opened at %s", (here, origin, right) => {
  expect(rightAddress(here, origin)).toBe(right);
});
