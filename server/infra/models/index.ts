export { enlargerOf } from "./enlarger-of";
export { type LoadedFinish, openFinish } from "./open-finish";
export { type LoadedModel, type OpenedModels, openModel, openModels, type RefusedModel } from "./open-models";
