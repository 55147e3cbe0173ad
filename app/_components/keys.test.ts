import { expect, it } from "vitest";
import { filesNaming } from "./testing/sources";

it("no page compares letters itself: every shortcut uses core/kernel/keys", () => {
  expect(filesNaming(/\.(key|code)\b[^\n]*===? ?["'](.|Key.)["']|\.key\.toLowerCase|accessKey/)).toEqual([]);
});

it("every file that hears keys of the whole page is in the list of those that use core/kernel/keys or named keys only", () => {
  expect(filesNaming(/addEventListener\("key/)).toEqual([
    // What was pressed, not which key.
    "app/_components/ui/pressed.ts",
    "app/_components/ui/tips.tsx",
    "app/_keys/keys.tsx",
    "app/_room/zoom/use-zoom.ts",
    "app/moderation/_components/use-keys.ts",
    "app/r/[slug]/_components/breed/brood-view.tsx",
    "app/r/[slug]/_components/picture/moment-bar.tsx",
  ]);
});

it("no page has its own table of keys, except for arrows", () => {
  expect(filesNaming(/\[event\.(key|code)\]/)).toEqual([
    "app/_room/zoom/use-zoom.ts",
    "app/r/[slug]/_components/breed/brood-view.tsx",
    "app/r/[slug]/_components/notes/place-picker.tsx",
  ]);
});
