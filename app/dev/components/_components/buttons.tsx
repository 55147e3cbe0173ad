"use client";

import { Lock, Plus } from "lucide-react";
import { Button, type ButtonVariant } from "@/app/_components/ui/button";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { IconButton } from "@/app/_components/ui/icon-button";
import { SecretSubmit } from "@/app/_components/ui/secret-submit";
import { Specimen } from "./specimen";

/** A variant that is added to Button is missing here until it has words: the compiler says so. */
const VARIANTS: Record<ButtonVariant, string> = {
  solid: "Publish",
  line: "Branch",
  quiet: "Cancel",
  danger: "Delete",
};
const variants = Object.keys(VARIANTS) as ButtonVariant[];

export const Buttons = () => (
  <>
    {variants.map((variant) => (
      <Specimen key={variant} name={`Button, ${variant}`}>
        <Button variant={variant}>{VARIANTS[variant]}</Button>
        <Button variant={variant}>
          <Plus aria-hidden />
          With an icon
        </Button>
        <Button variant={variant} disabled>
          Disabled
        </Button>
        <Button variant={variant} busy>
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
    <Specimen name="SecretSubmit, plain and busy">
      <SecretSubmit busy={false}>Sign in</SecretSubmit>
      <SecretSubmit busy>Sign in</SecretSubmit>
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
  </>
);
