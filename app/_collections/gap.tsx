/** Where a work hung that is not shown any more: its place on the wall, and why. */
export function Gap({ words }: { words: string | null }) {
  return (
    <div className="grid aspect-square w-full place-items-center border border-edge border-dashed p-6">
      <p className="max-w-52 text-center text-sm text-soft">{words}</p>
    </div>
  );
}
