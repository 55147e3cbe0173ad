import { configFromEnvironment } from "@/server/config";
import { makeAdminByEmail } from "@/server/domain/account/claim-admin";
import { openDatabaseInWords } from "@/server/infra/db/open-in-words";

/** `npm run admin -- make EMAIL`: makes an account an admin, from the machine itself. The server may be running. */
async function main(): Promise<number> {
  const [verb, email, ...more] = process.argv.slice(2);
  if (verb !== "make" || !email || more.length > 0) {
    process.stderr.write("usage: npm run admin -- make EMAIL\n");
    return 2;
  }
  const database = await openDatabaseInWords(configFromEnvironment().databaseUrl);
  try {
    const name = await makeAdminByEmail(database.db, email);
    if (name === null) {
      process.stderr.write(`No account has the address ${email}. Make it first, on the sign-up page.\n`);
      return 1;
    }
    process.stdout.write(`${name} (${email}) is an admin from now on.\n`);
    return 0;
  } finally {
    await database.close();
  }
}

process.umask(0o077);
main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  },
);
