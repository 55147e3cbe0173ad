"use client";

import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { FormEvent, ReactNode } from "react";
import type { RoomPageData } from "@/app/_api/types";
import { codeWords } from "@/app/_api/words";
import { people } from "@/app/_components/count";
import { nameIn } from "@/app/_components/known-as";
import { Wordmark } from "@/app/_components/mark";
import { SettledPicture } from "@/app/_components/settled-picture";
import { Button } from "@/app/_components/ui/button";
import { ButtonLink } from "@/app/_components/ui/button-link";
import { Field } from "@/app/_components/ui/field";
import { useComeIn } from "@/app/_components/use-come-in";
import { useHydrated } from "@/app/_components/use-hydrated";
import { LinkedWords } from "@/app/_moderation/linked-words";
import type { Say } from "@/app/_words/say";
import type { Code } from "@/core/kernel/errors";
import { NAME_LIMITS } from "@/core/kernel/names/limits";
import { CONSENT_DAYS } from "@/core/work/record/consent";

type EntryFormProps = {
  room: RoomPageData;
  knownAs: string | null;
  suggestion: string;
  invited: boolean;
  refused: { code: Code | null; words: string } | null;
  /** In place of the form, while they wait for the host. */
  waiting: ReactNode;
  enter: (password: string | null) => Promise<void>;
};

const COMMONS = "commons";

/** Refusals that nothing typed here can change. */
const SHUT: readonly (Code | null)[] = [
  "kicked",
  "banned",
  "room_closed",
  "archived",
  "invite_needed",
  "invite_invalid",
];

/** Who hosts the room, where the visitor may know; else how one gets in. */
function openWords(
  t: Say<"room">,
  { hostName, hasPassword, visibility }: RoomPageData,
  invited: boolean,
): string {
  if (hostName) return t("door.hostedByHostname", { hostName });
  if (invited) return t("door.youAreInvited");
  if (hasPassword) return t("door.opensPassword");
  return visibility === "private" ? t("door.aPrivateRoom") : t("door.openToEveryone");
}

/** How pictures of this room may be published: visitors read it before they make something. */
const publishingWords = (t: Say<"room">, { visibility, hasPassword, slug }: RoomPageData): string => {
  if (visibility === "public" && !hasPassword)
    return t("door.anybodyAccount", { slug: slug === COMMONS ? "yes" : "no" });
  return t("door.pictureRoomPublishedOnly", { consentDays: CONSENT_DAYS });
};

/** What a visitor fills in to enter a room: a name, and a password where it has one. Else it says why they cannot enter. */
export function EntryForm({ room, knownAs, suggestion, invited, refused, waiting, enter }: EntryFormProps) {
  const t = useTranslations("room");
  const tErrors = useTranslations("errors");
  const tFrame = useTranslations("frame");
  const { busy, error, comeIn } = useComeIn();
  const hydrated = useHydrated();
  const mustKnock = room.knocks && room.role === null && !invited;
  const shut = refused !== null && SHUT.includes(refused.code);
  const isPrivate = room.visibility === "private" && !room.hasPassword && room.role === null;
  const isArchived = room.archived && room.role === null;
  const uninvited = !invited && (room.needs === "invite" || isPrivate);
  const askPassword = !invited && (room.needs === "password" || (room.hasPassword && room.role === null));

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const [name, password] = [String(fields.get("name")), String(fields.get("password") ?? "")];
    void comeIn(name.trim() === knownAs ? null : name, () => enter(askPassword ? password : null));
  }

  const hosted = { ...room, hostName: room.hostName && nameIn(tFrame, room.hostName) };
  return (
    <main className="mx-auto grid min-h-dvh w-full max-w-5xl content-center gap-8 px-5 py-8 sm:grid-cols-2 sm:items-center md:gap-x-16 md:py-10 short:items-start">
      {room.settled && (
        <SettledPicture
          url={room.settled.url}
          alt={t("door.titleRoomsPictureNow", { title: room.title })}
          eager
          // What a phone says comes before what it shows, where there is news.
          className={
            waiting || refused
              ? "max-sm:aspect-auto max-sm:h-[22dvh]"
              : "max-sm:aspect-auto max-sm:h-[min(42dvh,90vw)]"
          }
        />
      )}
      <div className={room.settled ? undefined : "sm:col-span-2 sm:mx-auto sm:w-full sm:max-w-md"}>
        <Link
          href="/"
          aria-label={t("door.cohueHome")}
          className="-ms-1 inline-flex h-11 items-center rounded-md px-1"
        >
          <Wordmark />
        </Link>
        <h1 dir="auto" className="mt-4 font-semibold text-4xl md:mt-6 tracking-[-0.03em]">
          {room.title}
        </h1>
        <p className="mt-2 text-soft">
          {t("door.open", {
            open: openWords(t, hosted, invited),
            online: room.online,
            people: people(tFrame, room.online),
          })}
        </p>
        <p className="mt-2 max-w-prose text-soft">{publishingWords(t, room)}</p>
        {mustKnock && <p className="mt-2 max-w-prose text-soft">{t("door.hostLetsEachIn")}</p>}
        {waiting ??
          (shut || uninvited || isArchived ? (
            <div className="mt-6">
              <p role="status" className="text-lg">
                <LinkedWords
                  words={
                    refused?.words ??
                    (isArchived ? codeWords(tErrors, "archived") : t("door.roomPrivateAskHost"))
                  }
                />
              </p>
              <div className="mt-6 flex flex-wrap gap-3">
                <ButtonLink href="/rooms" solid>
                  {t("door.seeOpenRooms")}
                </ButtonLink>
                {knownAs === null && (
                  <ButtonLink href={`/account?next=/r/${room.slug}`}>{t("door.signIn")}</ButtonLink>
                )}
              </div>
            </div>
          ) : (
            <form onSubmit={submit} className="mt-6 flex flex-col gap-5">
              <Field
                label={t("door.yourName")}
                name="name"
                // What is typed before the page listens stays.
                defaultValue={knownAs ?? suggestion}
                onFocus={(event) => event.target.select()}
                maxLength={NAME_LIMITS.nameLength}
                autoComplete="nickname"
                required
                hint={t("door.whatOthersSeeNo")}
              />
              {askPassword && (
                <Field
                  label={t("door.passwordRoom")}
                  type="password"
                  name="password"
                  autoComplete="off"
                  required
                />
              )}
              {(error ?? refused) && (
                <p role="alert" className="text-danger">
                  {error ?? refused?.words}
                </p>
              )}
              <Button
                type="submit"
                variant="solid"
                busy={busy}
                disabled={!hydrated}
                className="not-aria-busy:disabled:opacity-100 h-13 text-lg"
              >
                {mustKnock ? t("door.knock") : t("door.comeIn")}
                <ArrowRight aria-hidden />
              </Button>
            </form>
          ))}
      </div>
    </main>
  );
}
