import type { Metadata } from "next";
import { headers } from "next/headers";
import { Table } from "@/app/_components/table";
import { callerFor } from "@/server/trpc/caller";
import { JobActions } from "../../_components/job-actions";
import { Section, Title } from "../../_components/title";
import { moment } from "../../_components/words";

export const metadata: Metadata = { title: "Rendering" };

/** What renders, why other engines do not, and the jobs that wait or failed. */
export default async function Rendering() {
  const api = await callerFor(await headers());
  const [rendering, jobs] = await Promise.all([api.admin.rendering(), api.admin.jobs.list()]);
  const { queue } = rendering;
  return (
    <>
      <Title
        about={
          rendering.engine
            ? `${rendering.engine} renders, ${rendering.state}.`
            : `Nothing renders: ${rendering.state}.`
        }
      >
        Rendering
      </Title>
      <Section
        title="Jobs"
        about="Publishing, credits and other work that outlives a restart. One that fails three times waits here."
      >
        <Table
          head={["Kind", "State", "How many"]}
          rows={jobs.counts.map(({ kind, state, count }) => ({
            key: `${kind}-${state}`,
            cells: [kind, state, count],
          }))}
          empty="There has been no job yet."
        />
        {jobs.failed.length > 0 && (
          <div className="mt-8">
            <h3 className="mb-2 font-medium">Failed</h3>
            <Table
              head={["Job", "Why", "When", "What to do"]}
              rows={jobs.failed.map(({ id, name, error, attempts, updatedAt }) => ({
                key: id,
                cells: [
                  name,
                  `${error ?? "unknown"} (${attempts} tries)`,
                  moment(updatedAt),
                  <JobActions key={id} id={id} name={name} failed />,
                ],
              }))}
            />
          </div>
        )}
        {jobs.waiting.length > 0 && (
          <div className="mt-8">
            <h3 className="mb-2 font-medium">Waiting and running</h3>
            <Table
              head={["Job", "State", "Since", "What to do"]}
              rows={jobs.waiting.map(({ id, name, state, createdAt }) => ({
                key: id,
                cells: [
                  name,
                  state,
                  moment(createdAt),
                  state === "waiting" ? <JobActions key={id} id={id} name={name} /> : "",
                ],
              }))}
            />
          </div>
        )}
      </Section>
      <Section title="Queue of frames">
        <Table
          head={["Waiting", "In flight", "Settling", "To settle"]}
          rows={[
            {
              key: "queue",
              cells: [queue.waiting, queue.inFlight, queue.settling, queue.settlesWaiting],
            },
          ]}
        />
      </Section>
      <Section title="Workers">
        <Table
          head={["Process", "State", "Restarts", "Rendered"]}
          rows={rendering.workers.map(({ pid, state, restarts, rendered }, i) => ({
            key: String(pid ?? i),
            cells: [pid ?? "none", state, restarts, rendered],
          }))}
        />
      </Section>
      <Section title="Self-checks">
        <Table
          head={["Model", "Engine", "PSNR", "A frame", "Outcome"]}
          rows={rendering.selfChecks.map((check) => ({
            key: `${check.model}-${check.engine}`,
            cells: [
              check.model,
              check.engine,
              Number.isFinite(check.psnr) ? `${check.psnr.toFixed(1)} dB` : "equal",
              check.frameMs === null ? "" : `${check.frameMs.toFixed(1)} ms`,
              check.ok ? "passes" : (check.why ?? "fails"),
            ],
          }))}
        />
      </Section>
      <Section title="Engines not used">
        <Table
          head={["Engine", "Why"]}
          rows={rendering.skipped.map(({ engine, why }) => ({ key: engine, cells: [engine, why] }))}
        />
      </Section>
      <Section title="Model folders refused">
        <Table
          head={["Folder", "Why"]}
          rows={rendering.refusedFolders.map(({ id, why }) => ({ key: id, cells: [id, why] }))}
        />
      </Section>
    </>
  );
}
