export { latentFromSeed } from "./normal";
export { uint32s, uniforms } from "./random";
