import Link from "next/link";

const APPEALS = "You can appeal at /appeals.";

/** What the server says to somebody, with the way to an appeal as a link. */
export function LinkedWords({ words }: { words: string }) {
  if (!words.includes(APPEALS)) return words;
  return (
    <>
      {words.replace(APPEALS, "")}
      <Link href="/appeals" className="touch text-ink underline underline-offset-4">
        Read the decision, or appeal
      </Link>
    </>
  );
}
