export { projection } from "./projection";
export { type Mapped, type Mapping, mappingsNeeded, resolve } from "./resolve";
