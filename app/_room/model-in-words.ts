import type { Say } from "@/app/_words/say";
import type { ModelInfo } from "@/core/picture/model/model-file";

type Phrase = Parameters<Say<"controls">["has"]>[0];

/** A model whose controls and families are called what the visitor's language calls them. What the catalogue does not know is called what the model's own files call it. */
export function modelInWords(t: Say<"controls">, model: ModelInfo): ModelInfo {
  const said = <Words extends string | undefined>(words: Words): Words | string =>
    words && phraseIn(t, words);
  return {
    ...model,
    classes: model.classes.map((one) => ({ ...one, label: said(one.label) })),
    controls: model.controls.map((one) =>
      one.kind === "component"
        ? { ...one, label: componentIn(t, one.label) }
        : { ...one, label: said(one.label), low: said(one.low), high: said(one.high) },
    ),
  };
}

/** What a model calls a control, a family or an end of a control, in the visitor's language. */
export function phraseIn(t: Say<"controls">, words: string): string {
  const key = `phrases.${keyOf(words)}` as Phrase;
  return t.has(key) ? t(key) : words;
}

/** "Towards Ukiyo-e" is kept under "towardsUkiyoE". */
export const keyOf = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+(.)?/gu, (_, letter: string | undefined) => letter?.toUpperCase() ?? "");

/** "Component 12" */
const componentIn = (t: Say<"controls">, label: string): string => {
  const number = /^Component (\d+)$/.exec(label)?.[1];
  return number ? t("component", { number }) : label;
};
