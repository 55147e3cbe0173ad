"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC, useTRPCClient } from "@/app/_api/trpc";
import { Button } from "@/app/_components/ui/button";
import { Dialog } from "@/app/_components/ui/dialog";
import { Choice, Field } from "@/app/_components/ui/field";
import { useComeIn } from "@/app/_components/use-come-in";
import { type Visibility, visibilitiesIn } from "@/app/_components/visibility";
import type { ModelId } from "@/core/kernel/ids/ids";
import { NAME_LIMITS } from "@/core/kernel/names/limits";

type CreateRoomDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  suggestion: string;
  /** Null when nobody is signed in: then the dialog asks for a name too. */
  knownAs: string | null;
  /** A generator that was chosen before. */
  chosen?: string | null;
};

export function CreateRoomDialog({
  open,
  onOpenChange,
  suggestion,
  knownAs,
  chosen = null,
}: CreateRoomDialogProps) {
  const t = useTranslations("rooms");
  const tFrame = useTranslations("frame");
  const router = useRouter();
  const api = useTRPCClient();
  const { busy, error, comeIn } = useComeIn();
  const models = useQuery(useTRPC().model.list.queryOptions());
  const [name, setName] = useState(suggestion);
  const [title, setTitle] = useState("");
  const [visibility, setVisibility] = useState<Visibility>("public");
  const [password, setPassword] = useState("");
  const [model, setModel] = useState<ModelId | undefined>();
  const { models: all = [], off = [] } = models.data ?? {};
  const wanted = model ?? all.find(({ id }) => id === chosen)?.id;
  const choices = all.filter((choice) => !off.includes(choice.id));

  function submit(event: FormEvent) {
    event.preventDefault();
    void comeIn(knownAs === null ? name : null, async () => {
      const { slug } = await api.room.create.mutate({
        title,
        visibility,
        password: password || undefined,
        model: wanted,
      });
      router.push(`/r/${slug}`);
    });
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("createRoomDialog.openARoom")}
      description={t("createRoomDialog.willHost")}
    >
      <form onSubmit={submit} className="flex flex-col gap-5">
        {knownAs === null && (
          <Field
            label={t("createRoomDialog.yourName")}
            value={name}
            onChange={(event) => setName(event.target.value)}
            maxLength={NAME_LIMITS.nameLength}
            required
          />
        )}
        <Field
          label={t("createRoomDialog.title")}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
          maxLength={NAME_LIMITS.titleLength}
          placeholder={t("createRoomDialog.slowWeather")}
          required
          autoFocus
        />
        <Choice
          legend={t("createRoomDialog.whoCanFind")}
          name="visibility"
          value={visibility}
          options={visibilitiesIn(tFrame)}
          onChange={setVisibility}
        />
        {visibility !== "private" && (
          <Field
            label={t("createRoomDialog.passwordOptional")}
            type="password"
            autoComplete="new-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            hint={t("createRoomDialog.whoeverComesNeedsOnce")}
          />
        )}
        {choices.length > 1 && (
          <Choice
            legend={t("createRoomDialog.generator")}
            name="model"
            value={wanted ?? choices[0]?.id ?? ""}
            options={choices.map((choice) => ({
              value: choice.id,
              label: choice.title,
              hint: choice.summary,
              ...(choice.samples > 0 && { picture: `/api/models/${choice.id}/samples/0.png` }),
            }))}
            onChange={(value) => setModel(choices.find((choice) => choice.id === value)?.id)}
          />
        )}
        {error && (
          <p role="alert" className="text-danger">
            {error}
          </p>
        )}
        <Button type="submit" variant="solid" busy={busy} className="h-12">
          {t("createRoomDialog.openTheRoom")}
        </Button>
      </form>
    </Dialog>
  );
}
