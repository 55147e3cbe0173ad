export { fitPalette } from "./fit-palette";
export { grade, gradeOf } from "./grade";
export { Lut } from "./lut";
export { hexOf, type Oklab, oklabOf, oklabOfHex, unitOf } from "./oklab";
export { ownPalette } from "./own-palette";
