"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/app/_api/trpc";
import { wordsOf } from "@/app/_api/words";
import { Button } from "@/app/_components/ui/button";
import { Confirm } from "@/app/_components/ui/confirm";
import { Dialog } from "@/app/_components/ui/dialog";
import { Field } from "@/app/_components/ui/field";
import { say } from "@/app/_components/ui/toasts";
import { useFacts, useLive, useTitle } from "@/app/_room/live/live-context";
import { useSignal } from "@/app/_room/live/signal";
import { NAME_LIMITS } from "@/core/kernel/names/limits";

import { ChangeModel } from "./change-model";

/** For the host: what the room is called, whether it is kept as it is, and whether it is there at all. */
export function RoomDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("room");
  const tErrors = useTranslations("errors");
  const { id, slug } = useFacts();
  const title = useTitle();
  const { archived } = useSignal(useLive().status);
  const api = useTRPC();
  const queries = useQueryClient();
  const [deleting, setDeleting] = useState(false);
  const refresh = () => queries.invalidateQueries(api.room.bySlug.queryFilter({ slug }));
  const rename = useMutation(
    api.room.update.mutationOptions({
      onSuccess: () => {
        void say(t("roomDialog.roomHasNewName"));
        void refresh();
      },
    }),
  );
  const archive = useMutation(
    api.room.update.mutationOptions({
      onSuccess: () => {
        void refresh();
        onClose();
      },
    }),
  );

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    rename.mutate({ id, title: String(new FormData(event.currentTarget).get("title")) });
  }

  if (deleting) return <DeleteRoom onClose={() => setDeleting(false)} />;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t("roomDialog.roomSettings")}>
      <form onSubmit={submit} className="flex flex-col gap-3">
        <Field
          label={t("roomDialog.name")}
          name="title"
          defaultValue={title}
          maxLength={NAME_LIMITS.titleLength}
          autoComplete="off"
          required
          hint={t("roomDialog.addressStays")}
          error={rename.error ? wordsOf(tErrors, rename.error) : null}
        />
        <Button type="submit" busy={rename.isPending} className="self-start">
          {t("roomDialog.rename")}
        </Button>
      </form>
      {!archived && <ChangeModel onDone={onClose} />}
      <section
        aria-label={t("roomDialog.archive")}
        className="mt-8 flex flex-col gap-3 border-line border-t pt-6"
      >
        <p className="text-soft">
          {archived ? t("roomDialog.roomArchivedMembersLook") : t("roomDialog.archivedRoomReadOnly")}
        </p>
        <Button
          busy={archive.isPending}
          onClick={() => archive.mutate({ id, archived: !archived })}
          className="self-start"
        >
          {archived ? t("roomDialog.bringRoomBack") : t("roomDialog.archiveTheRoom")}
        </Button>
        {archive.error && (
          <p role="alert" className="text-danger text-sm">
            {wordsOf(tErrors, archive.error)}
          </p>
        )}
      </section>
      <section
        aria-label={t("roomDialog.delete")}
        className="mt-8 flex flex-col gap-3 border-line border-t pt-6"
      >
        <p className="text-soft">{t("roomDialog.worksPublishedRoomStay")}</p>
        <Button variant="danger" onClick={() => setDeleting(true)} className="self-start">
          {t("roomDialog.deleteTheRoom")}
        </Button>
      </section>
    </Dialog>
  );
}

function DeleteRoom({ onClose }: { onClose: () => void }) {
  const t = useTranslations("room");
  const tErrors = useTranslations("errors");
  const { id } = useFacts();
  const title = useTitle();
  const router = useRouter();
  const remove = useMutation(
    useTRPC().room.remove.mutationOptions({ onSuccess: () => router.push("/me/rooms") }),
  );
  return (
    <Confirm
      title={t("roomDialog.deleteTitle", { title })}
      about={t("roomDialog.everyoneSentOutAddress")}
      act={t("roomDialog.deleteTheRoom")}
      busy={remove.isPending}
      error={remove.error ? wordsOf(tErrors, remove.error) : null}
      onAct={() => remove.mutate({ id })}
      onClose={onClose}
    />
  );
}
