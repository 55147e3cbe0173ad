import { writeFileSync } from "node:fs";
import { permissionsDocument } from "@/server/permissions/document";

/** `npm run permissions`: prints who may do what, or with --write renews docs/permissions.md. */
const [flag, ...more] = process.argv.slice(2);
if ((flag !== undefined && flag !== "--write") || more.length > 0) {
  process.stderr.write("usage: npm run permissions [-- --write]\n");
  process.exitCode = 2;
} else if (flag) writeFileSync("docs/permissions.md", permissionsDocument());
else process.stdout.write(permissionsDocument());
