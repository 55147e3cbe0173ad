import type { ErrorHandler } from "hono";
import type { H } from "hono/types";
import type { Env } from "./router";

/** An address that is not a page. */
export type Route = {
  /** As documents and the table of permissions call it. */
  name: string;
  /** Hono's patterns; a part that is only some texts says which: `:n{\\d{1,2}}`. */
  paths: readonly string[];
  /** Bytes that its body may have, before anything of it is parsed. */
  most: number;
  /** Public, the same for whoever asks: pages of every site may show and read it. */
  isForAllSites: boolean;
  /** How it answers what goes wrong, where it has a form of its own for errors. */
  onError?: ErrorHandler<Env>;
  /** Middleware, and last what answers, by any method. */
  handlers: readonly H[];
};

type Other = Partial<Omit<Route, "name" | "handlers">>;

/** A route that takes no body, is our own pages' alone and has one path, its name, unless it says otherwise. */
export const route = (name: string, handlers: readonly H[], other: Other = {}): Route => ({
  name,
  paths: [name],
  most: 0,
  isForAllSites: false,
  handlers,
  ...other,
});
