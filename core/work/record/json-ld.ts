/** A work as its page describes it to machines (schema.org VisualArtwork). */
export type Described = {
  title: string;
  description: string;
  tags: readonly string[];
  /** Addresses, whole. */
  url: string;
  image: string;
  record: string;
  recordHash: string;
  parents: readonly string[];
  medium: string;
  /** Those who are named. */
  makers: readonly { name: string; url: string }[];
  licenceUrl: string;
  /** Milliseconds since 1970. */
  publishedAt: number;
  version: number;
  /** IPTC's word. */
  sourceType: string;
};

const SOURCES: Record<string, string> = {
  trainedAlgorithmicMedia: "TrainedAlgorithmicMediaDigitalSource",
  compositeWithTrainedAlgorithmicMedia: "CompositeWithTrainedAlgorithmicMediaDigitalSource",
  algorithmicMedia: "AlgorithmicMediaDigitalSource",
};

export function visualArtwork(work: Described): object {
  const source = SOURCES[work.sourceType];
  return {
    "@context": "https://schema.org",
    "@type": "VisualArtwork",
    "@id": work.url,
    url: work.url,
    name: work.title,
    ...(work.description ? { description: work.description } : {}),
    ...(work.tags.length > 0 ? { keywords: work.tags.join(", ") } : {}),
    image: work.image,
    artform: "Digital image",
    artMedium: work.medium,
    creator: work.makers.map(({ name, url }) => ({ "@type": "Person", name, url })),
    datePublished: new Date(work.publishedAt).toISOString(),
    version: work.version,
    license: work.licenceUrl,
    ...(source ? { digitalSourceType: `https://schema.org/${source}` } : {}),
    ...(work.parents.length > 0 ? { isBasedOn: work.parents } : {}),
    identifier: { "@type": "PropertyValue", propertyID: "sha256", value: work.recordHash },
    subjectOf: {
      "@type": "DataDownload",
      name: "Signed record",
      encodingFormat: "application/json",
      contentUrl: work.record,
    },
  };
}

/** JSON that may stand inside a script element: nothing in it can end the element or begin a comment. */
export const inScript = (value: object): string => JSON.stringify(value).replaceAll("<", "\\u003c");
