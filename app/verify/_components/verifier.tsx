"use client";

import { Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { type DragEvent, useEffect, useId, useRef, useState } from "react";
import { cn } from "@/app/_components/ui/cn";
import { useHydrated } from "@/app/_components/use-hydrated";
import { Findings } from "./findings";
import type { Report } from "./report";

/** Drop a file, read every check. */
export function Verifier() {
  const t = useTranslations("verify");
  const input = useId();
  const hydrated = useHydrated();
  const field = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [busy, setBusy] = useState<string | null>(null);
  const [report, setReport] = useState<Report | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [picture, setPicture] = useState<string | null>(null);

  useEffect(() => () => void (picture && URL.revokeObjectURL(picture)), [picture]);

  async function verify(file: File | undefined) {
    if (!file || busy) return;
    setBusy(file.name);
    setReport(null);
    setError(null);
    try {
      const isRecord = file.name.endsWith(".json") || file.type === "application/json";
      const response = await fetch("/api/verify", {
        method: "POST",
        body: file,
        headers: { "Content-Type": isRecord ? "application/json" : "application/octet-stream" },
      });
      const answer = (await response.json()) as Report & { message?: string };
      if (response.ok) {
        const isPicture = answer.checks.some(({ id, state }) => id === "file" && state === "pass");
        setPicture(isPicture ? URL.createObjectURL(file) : null);
        setReport(answer);
      } else setError(answer.message ?? t("verifier.fileCouldNotChecked"));
    } catch {
      setError(t("verifier.serverCouldNotReached"));
    } finally {
      setBusy(null);
    }
  }

  // A file chosen before the page listened.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page begins to listen
  useEffect(() => {
    if (hydrated) void verify(field.current?.files?.[0]);
  }, [hydrated]);

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    void verify(event.dataTransfer.files[0]);
  }

  return (
    <div className="mt-8">
      <label
        htmlFor={input}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cn(
          "flex min-h-48 cursor-pointer flex-col items-center justify-center gap-3 rounded-lg border-2 border-dashed p-8 text-center transition-colors hover:bg-sunk has-focus-visible:outline-2 has-focus-visible:outline-focus",
          over ? "border-ink bg-sunk" : "border-edge",
        )}
      >
        <Upload aria-hidden className="size-8 text-soft" />
        <span className="font-medium">
          {busy ? t("verifier.lookingAtBusy", { busy }) : t("verifier.dropFileHereChoose")}
        </span>
        <span className="text-sm text-soft">{t("verifier.pngJpegWebpRecords")}</span>
        <input
          ref={field}
          id={input}
          type="file"
          aria-label={t("verifier.fileToVerify")}
          aria-disabled={busy !== null || undefined}
          className="sr-only"
          onChange={(event) => {
            void verify(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
      </label>
      <div aria-live="polite" className="mt-8">
        {error && (
          <p role="alert" className="text-danger">
            {error}
          </p>
        )}
        {report && <Findings report={report} picture={picture} />}
      </div>
    </div>
  );
}
