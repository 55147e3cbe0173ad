/** What is said when Cohue is open: where, and, until there is an admin, how to become the first. */
export function welcome(address: string, adminToken: string | null): string {
  const open = `Cohue is open at ${address}\n`;
  if (!adminToken) return open;
  return `${open}The first admin: make an account, then open, once, ${address}/admin/claim?token=${adminToken}\n`;
}
