type Label = {
  player: string;
  name: string | null;
  influence: number;
  error: number;
  declared: number | null;
  edits: number;
  consent: string;
  through: { work: string; title: string } | null;
  without: string | null;
};
/** A maker as a label names them: once, with all the ways by which they had a part. */
export type Maker = Omit<Label, "through"> & { through: readonly { work: string; title: string }[] };

/** Who made part of a work themselves and came in with others as well is one maker; the largest share first. */
export function makersOnce(labels: readonly Label[]): Maker[] {
  const makers = new Map<string, Maker>();
  for (const { through, ...label } of labels) {
    const known = makers.get(label.player);
    const ways = through ? [through] : [];
    makers.set(
      label.player,
      known
        ? {
            ...known,
            name: known.name ?? label.name,
            influence: known.influence + label.influence,
            error: Math.hypot(known.error, label.error),
            declared: known.declared ?? label.declared,
            edits: known.edits + label.edits,
            through: [...known.through, ...ways],
            without: known.without ?? label.without,
          }
        : { ...label, through: ways },
    );
  }
  return [...makers.values()].sort((a, b) => b.influence - a.influence);
}
