/** Five faders, five hands: together their knobs draw a c. */
const KNOBS = [
  [20.5, 5],
  [10.5, 9.8],
  [6.5, 16],
  [10.5, 22.2],
  [20.5, 27],
] as const;

export function Mark({
  className = "size-7",
  colourful = false,
}: {
  className?: string;
  colourful?: boolean;
}) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden="true">
      {KNOBS.map(([x, y], i) => (
        <g key={y}>
          <path
            d={`M3.5 ${y}h25`}
            stroke="currentColor"
            strokeWidth="1.2"
            strokeLinecap="round"
            opacity="0.32"
          />
          <circle cx={x} cy={y} r="3.15" fill={colourful ? `var(--color-member-${i})` : "currentColor"} />
        </g>
      ))}
    </svg>
  );
}

export function Wordmark({ className }: { className?: string }) {
  return (
    <span className={`inline-flex items-center gap-2.5 ${className ?? ""}`}>
      <Mark />
      <span className="whitespace-nowrap font-semibold text-[1.35rem] leading-none tracking-[-0.035em]">
        cohue
      </span>
    </span>
  );
}
