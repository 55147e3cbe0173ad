/** In place of a work that is not shown any more: why. */
export function HiddenWork({ words }: { words: string | null }) {
  return (
    <div className="grid aspect-square w-full place-items-center border border-edge border-dashed p-6">
      <p className="max-w-52 text-center text-sm text-soft">{words}</p>
    </div>
  );
}
