"use client";

import { useEffect, useRef } from "react";
import { colourOf } from "@/app/_room/live/colour";
import { useLive } from "@/app/_room/live/live-context";
import type { Presence } from "@/core/room/protocol/messages";

const ARROW = "M1 1 5 13 7.6 8.2 12.6 6z";
const SVG = "http://www.w3.org/2000/svg";

/** Where others point. Elements are made and moved by hand: a cursor moves 25 times a second. */
export function Cursors() {
  const live = useLive();
  const layer = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const pointers = new Map<string, HTMLElement>();
    return live.peers.watchAll((presence: Presence) => {
      const { client, actor, cursor, hidden } = presence;
      if (actor === live.me || !layer.current) return;
      let pointer = pointers.get(client);
      if (!cursor || hidden) {
        pointer?.remove();
        pointers.delete(client);
        return;
      }
      if (!pointer) {
        pointer = cursorElement();
        pointers.set(client, pointer);
        layer.current.append(pointer);
      }
      const member = live.member(actor);
      pointer.style.color = colourOf(member);
      pointer.style.translate = `${cursor.x * 100}cqw ${cursor.y * 100}cqh`;
      const label = pointer.lastElementChild;
      if (label && label.textContent !== (member?.name ?? "")) label.textContent = member?.name ?? "";
    });
  }, [live]);

  return (
    <div
      ref={layer}
      aria-hidden="true"
      className="[container-type:size] pointer-events-none absolute inset-0 overflow-hidden"
    />
  );
}

function cursorElement(): HTMLElement {
  const pointer = document.createElement("div");
  pointer.className = "cursor";
  const arrow = document.createElementNS(SVG, "svg");
  arrow.setAttribute("viewBox", "0 0 14 14");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ARROW);
  arrow.append(path);
  const label = document.createElement("span");
  pointer.append(arrow, label);
  return pointer;
}
