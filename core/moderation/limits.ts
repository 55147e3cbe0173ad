/** How many reports an hour are taken: of an account, of a guest, and of everyone who comes from one network. */
export const REPORTS_PER_HOUR = { account: 10, guest: 3, network: 30 } as const;
/** Guests' reports count half: they can be made by the dozen. */
export const GUEST_WEIGHT = 0.5;
/** Characters of a report, and of the reasons for a decision or an appeal. */
export const REPORT_LENGTH = 1000;
export const REASONS_LENGTH = 2000;
