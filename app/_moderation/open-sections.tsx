import Link from "next/link";

const SECTIONS = [
  ["/rules", "Rules"],
  ["/log", "Log"],
  ["/transparency", "Transparency"],
] as const;

/** The pages that say in the open how this place is kept. */
export const OpenSections = ({ at }: { at: (typeof SECTIONS)[number][0] }) => (
  <nav aria-label="Rules and moderation" className="flex gap-5 border-line border-b">
    {SECTIONS.map(([path, label]) => (
      <Link
        key={path}
        href={path}
        aria-current={path === at ? "page" : undefined}
        className="-mb-px inline-flex h-12 shrink-0 items-center border-transparent border-b-2 font-medium text-soft hover:text-ink aria-[current]:border-ink aria-[current]:text-ink"
      >
        {label}
      </Link>
    ))}
  </nav>
);
