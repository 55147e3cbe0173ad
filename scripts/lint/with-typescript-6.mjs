/**
 * Loaded before dependency-cruiser. TypeScript 7 is a compiler without a JavaScript API, and dependency-cruiser
 * parses with that API, so for it alone `typescript` means `typescript-6`. Everything else stays on 7.
 */
import Module, { register } from "node:module";

const resolveRequire = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  return resolveRequire.call(this, request.replace(/^typescript(?=$|\/)/, "typescript-6"), ...rest);
};

const hooks = `export const resolve = (specifier, context, next) =>
  next(specifier.replace(/^typescript(?=$|\\/)/, "typescript-6"), context);`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
