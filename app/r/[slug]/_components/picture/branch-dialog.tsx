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
  const t = useTranslations("room");
  const tErrors = useTranslations("errors");
  const { id, slug } = useFacts();
  const router = useRouter();
  const api = useTRPC();
  const { data: room } = useQuery(api.room.bySlug.queryOptions({ slug }));
  const branch = useMutation(
    api.room.branch.mutationOptions({ onSuccess: (opened) => router.push(`/r/${opened.slug}`) }),
  );
  const isShut = room?.visibility === "private" || room?.hasPassword;
  const whoComes = isShut ? t("branchDialog.onlyPeopleInviteCan") : t("branchDialog.whoeverHasLinkCan");
  return (
    <Confirm
      title={t("branchDialog.branchMomentSeq", { seq })}
      about={t("branchDialog.newRoomOpensPicture", { whoComes })}
      act={t("branchDialog.branchIntoNewRoom")}
      variant="solid"
      busy={branch.isPending || branch.isSuccess}
      error={branch.error ? wordsOf(tErrors, branch.error) : null}
      onAct={() => branch.mutate({ id, seq })}
      onClose={onClose}
    />
  );
}
