"use client";

import { type ComponentProps, useEffect, useState } from "react";
import { Toaster, toast } from "sonner";
import type { Show } from "./show-toast";
import { placeToast, type ToastPlace } from "./toast-place";

/** Long enough to read the words and to reach the button. */
const WITH_ACTION_MS = 12_000;
const PLAIN_MS = 3_500;
const BESIDE = "beside";
const WITHIN = "[data-panel]";

const look: ComponentProps<typeof Toaster> = {
  visibleToasts: 3,
  toastOptions: {
    unstyled: true,
    classNames: {
      toast:
        "flex w-[min(24rem,calc(100vw-2rem))] items-start gap-3 rounded-md bg-ink px-4 py-3 text-paper text-sm shadow-xl",
      actionButton: "touch ms-auto shrink-0 font-semibold underline underline-offset-4",
    },
  },
};
// Not the font it would bring along.
const style = { fontFamily: "inherit" };

/** Two places for words: beside what they concern, and beneath the bars on top for what concerns nothing on the page. */
export function StyledToaster({ onListening }: { onListening: (show: Show) => void }) {
  const [place, setPlace] = useState<ToastPlace>({ left: 0, top: 0 });
  useEffect(() => {
    let before: Element | null = null;
    onListening((words, { id, action, about }) => {
      const duration = action ? WITH_ACTION_MS : PLAIN_MS;
      if (!about) {
        toast(words, { id, action, duration });
        return;
      }
      // All of them stand in one place: what was said beside something else goes, unless there is something to press.
      if (before !== about) for (const old of toast.getToasts()) if (isOver(old)) toast.dismiss(old.id);
      before = about;
      setPlace(placeBeside(about));
      toast(words, { id, action, duration, toasterId: BESIDE });
    });
  }, [onListening]);
  return (
    <>
      {/* Below the bars on top: words over a button would take its place. */}
      <Toaster
        {...look}
        style={style}
        position="top-center"
        offset={{ top: 72 }}
        mobileOffset={{ top: 64 }}
      />
      <Toaster
        {...look}
        id={BESIDE}
        style={style}
        position={"top" in place ? "top-left" : "bottom-left"}
        offset={place}
        mobileOffset={{ ...place, left: 16, right: 16 }}
      />
    </>
  );
}

const isOver = (one: ReturnType<typeof toast.getToasts>[number]): boolean =>
  "toasterId" in one && one.toasterId === BESIDE && !one.action;

function placeBeside(element: Element): ToastPlace {
  const panel = element.closest(WITHIN)?.getBoundingClientRect() ?? null;
  return placeToast(element.getBoundingClientRect(), panel, {
    width: window.innerWidth,
    height: window.innerHeight,
  });
}
