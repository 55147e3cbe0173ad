import type { Training } from "@/core/work/record/originality";

/** The nearest training images by name, how near they are, and what that proves. */
export function NearTraining({ training }: { training: Training }) {
  if (training.kind === "none")
    return (
      <p className="mt-3 max-w-prose text-soft">
        This model has no training data: its network was drawn from a seed and never saw an image, so there is
        nothing it could repeat. People can still steer it towards what they have seen elsewhere.
      </p>
    );
  if (training.kind === "unknown") return <p className="mt-3 max-w-prose text-soft">{training.why}</p>;
  return (
    <div className="mt-3 flex max-w-prose flex-col gap-4">
      <p>{inWords(training)}</p>
      <ol className="flex flex-col gap-2">
        {training.nearest.map((image, i) => (
          // Two images of one work may be among the nearest.
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes.
          <li key={i} className="flex items-baseline gap-3">
            <span className="w-5 shrink-0 text-right text-soft tabular-nums">{i + 1}</span>
            <span className="min-w-0 flex-1">
              {isAddress(image.source) ? (
                <a href={image.source} rel="noopener nofollow" className="underline underline-offset-4">
                  {image.title || "Untitled"}
                </a>
              ) : (
                <cite>{image.title || "Untitled"}</cite>
              )}
              <span className="text-soft">
                {" "}
                by {image.artist || "an unnamed artist"}
                {image.date && `, ${image.date}`}
              </span>
            </span>
            <span className="shrink-0 text-sm text-soft tabular-nums">{image.distance.toFixed(2)}</span>
          </li>
        ))}
      </ol>
      <p className="text-sm text-soft">
        The {training.images.toLocaleString("en")} images that the model was trained on, nearest first.
        Distance is taken between what the model's critic sees, in spreads of those images. A small one means
        likeness in what the critic looks at; it does not show that anything was copied, and a large one
        proves no originality: a motif can be repeated inside another composition. Pictures that were not
        trained on are not compared.
      </p>
    </div>
  );
}

/** Addresses in a data sheet are somebody else's words: only plain ones become links. */
const isAddress = (source: string): boolean => /^https?:\/\//.test(source);

function inWords({ percentile, heldOut }: Extract<Training, { kind: "measured" }>): string {
  if (percentile === null)
    return "No image was held out of training, so there is no measure of what is near.";
  const share = Math.round(percentile * 100);
  const held = `the ${heldOut.toLocaleString("en")} held-out images, which training never saw,`;
  if (percentile < 0.01)
    return `Nearer to a training image than all but one in a hundred of ${held.slice(0, -1)}: look at the first below.`;
  if (share <= 25)
    return `Rather near to its nearest training image: only ${share} % of ${held} lie nearer to one.`;
  if (share >= 100) return `Farther from every training image than any of ${held.slice(0, -1)}.`;
  return `As far from the training images as works usually are: ${share} % of ${held} lie nearer to one.`;
}
