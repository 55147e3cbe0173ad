"use client";

import { Lock, Plus } from "lucide-react";
import { Button, type ButtonLook } from "@/app/_components/ui/button";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { IconButton } from "@/app/_components/ui/icon-button";
import { TipProvider } from "@/app/_components/ui/tooltip";
import { Specimen } from "./specimen";

/** A look that is added to Button is missing here until it has words: the compiler says so. */
const LOOKS: Record<ButtonLook, string> = {
  solid: "Publish",
  line: "Branch",
  quiet: "Cancel",
  danger: "Delete",
};
const looks = Object.keys(LOOKS) as ButtonLook[];

export const Buttons = () => (
  <TipProvider>
    {looks.map((look) => (
      <Specimen key={look} name={`Button, ${look}`}>
        <Button look={look}>{LOOKS[look]}</Button>
        <Button look={look}>
          <Plus aria-hidden />
          With an icon
        </Button>
        <Button look={look} disabled>
          Disabled
        </Button>
        <Button look={look} busy>
          Busy
        </Button>
      </Specimen>
    ))}
    <Specimen name="ButtonLink, plain and solid">
      <ButtonLink href="#plain">Start page</ButtonLink>
      <ButtonLink href="#solid" solid>
        See the rooms
      </ButtonLink>
    </Specimen>
    <Specimen name="IconButton, plain, pressed, disabled">
      <IconButton label="Lock">
        <Lock aria-hidden />
      </IconButton>
      <IconButton label="Locked" aria-pressed>
        <Lock aria-hidden />
      </IconButton>
      <IconButton label="Cannot be locked" disabled>
        <Lock aria-hidden />
      </IconButton>
    </Specimen>
  </TipProvider>
);
