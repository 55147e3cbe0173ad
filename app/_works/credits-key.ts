type Credited = {
  version: number;
  labels: readonly { player: string; name?: string | null; consent?: string; influence: number }[];
};

/** Names what a label shows of its makers: another key, and the page has to be drawn anew. */
export const creditsKey = ({ version, labels }: Credited): string =>
  JSON.stringify([
    version,
    labels.map(({ player, name, consent, influence }) => [player, name ?? "", consent ?? "", influence]),
  ]);
