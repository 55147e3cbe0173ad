import { expect, it } from "vitest";
import { filesNaming } from "./testing/sources";

it("no page tells letters apart by itself: every shortcut goes by core/kernel/keys", () => {
  expect(filesNaming(/\.(key|code)\b[^\n]*===? ?["'](.|Key.)["']|\.key\.toLowerCase|accessKey/)).toEqual([]);
});

it("every file that hears keys of the whole page is known to go by core/kernel/keys, or to hear named keys alone", () => {
  expect(filesNaming(/addEventListener\("key/)).toEqual([
    "app/moderation/_components/use-keys.ts",
    "app/r/[slug]/_components/breed/brood-view.tsx",
    "app/r/[slug]/_components/frame/shortcuts.tsx",
    "app/r/[slug]/_components/picture/moment-bar.tsx",
  ]);
});

it("no page looks pressed keys up in a table of its own, but for arrows", () => {
  expect(filesNaming(/\[event\.(key|code)\]/)).toEqual(["app/r/[slug]/_components/breed/brood-view.tsx"]);
});
