import frame from "./frame.json";

export const de = { frame };
