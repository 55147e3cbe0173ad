const NOTES = [
  [
    "The network",
    "The Commons is drawn by fields, a small pattern-producing network that was trained on nobody’s work: a picture is computed from coordinates and a vector. Other rooms may use networks that learned from pictures; each has a page that says which, and what its controls were measured to do.",
  ],
  [
    "Who sees what",
    "In a public room everyone sees the picture, your name and what you move. A private room opens only by invitation or password. A preview of public rooms hangs in the lobby.",
  ],
  [
    "What is kept",
    "A room keeps a log of edits under a made-up id; names are stored apart from it and chat is not in it. So a person can be forgotten and the record of the picture still holds.",
  ],
  [
    "Whose it is",
    "A published work says how much each person moved it, measured by rendering it without them. Each decides whether to be named. Its record is signed, and anyone can check a file against it.",
  ],
] as const;

/** What a visitor should know before they put time into it. */
export function Honesty() {
  return (
    <section aria-labelledby="honest" className="mx-auto mt-28 w-full max-w-[1520px] px-5 sm:px-10">
      <h2 id="honest" className="font-semibold text-2xl tracking-tight">
        Plainly said
      </h2>
      <dl className="mt-8 grid gap-x-12 gap-y-8 border-line border-t pt-8 sm:grid-cols-2 xl:grid-cols-4">
        {NOTES.map(([title, words]) => (
          <div key={title}>
            <dt className="font-semibold">{title}</dt>
            <dd className="mt-1.5 max-w-[52ch] text-soft">{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
