import { expect, it } from "vitest";
import { type Described, inScript, visualArtwork } from "./json-ld";

const work: Described = {
  title: "Night </script><b>",
  description: "",
  tags: ["sea", "night"],
  url: "https://cohue.example/works/0123456789abcdef",
  image: "https://cohue.example/api/works/0123456789abcdef/1024.jpeg",
  record: "https://cohue.example/api/works/0123456789abcdef/record.json",
  recordHash: "a".repeat(64),
  parents: ["https://cohue.example/works/fedcba9876543210"],
  medium: "Latent of Fields 1.0",
  makers: [{ name: "Ana", url: "https://cohue.example/people/ana" }],
  licenceUrl: "https://creativecommons.org/licenses/by/4.0/",
  publishedAt: 0,
  version: 2,
  sourceType: "algorithmicMedia",
};

it("a work is a VisualArtwork with its makers, licence, source and what it is based on", () => {
  expect(visualArtwork(work)).toMatchObject({
    "@type": "VisualArtwork",
    creator: [{ "@type": "Person", name: "Ana" }],
    license: work.licenceUrl,
    digitalSourceType: "https://schema.org/AlgorithmicMediaDigitalSource",
    isBasedOn: work.parents,
    datePublished: "1970-01-01T00:00:00.000Z",
    keywords: "sea, night",
    identifier: { value: work.recordHash },
  });
  expect(visualArtwork(work)).not.toHaveProperty("description");
});

it("a title cannot close the script element that it is written in", () => {
  expect(inScript(visualArtwork(work))).not.toContain("<");
  expect(JSON.parse(inScript(visualArtwork(work)))).toEqual(visualArtwork(work));
});
