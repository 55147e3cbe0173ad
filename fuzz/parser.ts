import type fc from "fast-check";

/** Something of ours that reads what strangers send, opened: inputs to give it, and what has to hold of each. */
export type Opened<Input> = {
  inputs: fc.Arbitrary<Input>;
  /** Throws where something does not hold: an error that is not one of ours, an answer that contradicts itself. */
  check: (input: Input) => void | Promise<void>;
  close?: () => void | Promise<void>;
};

export type Parser = {
  name: string;
  /** Inputs tried in the unit tests: fewer where one takes longer. */
  runs: number;
  open: () => Promise<Opened<unknown>>;
};

/** `inputs` and `check` agree with each other; to whoever runs them their type is nothing. */
export function parser<Input>(
  name: string,
  runs: number,
  open: () => Opened<Input> | Promise<Opened<Input>>,
): Parser {
  return { name, runs, open: async () => (await open()) as unknown as Opened<unknown> };
}
