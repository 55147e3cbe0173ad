import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";

const MANIFEST = "vk_swiftshader_icd.json";

/**
 * The environment in which WebGPU runs on a Vulkan driver in software, SwiftShader, which browsers bring with a loader for it: Debian's
 * chromium, and Playwright's. Null where there is none. `scratch`: a folder that may be written.
 */
export function softwareVulkan(scratch: string, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv | null {
  const folder = folders(env).find((place) => existsSync(join(place, MANIFEST)));
  if (!folder) return null;
  return {
    ...env,
    VK_ICD_FILENAMES: join(folder, MANIFEST),
    LD_LIBRARY_PATH: folder,
    XDG_RUNTIME_DIR: scratch,
  };
}

export const NO_SOFTWARE_VULKAN = `no browser brings a Vulkan driver in software (${MANIFEST}) here: install chromium`;

function folders(env: NodeJS.ProcessEnv): string[] {
  const cache = env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), ".cache/ms-playwright");
  const browsers = existsSync(cache) ? readdirSync(cache).filter((name) => name.startsWith("chromium")) : [];
  return [
    "/usr/lib/chromium",
    ...(env.COHUE_CHROMIUM ? [dirname(env.COHUE_CHROMIUM)] : []),
    ...browsers.flatMap((name) => readdirSync(join(cache, name)).map((inner) => join(cache, name, inner))),
  ];
}
