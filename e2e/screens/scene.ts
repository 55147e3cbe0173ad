import type { Page } from "@playwright/test";
import type { Instance } from "./seeded";
import type { Who } from "./who";

/** One page in one state. */
export type Scene = {
  /** Names its pictures: letters, digits and dashes. */
  name: string;
  who: Who;
  /** Its address on a seeded instance. */
  at: (instance: Instance) => string;
  /** What is done there before anybody looks. */
  act?: (page: Page, instance: Instance) => Promise<unknown>;
  /** Brings the page back to how others expect it. */
  after?: (page: Page, instance: Instance) => Promise<unknown>;
  /** What it does depends on the width, so that it is opened anew at each. */
  anew?: boolean;
};
