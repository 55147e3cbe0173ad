import { describe, expect, it } from "vitest";
import { FollowEnd, freshSince } from "./follow-end";
import { filesNaming } from "./testing/sources";

/** A box of 100 px that holds `lines` of 20 px, and what its reader is told. */
function setUp(axis: "x" | "y", lines = 40) {
  const size = { length: lines * 20, at: 0 };
  const box = {
    clientHeight: 100,
    clientWidth: 100,
    get scrollHeight() {
      return size.length;
    },
    get scrollWidth() {
      return size.length;
    },
    get scrollTop() {
      return size.at;
    },
    set scrollTop(to: number) {
      size.at = axis === "y" ? Math.min(to, size.length - 100) : size.at;
    },
    get scrollLeft() {
      return size.at;
    },
    set scrollLeft(to: number) {
      size.at = axis === "x" ? Math.min(to, size.length - 100) : size.at;
    },
  };
  const told: number[] = [];
  const follow = new FollowEnd(box, axis, (fresh) => told.push(fresh));
  follow.toEnd();
  return {
    size,
    told,
    follow,
    read: (at: number) => {
      size.at = at;
      follow.scrolled();
    },
    add: (n: number, mine = false) => {
      size.length += n * 20;
      follow.grew(n, mine);
    },
  };
}

describe.each(["x", "y"] as const)("a list that grows at its end, along %s", (axis) => {
  it("shows new items to a reader at the end", () => {
    const { size, told, add } = setUp(axis);
    add(2);
    expect([size.at, told]).toEqual([740, []]);
  });

  it("stays in place for a reader of older items, and says how many are new", () => {
    const { size, told, read, add } = setUp(axis);
    read(0);
    add(1);
    add(2);
    expect([size.at, told]).toEqual([0, [1, 3]]);
  });

  it("says nothing more once the reader is back at the end, and follows the end again", () => {
    const { size, told, read, add } = setUp(axis);
    read(300);
    add(1);
    read(715);
    expect(told).toEqual([1, 0]);
    add(1);
    expect(size.at).toBe(740);
  });

  it("shows the end to the author of a new item", () => {
    const { size, told, read, add } = setUp(axis);
    read(0);
    add(1, true);
    expect([size.at, told]).toEqual([720, []]);
  });

  it("keeps the end, or a reader's place, in view when the box changes size", () => {
    const { size, follow, read } = setUp(axis);
    size.length += 50;
    follow.resized();
    expect(size.at).toBe(750);
    read(10);
    size.length += 50;
    follow.resized();
    expect(size.at).toBe(10);
  });
});

it("new items are those after the last known item", () => {
  expect(freshSince(["a", "b"], ["b", "c", "d"])).toBe(2);
  expect(freshSince(["a", "b"], ["a", "b"])).toBe(0);
  expect(freshSince(["a"], ["x", "y"])).toBe(2);
  expect(freshSince([], ["x", "y"])).toBe(0);
});

it("no page scrolls by itself except to what its reader asked for", () => {
  expect(filesNaming(/role="log"/)).toEqual(["app/_components/live-log.tsx"]);
  expect(filesNaming(/scrollTo\(|scrollBy\(|\.scroll(Top|Left) \+?=[^=]/)).toEqual([
    "app/_components/follow-end.ts",
    // What a wheel or a button asks for.
    "app/_components/strip-scroll.ts",
  ]);
  expect(filesNaming(/scrollIntoView/)).toEqual([
    // The page one is on, in a row of pages.
    "app/admin/_components/console-nav.tsx",
    // Keys that go to a case, or to its decision.
    "app/moderation/_components/case/case-desk.tsx",
    "app/moderation/_components/queue/queue-desk.tsx",
    // The hand that one has taken, with its brush.
    "app/r/[slug]/_components/finish/my-hand.tsx",
    // What the person moves whom one chose to follow.
    "app/r/[slug]/_components/members/use-followed.ts",
    // The tab that one opened, in a row of tabs.
    "app/r/[slug]/_components/panels/panel-tabs.tsx",
    // The control that one asked for, by a key or a command.
    "app/r/[slug]/_components/panels/use-go-to.ts",
  ]);
});
