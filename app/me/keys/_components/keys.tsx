"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_api/trpc";
import type { OwnKey } from "@/app/_api/types";
import { Button } from "@/app/_components/ui/button";
import { KeyRow } from "./key-row";
import { NewKeyDialog } from "./new-key-dialog";

/** One's keys, those that work first, and the way to a new one. */
export function Keys({ first }: { first: OwnKey[] }) {
  const t = useTranslations("me");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { data: keys } = useQuery({ ...trpc.key.list.queryOptions(), initialData: first });
  const [open, setOpen] = useState(false);
  const reload = () => queries.invalidateQueries({ queryKey: trpc.key.list.queryKey() });
  const alive = keys.filter((key) => key.state === "alive");
  const ended = keys.filter((key) => key.state !== "alive");
  return (
    <>
      <div className="mt-8">
        <Button variant="solid" onClick={() => setOpen(true)}>
          <KeyRound aria-hidden /> {t("keys.makeAKey")}
        </Button>
      </div>
      <NewKeyDialog open={open} onOpenChange={setOpen} onMade={reload} />
      <section aria-labelledby="alive" className="mt-12">
        <h2 id="alive" className="font-semibold text-xl">
          {t("keys.keysThatWork")}
        </h2>
        {alive.length === 0 && <p className="mt-3 text-soft">{t("keys.noneNobodyButActs")}</p>}
        <ul className="mt-4 border-line border-t">
          {alive.map((key) => (
            <KeyRow key={key.id} of={key} onRevoked={reload} />
          ))}
        </ul>
      </section>
      {ended.length > 0 && (
        <section aria-labelledby="ended" className="mt-12">
          <h2 id="ended" className="font-semibold text-xl">
            {t("keys.keysHaveEnded")}
          </h2>
          <ul className="mt-4 border-line border-t">
            {ended.map((key) => (
              <KeyRow key={key.id} of={key} onRevoked={reload} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
