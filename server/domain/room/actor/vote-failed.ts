import type { Code } from "@/core/kernel/errors";

/** Words for the room where the picture that won cannot be drawn any more. */
export const voteFailed = (fault: Code): string =>
  fault === "unknown_model"
    ? "The vote changed nothing: the picture that won was made by a model that has been replaced. Choose another moment in the history."
    : "The vote changed nothing: the picture that won cannot be drawn here any more.";
