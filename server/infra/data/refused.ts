/** Cohue cannot continue with a setting: one sentence says what to change. Its stack is not shown. */
export class Refused extends RangeError {
  override readonly name = "Refused";
}

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "";

/** An error of the file system about the data folder, in words for whoever runs Cohue. */
export function refusedFolder(folder: string, error: unknown): Refused {
  const options = { cause: error };
  const user = process.getuid ? ` (user ${process.getuid()})` : "";
  switch (codeOf(error)) {
    case "EROFS":
      return new Refused(
        `The data folder ${folder} is on a file system that is read-only: make that writable, or set COHUE_DATA to another folder.`,
        options,
      );
    case "EACCES":
    case "EPERM":
      return new Refused(
        `This user${user} may not read and write in the data folder ${folder}: give the folder and all in it to this user, or set COHUE_DATA to another folder.`,
        options,
      );
    case "ENOSPC":
    case "EDQUOT":
      return new Refused(
        `There is no room left on the disk of the data folder ${folder}: make room.`,
        options,
      );
    case "ENOTDIR":
    case "EEXIST":
      return new Refused(`COHUE_DATA is ${folder}, which is not a folder: set it to one.`, options);
    default: {
      const why = error instanceof Error ? error.message : String(error);
      return new Refused(`The data folder ${folder} cannot be used: ${why}`, options);
    }
  }
}
