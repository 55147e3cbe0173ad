/** English of the API's schemas; what stands between backticks is code. */
export const Coded = ({ words }: { words: string }) =>
  words
    .split("`")
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one sentence never change places.
    .map((piece, i) => (i % 2 === 1 ? <code key={i}>{piece}</code> : piece));
