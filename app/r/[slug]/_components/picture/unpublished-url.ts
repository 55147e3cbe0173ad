/** Where a moment's picture is served as a file to keep, labelled as work that nobody has published. */
export const unpublishedUrl = (settled: string): string => `${settled}.png`;
