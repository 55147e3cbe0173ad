/** One new version of a work is made at a time. */
export const renewJob = (work: string): string => `renew/${work}`;
