import { FilmDiagram, PullDiagram, SumDiagram } from "./diagrams";

const STEPS = [
  {
    title: "Everyone pulls",
    diagram: <PullDiagram />,
    words:
      "A fader shows who pulls where, each in their own colour. Your pull is yours alone: nobody can drag it back, and your undo takes back only what you did.",
  },
  {
    title: "The room renders the sum",
    diagram: <SumDiagram />,
    words:
      "All pulls add up to one latent vector. A network on the server turns it into a picture, many times a second, and everyone sees the same frame at the same moment.",
  },
  {
    title: "Nothing is lost",
    diagram: <FilmDiagram />,
    words:
      "Each change goes into a log that only grows. Run back through the film, look at any moment, restore it, or branch it into a room of its own.",
  },
];

export function HowItWorks() {
  return (
    <section aria-labelledby="how" className="mx-auto mt-28 w-full max-w-[1520px] px-5 sm:px-10">
      <h2 id="how" className="font-semibold text-2xl tracking-tight">
        How it works
      </h2>
      <ol className="mt-8 grid gap-x-12 gap-y-14 md:grid-cols-3">
        {STEPS.map(({ title, diagram, words }) => (
          <li key={title}>
            {diagram}
            <h3 className="mt-6 font-semibold text-lg">{title}</h3>
            <p className="mt-1.5 max-w-[46ch] text-soft">{words}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
