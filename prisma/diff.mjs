import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";

/**
 * The SQL that takes a database from one schema to another, without a database: Prisma's own schema engine, compiled to
 * WebAssembly, over an adapter that answers only "which version".
 * @param {{ provider: "sqlite" | "postgres", from: string | null, to: string }} what schemas as text; null: from nothing
 */
export async function diffSchemas({ provider, from, to }) {
  const engine = await loadEngine(provider);
  const datamodel = (content) => ({ tag: "schemaDatamodel", files: [{ path: "schema.prisma", content }] });
  const result = await engine.diff({
    from: from ? datamodel(from) : { tag: "empty" },
    to: datamodel(to),
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return result.stdout;
}

/** The binding holds one instance of the module: a second would pull the memory from under the first. */
let loaded;

async function loadEngine(provider) {
  loaded ??= loadBinding();
  const binding = await loaded;
  return binding.SchemaEngine.new({ datamodels: undefined }, () => {}, versionOnly(provider));
}

async function loadBinding() {
  const glue = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const binding = await import(glue);
  const module = new WebAssembly.Module(readFileSync(join(dirname(glue), "schema_engine_bg.wasm")));
  const instance = new WebAssembly.Instance(module, { "./schema_engine_bg.js": binding });
  binding.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => console.error(message) };
  return binding;
}

function versionOnly(provider) {
  const version = provider === "sqlite" ? "3.50.0" : "16.0";
  const connection = {
    provider,
    adapterName: "version-only",
    queryRaw: async () => ({ columnNames: ["version"], columnTypes: [7], rows: [[version]] }),
    executeRaw: async () => 0,
    executeScript: async () => {},
    dispose: async () => {},
    getConnectionInfo: () => ({ supportsRelationJoins: false }),
    startTransaction: async () => {
      throw new Error("a diff starts no transaction");
    },
  };
  return bindMigrationAwareSqlAdapterFactory({
    provider,
    adapterName: connection.adapterName,
    connect: async () => connection,
    connectToShadowDb: async () => connection,
  });
}
