import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";
import { LANGUAGES } from "./app/_words/languages";

/** Packages with native parts or their own workers: required at run time, never bundled. */
const native = [
  "sharp",
  "onnxruntime-node",
  "@libsql/client",
  "libsql",
  "@prisma/client",
  "@prisma/adapter-libsql",
  "@prisma/adapter-pg",
  "pg",
  "pino",
  "prom-client",
  "socket.io",
];

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  compress: true,
  serverExternalPackages: native,
  // TypeScript 7 has no JavaScript API: Next asks the compiler's command line instead. `npm test` checks types once, as its own step.
  experimental: { useTypeScriptCli: true },
  typescript: { ignoreBuildErrors: true },
};

/** Messages are compiled when the app is built, so that no browser loads a parser of them. */
const withWords = createNextIntlPlugin({
  requestConfig: "./app/_words/request.ts",
  experimental: {
    messages: { path: "./app/_words", locales: [...LANGUAGES], format: "json", precompile: true },
  },
});

export default withWords(config);
