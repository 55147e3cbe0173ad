import type { Metadata } from "next";
import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { Table } from "@/app/_components/table";
import { callerFor } from "@/server/trpc/caller";
import { JobActions } from "../../_components/job-actions";
import { Section, Title } from "../../_components/title";
import { jobKindWords, moment, stateWords } from "../../_components/words";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin");
  return { title: t("renderingPage.rendering") };
}

/** What renders, why other engines do not, and the jobs that wait or failed. */
export default async function Rendering() {
  const t = await getTranslations("admin");
  const api = await callerFor(await headers());
  const [rendering, jobs] = await Promise.all([api.admin.rendering(), api.admin.jobs.list()]);
  const { queue } = rendering;
  return (
    <>
      <Title
        about={
          rendering.engine
            ? t("renderingPage.engineRendersState", {
                engine: rendering.engine,
                state: stateWords(t, rendering.state),
              })
            : t("renderingPage.nothingRendersState", { state: stateWords(t, rendering.state) })
        }
      >
        {t("renderingPage.rendering")}
      </Title>
      <Section title={t("renderingPage.jobs")} about={t("renderingPage.publishingCreditsOtherWork")}>
        <Table
          head={[t("renderingPage.kind"), t("renderingPage.state"), t("renderingPage.howMany")]}
          rows={jobs.counts.map(({ kind, state, count }) => ({
            key: `${kind}-${state}`,
            cells: [jobKindWords(t, kind), stateWords(t, state), count],
          }))}
          empty={t("renderingPage.thereHasBeenNo")}
        />
        {jobs.failed.length > 0 && (
          <div className="mt-8">
            <h3 className="mb-2 font-medium">{t("renderingPage.failed")}</h3>
            <Table
              head={[
                t("renderingPage.job"),
                t("renderingPage.why"),
                t("renderingPage.when"),
                t("renderingPage.whatToDo"),
              ]}
              rows={jobs.failed.map(({ id, name, error, attempts, updatedAt }) => ({
                key: id,
                cells: [
                  name,
                  t("renderingPage.tries", { error: error ?? t("renderingPage.unknown"), attempts }),
                  moment(t, updatedAt),
                  <JobActions key={id} id={id} name={name} failed />,
                ],
              }))}
            />
          </div>
        )}
        {jobs.waiting.length > 0 && (
          <div className="mt-8">
            <h3 className="mb-2 font-medium">{t("renderingPage.waitingAndRunning")}</h3>
            <Table
              head={[
                t("renderingPage.job"),
                t("renderingPage.state"),
                t("renderingPage.since"),
                t("renderingPage.whatToDo"),
              ]}
              rows={jobs.waiting.map(({ id, name, state, createdAt }) => ({
                key: id,
                cells: [
                  name,
                  stateWords(t, state),
                  moment(t, createdAt),
                  state === "waiting" ? <JobActions key={id} id={id} name={name} /> : "",
                ],
              }))}
            />
          </div>
        )}
      </Section>
      <Section title={t("renderingPage.queueOfFrames")}>
        <Table
          head={[
            t("renderingPage.waiting"),
            t("renderingPage.inFlight"),
            t("renderingPage.settling"),
            t("renderingPage.toSettle"),
          ]}
          rows={[
            {
              key: "queue",
              cells: [queue.waiting, queue.inFlight, queue.settling, queue.settlesWaiting],
            },
          ]}
        />
      </Section>
      <Section title={t("renderingPage.workers")}>
        <Table
          head={[
            t("renderingPage.process"),
            t("renderingPage.state"),
            t("renderingPage.restarts"),
            t("renderingPage.rendered"),
          ]}
          rows={rendering.workers.map(({ pid, state, restarts, rendered }, i) => ({
            key: String(pid ?? i),
            cells: [pid ?? t("renderingPage.none"), stateWords(t, state), restarts, rendered],
          }))}
        />
      </Section>
      <Section title={t("renderingPage.selfChecks")}>
        <Table
          head={[
            t("renderingPage.model"),
            t("renderingPage.engine"),
            "PSNR",
            t("renderingPage.aFrame"),
            t("renderingPage.outcome"),
          ]}
          rows={rendering.selfChecks.map((check) => ({
            key: `${check.model}-${check.engine}`,
            cells: [
              check.model,
              check.engine,
              Number.isFinite(check.psnr)
                ? t("renderingPage.psnrDb", { psnr: check.psnr.toFixed(1) })
                : t("renderingPage.equal"),
              check.frameMs === null
                ? ""
                : t("renderingPage.framemsMs", { frameMs: check.frameMs.toFixed(1) }),
              check.ok ? t("renderingPage.passes") : (check.why ?? t("renderingPage.fails")),
            ],
          }))}
        />
      </Section>
      <Section title={t("renderingPage.enginesNotUsed")}>
        <Table
          head={[t("renderingPage.engine"), t("renderingPage.why")]}
          rows={rendering.skipped.map(({ engine, why }) => ({ key: engine, cells: [engine, why] }))}
        />
      </Section>
      <Section title={t("renderingPage.modelFoldersRefused")}>
        <Table
          head={[t("renderingPage.folder"), t("renderingPage.why")]}
          rows={rendering.refusedFolders.map(({ id, why }) => ({ key: id, cells: [id, why] }))}
        />
      </Section>
    </>
  );
}
