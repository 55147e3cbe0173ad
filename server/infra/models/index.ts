export { enlargerOf } from "./enlarger-of";
export { type LoadedModel, type OpenedModels, openModel, openModels, type RefusedModel } from "./open-models";
