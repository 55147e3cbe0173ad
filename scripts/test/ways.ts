import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";

/** Stands in a way's text where a value does. */
export const HOLE = "\uE000";

/**
 * One way to say a message, as its values choose: its words with holes, the name of each hole's value (`<bdi>`: of a tag that is filled
 * in), what was chosen by which value, and which values are numbers.
 */
export type Way = {
  text: string;
  holes: string[];
  chosen: [name: string, option: string][];
  numbers: string[];
};

const SAYS_NOTHING: Way = { text: "", holes: [], chosen: [], numbers: [] };

/** Every way to say a message that is written in ICU. Days and times are left out: how they are written is no business of a message's. */
export function waysOf(message: string): Way[] {
  return waysOfAll(parse(message), "");
}

const waysOfAll = (elements: MessageFormatElement[], counted: string): Way[] =>
  elements.reduce(
    (before, element) => {
      const after = waysOfOne(element, counted);
      return before.flatMap((first) => after.map((second) => joined(first, second)));
    },
    [SAYS_NOTHING],
  );

function waysOfOne(element: MessageFormatElement, counted: string): Way[] {
  switch (element.type) {
    case TYPE.literal:
      return [{ ...SAYS_NOTHING, text: element.value }];
    case TYPE.argument:
      return [hole(element.value)];
    case TYPE.number:
      return [{ ...hole(element.value), numbers: [element.value] }];
    case TYPE.pound:
      return [{ ...hole(counted), numbers: [counted] }];
    case TYPE.tag:
      return element.children.length > 0
        ? waysOfAll(element.children, counted)
        : [hole(`<${element.value}>`)];
    case TYPE.select:
    case TYPE.plural:
      return Object.entries(element.options).flatMap(([option, { value }]) =>
        waysOfAll(value, element.value).map((way) => ({
          ...way,
          chosen: [[element.value, option], ...way.chosen] satisfies Way["chosen"],
          numbers: element.type === TYPE.plural ? [element.value, ...way.numbers] : way.numbers,
        })),
      );
    default:
      return [];
  }
}

const hole = (name: string): Way => ({ ...SAYS_NOTHING, text: HOLE, holes: [name] });

const joined = (first: Way, second: Way): Way => ({
  text: first.text + second.text,
  holes: [...first.holes, ...second.holes],
  chosen: [...first.chosen, ...second.chosen],
  numbers: [...first.numbers, ...second.numbers],
});
