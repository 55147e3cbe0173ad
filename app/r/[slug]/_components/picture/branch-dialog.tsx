"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_api/trpc";
import { wordsOf } from "@/app/_api/words";
import { Confirm } from "@/app/_components/ui/confirm";
import { useFacts } from "@/app/_room/live/live-context";

/** Says what room a branch opens, and who may come into it, before it is there. */
export function BranchDialog({ seq, onClose }: { seq: number; onClose: () => void }) {
  const tErrors = useTranslations("errors");

  const { id, slug } = useFacts();
  const router = useRouter();
  const api = useTRPC();
  const { data: room } = useQuery(api.room.bySlug.queryOptions({ slug }));
  const branch = useMutation(
    api.room.branch.mutationOptions({ onSuccess: (opened) => router.push(`/r/${opened.slug}`) }),
  );
  const isShut = room?.visibility === "private" || room?.hasPassword;
  const whoComes = isShut ? "only people you invite can come in" : "whoever has its link can come in";
  return (
    <Confirm
      title={`Branch moment ${seq}?`}
      about={`A new room opens with this picture: you are its host, ${whoComes}, and this room stays as it is.`}
      act="Branch into a new room"
      variant="solid"
      busy={branch.isPending || branch.isSuccess}
      error={branch.error ? wordsOf(tErrors, branch.error) : null}
      onAct={() => branch.mutate({ id, seq })}
      onClose={onClose}
    />
  );
}
