/** What somebody may do on the site, the least first. */
export const SITE_ROLES = ["user", "moderator", "admin"] as const;
export type SiteRole = (typeof SITE_ROLES)[number];
