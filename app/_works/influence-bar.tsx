/** Colours of makers on a label, in order of influence: the members' palette. */
export const makerColour = (i: number): string => `var(--color-member-${i % 12})`;

/** Influence as one thin bar; those who worked against the picture take no length. */
export function InfluenceBar({ labels }: { labels: readonly { player: string; influence: number }[] }) {
  const total = labels.reduce((sum, l) => sum + Math.max(0, l.influence), 0) || 1;
  return (
    <div aria-hidden className="flex h-1.5 w-full gap-px overflow-hidden rounded-full bg-well">
      {labels.map((label, i) => (
        <span
          key={label.player}
          style={{ width: `${(Math.max(0, label.influence) / total) * 100}%`, background: makerColour(i) }}
        />
      ))}
    </div>
  );
}
