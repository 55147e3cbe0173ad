"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/app/_api/trpc";
import { wordsOf } from "@/app/_api/words";
import { Button } from "@/app/_components/ui/button";
import { Choice, Field } from "@/app/_components/ui/field";
import { say } from "@/app/_components/ui/toasts";
import { VISIBILITIES, type Visibility } from "@/app/_components/visibility";
import { useFacts } from "@/app/_room/live/live-context";

/** Who can find the room and who needs what to come in; for its host. */
export function RoomSettings() {
  const { id, slug } = useFacts();
  const api = useTRPC();
  const queries = useQueryClient();
  const { data: room } = useQuery(api.room.bySlug.queryOptions({ slug }));
  const [visibility, setVisibility] = useState<Visibility | null>(null);
  const [password, setPassword] = useState("");
  const update = useMutation(
    api.room.update.mutationOptions({
      onSuccess: () => {
        setPassword("");
        void say("The room's settings are saved.");
        void queries.invalidateQueries(api.room.bySlug.queryFilter({ slug }));
      },
    }),
  );
  if (!room) return null;
  const chosen = visibility ?? room.visibility;

  function submit(event: FormEvent) {
    event.preventDefault();
    update.mutate({ id, visibility: chosen, ...(password && { password }) });
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4 border-line border-t pt-6">
      <h3 className="font-semibold">Who may come in</h3>
      <Choice
        legend="Who can find it"
        name="room-visibility"
        value={chosen}
        options={VISIBILITIES}
        onChange={setVisibility}
      />
      <Field
        label={room.hasPassword ? "New password" : "Password"}
        type="password"
        autoComplete="new-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        hint={room.hasPassword ? "There is one now. Leave this empty to keep it." : "Leave empty for none."}
        error={update.error ? wordsOf(update.error) : null}
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="solid" busy={update.isPending}>
          Save
        </Button>
        {room.hasPassword && (
          <Button disabled={update.isPending} onClick={() => update.mutate({ id, password: null })}>
            Remove the password
          </Button>
        )}
      </div>
    </form>
  );
}
