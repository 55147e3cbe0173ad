/** How dependency-cruiser reads this repository: `@/` from tsconfig.json, `import type` seen, generated code not entered. */
export const options = {
  doNotFollow: { path: ["node_modules", "prisma/generated"] },
  exclude: { path: ["^\\.next/", "^next-env\\.d\\.ts$"] },
  tsPreCompilationDeps: true,
  tsConfig: { fileName: "tsconfig.json" },
  enhancedResolveOptions: {
    exportsFields: ["exports"],
    conditionNames: ["import", "node", "default", "types"],
    extensions: [".ts", ".tsx", ".mts", ".mjs", ".js", ".json", ".css"],
  },
};
