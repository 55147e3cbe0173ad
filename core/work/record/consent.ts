/** Days that those who edited in private have to answer; whoever has not by then is left out of the picture. */
export const CONSENT_DAYS = 7;
export const CONSENT_MS = CONSENT_DAYS * 24 * 60 * 60 * 1000;
