"use client";

import { useState } from "react";
import { Button } from "@/app/_components/ui/button";
import { Confirm } from "@/app/_components/ui/confirm";
import { Dialog } from "@/app/_components/ui/dialog";
import { tip } from "@/app/_components/ui/tip";
import { say } from "@/app/_components/ui/toasts";
import { Specimen } from "./specimen";

const SIDES = ["top", "right", "bottom", "left"] as const;
type Shown = "plain" | "described" | "wide";
const DIALOGS: Record<Shown, string> = {
  plain: "Dialog",
  described: "Dialog with a description",
  wide: "Wide dialog",
};
const dialogs = Object.keys(DIALOGS) as Shown[];

/** What floats above the page. It follows the page's theme, which the button at the top changes. */
export function Floating() {
  const [shown, setShown] = useState<Shown | null>(null);
  const [asking, setAsking] = useState(false);
  const answered = () => setAsking(false);
  return (
    <section aria-label="Above the page" className="mt-8">
      <Specimen name="Dialog: plain, described, wide">
        {dialogs.map((kind) => (
          <Button key={kind} onClick={() => setShown(kind)}>
            {DIALOGS[kind]}
          </Button>
        ))}
      </Specimen>
      <Specimen name="Confirm: before what cannot be undone">
        <Button variant="danger" onClick={() => setAsking(true)}>
          Delete
        </Button>
      </Specimen>
      <Specimen name="Tip: on each side">
        {SIDES.map((side) => (
          <Button key={side} {...tip(`A few words on the ${side}.`, side)}>
            {side}
          </Button>
        ))}
      </Specimen>
      <Specimen name="Toasts: plain and with an action">
        <Button onClick={() => void say("Your link is copied.")}>Plain</Button>
        <Button
          onClick={() => void say("The room is closed.", "action", { label: "Undo", onClick: () => {} })}
        >
          With an action
        </Button>
      </Specimen>

      {asking && (
        <Confirm
          title="Delete this?"
          about="One sentence that says what will happen."
          act="Delete"
          onAct={answered}
          onClose={answered}
        />
      )}
      <Dialog
        open={shown !== null}
        onOpenChange={() => setShown(null)}
        title={DIALOGS[shown ?? "plain"]}
        description={shown === "described" ? "One sentence that says what this is for." : undefined}
        wide={shown === "wide"}
      >
        <Button variant="solid" onClick={() => setShown(null)}>
          Done
        </Button>
      </Dialog>
    </section>
  );
}
