import { cleanLine } from "./clean-name";

/** A person's text of several lines made harmless to show, each line as `cleanLine` does, cut to a length in characters. */
export const cleanParagraphs = (raw: string, length: number): string =>
  cut(
    raw
      .split(/\r?\n/)
      .map((line) => cleanLine(line))
      .join("\n")
      .replace(/\n{3,}/g, "\n\n")
      .trim(),
    length,
  );

/** The first `length` characters; never half of one. */
export const cut = (text: string, length: number): string => [...text].slice(0, length).join("");
