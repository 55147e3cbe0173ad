/** A command to try, in a box that scrolls by itself where it is long. */
export function Example({ label, code }: { label: string; code: string }) {
  return (
    <figure className="mt-5 min-w-0">
      <figcaption className="text-sm text-soft">{label}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <pre tabIndex={0} className="mt-1.5 overflow-x-auto rounded-md border border-line bg-sunk p-4 text-sm">
        <code>{code}</code>
      </pre>
    </figure>
  );
}
