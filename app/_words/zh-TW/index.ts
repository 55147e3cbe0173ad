import frame from "./frame.json";

export const zhTW = { frame };
