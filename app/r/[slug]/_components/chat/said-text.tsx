"use client";

import { useLive } from "@/app/_room/live/live-context";
import { partsOf } from "@/core/room/talk/mention";

/** What somebody said, with the people in it who are here. */
export function SaidText({ text }: { text: string }) {
  const { members } = useLive().people.get();
  const parts = partsOf(
    text,
    members.map(({ name }) => name),
  );
  return (
    <p dir="auto">
      {parts.map((part, i) =>
        part.name === null ? (
          part.text
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one line, which does not change
          <bdi key={i} className="font-semibold">
            {part.text}
          </bdi>
        ),
      )}
    </p>
  );
}
