/** Days that people who edited in private have to answer. The picture is then made without people who have not answered. */
export const CONSENT_DAYS = 7;
export const CONSENT_MS = CONSENT_DAYS * 24 * 60 * 60 * 1000;
