/** Width to height, as people say it. Each is a shape that rooms offer: square, wide, tall, film. */
export const RATIOS = ["1:1", "3:2", "2:3", "16:9"] as const;
export type Ratio = (typeof RATIOS)[number];
export const SQUARE = "1:1";

/** The shape that a recipe asks for: square where it names none. */
export const ratioOf = ({ ratio }: { ratio?: Ratio | undefined }): Ratio => ratio ?? SQUARE;
