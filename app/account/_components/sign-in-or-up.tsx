"use client";

import { useTranslations } from "next-intl";
import { Tabs } from "radix-ui";
import { useState } from "react";
import { useHydrated } from "@/app/_components/use-hydrated";
import { SignInForm } from "./sign-in-form";
import { SignUpForm } from "./sign-up-form";

const tab =
  "h-11 border-b-2 border-transparent px-1 text-soft data-[state=active]:border-ink data-[state=active]:text-ink";

type SignInOrUpProps = {
  guestName: string | null;
  /** What a guest takes along. */
  carried: { rooms: number; works: number; credits: number } | null;
  back: string;
};

/** For strangers and guests: a guest who makes an account keeps their name, their rooms and everything they did. */
export function SignInOrUp({ guestName, carried, back }: SignInOrUpProps) {
  const t = useTranslations("account");
  const hydrated = useHydrated();
  const [which, setWhich] = useState(guestName ? "up" : "in");
  return (
    <>
      <h1 className="font-semibold text-4xl tracking-[-0.03em]">
        {guestName ? t("signInOrUp.stayGuestname", { guestName }) : t("signInOrUp.yourAccount")}
      </h1>
      <p className="mt-3 text-lg text-soft">
        {guestName ? t("signInOrUp.hereGuestBrowserOnly") : t("signInOrUp.dontNeedAccountJoin")}
      </p>
      {carried && carried.rooms + carried.works + carried.credits > 0 && (
        <p className="mt-3">
          {t("signInOrUp.valueComes", {
            what: (["rooms", "works", "credits"] as const)
              .filter((kind) => carried[kind] > 0)
              .map((kind) => t(`signInOrUp.${kind}`, { count: carried[kind] }))
              .join(", "),
            count: carried.rooms + carried.works + carried.credits,
          })}
        </p>
      )}
      <Tabs.Root value={which} onValueChange={setWhich} className="mt-8">
        <Tabs.List aria-label={t("signInOrUp.account")} className="flex gap-6 border-line border-b">
          <Tabs.Trigger value="in" className={tab} disabled={!hydrated}>
            {t("signInOrUp.signIn")}
          </Tabs.Trigger>
          <Tabs.Trigger value="up" className={tab} disabled={!hydrated}>
            {guestName ? t("signInOrUp.keepAccount") : t("signInOrUp.newAccount")}
          </Tabs.Trigger>
        </Tabs.List>
        <Tabs.Content value="in" className="pt-8">
          <SignInForm back={back} />
        </Tabs.Content>
        <Tabs.Content value="up" className="pt-8">
          <SignUpForm guestName={guestName} back={back} />
        </Tabs.Content>
      </Tabs.Root>
    </>
  );
}
