/**
 * The lines that the process prints when Cohue is open: its address, and until there is an admin, how to become the first. Without an
 * address the process serves nobody and does jobs.
 */
export function welcome(address: string | null, adminToken: string | null): string {
  if (address === null) return "Cohue does jobs here.\n";
  const open = `Cohue is open at ${address}\n`;
  if (!adminToken) return open;
  return `${open}The first admin: make an account, then open, once, ${address}/admin/claim?token=${adminToken}\n`;
}

export const rendering = (engine: string | null): string =>
  engine ? `Cohue renders here, by ${engine}.\n` : "Cohue can render nothing here: its log says why.\n";
