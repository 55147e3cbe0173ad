import { describe, expect, it } from "vitest";
import { beginningWith, containing, endingWith } from "@/prisma/like";
import { eachDatabase } from "./testing";

const KEYS = ["a_b", "aXb", "a%b", "axxb", "a\\b", "x_", "xy"];

describe("a search by a part of a text", () => {
  eachDatabase("takes what somebody typed as it stands", (database) => {
    const found = async (key: object) => {
      const rows = await database().db.setting.findMany({ where: { key }, orderBy: { key: "asc" } });
      return rows.map((row) => row.key);
    };

    it("also signs that mean any text", async () => {
      await database().db.setting.createMany({ data: KEYS.map((key) => ({ key, value: "" })) });
      for (const key of ["a_b", "a%b", "a\\b"]) expect(await found(containing(key))).toEqual([key]);
      expect(await found(containing("_"))).toEqual(["a_b", "x_"]);
      expect(await found(beginningWith("a_"))).toEqual(["a_b"]);
      expect(await found(endingWith("_"))).toEqual(["x_"]);
      expect(await found({ ...beginningWith("x"), ...endingWith("_") })).toEqual(["x_"]);
      expect(await found(containing(""))).toHaveLength(KEYS.length);
    });
  });
});
