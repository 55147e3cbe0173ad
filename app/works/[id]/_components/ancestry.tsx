import Link from "next/link";
import type { WorkData } from "@/app/_api/types";

const KINDS: Record<string, string> = {
  remix: "remixed from it",
  breed: "bred from it",
  blend: "it was blended in",
  branch: "branched from it",
};

/** What the work was made from, and what was made from it, as far as it goes. */
export function Ancestry({ work }: { work: WorkData }) {
  const { parents, children } = work.ancestry;
  return (
    <section aria-labelledby="ancestry">
      <h2 id="ancestry" className="font-semibold text-xl">
        Ancestry
      </h2>
      <Generation title="Made from" kin={parents} none="Nothing but its room: it has no parents." />
      <Generation title="Made from it" kin={children} none="Nothing yet. Remix it." />
    </section>
  );
}

function Generation({
  title,
  kin,
  none,
}: {
  title: string;
  kin: WorkData["ancestry"]["parents"];
  none: string;
}) {
  return (
    <div className="mt-4">
      <h3 className="text-sm text-soft">{title}</h3>
      {kin.length === 0 ? (
        <p className="mt-1">{none}</p>
      ) : (
        <ul className="mt-2 flex flex-wrap gap-4">
          {kin.map((other) => (
            <li key={other.id} className="w-28">
              {other.shown ? (
                <Link href={`/works/${other.id}`} className="group block text-sm">
                  <img
                    src={`/api/works/${other.id}/256.webp`}
                    alt=""
                    width={112}
                    height={112}
                    loading="lazy"
                    className="aspect-square w-full bg-well object-cover"
                  />
                  <span className="mt-1 block truncate group-hover:underline">{other.title}</span>
                </Link>
              ) : (
                <p className="text-sm text-soft">{other.title}</p>
              )}
              <p className="text-soft text-xs">{KINDS[other.kind] ?? other.kind}</p>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
