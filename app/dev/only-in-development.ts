import { notFound } from "next/navigation";

/** Ends a page with 404, except in development: what is under `/dev` is for those who write Cohue. */
export function onlyInDevelopment(): void {
  // NODE_ENV is the bundler's, not a setting: in a production build only the 404 is left.
  // biome-ignore lint/style/noProcessEnv: see above
  if (process.env.NODE_ENV !== "development") notFound();
}
