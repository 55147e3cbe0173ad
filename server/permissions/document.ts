import { OPERATIONS, type OperationId } from "@/core/api/operations";
import { idsOf } from "@/core/kernel/ids/branded";
import { EVENTS, ROOM_ROLE_IDS, ROOM_ROLES } from "./events";
import { PROCEDURES } from "./procedures";
import { type Answer, ROLE_IDS, ROLES } from "./roles";
import { OPERATION_ROWS, ROUTES } from "./routes";

/** Columns of one width, so that the document also reads as plain text. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, i) => Math.max(...all.map((cells) => cells[i]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((c, i) => c.padEnd(widths[i] ?? 0)).join(" | ")} |`;
  return [line(head), `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`, ...rows.map(line)].join(
    "\n",
  );
}

const code = (name: string): string => `\`${name}\``;

function matrix<Role extends string>(
  what: string,
  roles: readonly Role[],
  labels: Readonly<Record<Role, string>>,
  rows: readonly (readonly [name: string, row: Readonly<Record<Role, Answer>>])[],
): string {
  const cells = rows.map(([name, row]) => [code(name), ...roles.map((role) => row[role])]);
  return table([what, ...roles.map((role) => labels[role])], cells);
}

const operations = (): [string, (typeof OPERATION_ROWS)[OperationId]][] =>
  idsOf(OPERATION_ROWS).map((id) => {
    const { method, path } = OPERATIONS[id];
    return [`${method.toUpperCase()} /api/v1${path}`, OPERATION_ROWS[id]];
  });

/** The tables of this folder as a document. */
export const permissionsDocument = (): string => `# Who may do what

Made by \`npm run permissions -- --write\` from the tables in \`server/permissions\`; its tests ask every one of these as every role
against a real server and compare. Do not edit it by hand.

*User* owns what is asked about, or is an editor of the room that it is in. *Room host* hosts that room and published the work. *Another
user*, *Moderator* and *Admin* have nothing to do with it; *Banned* was an editor of the room. Rooms that are asked about are private,
collections too. A code is one of \`core/kernel/errors/codes.ts\`. Where a cell says \`not_found\`, what is there and what is not answer the same, to the byte.

## Procedures

${matrix("Procedure", ROLE_IDS, ROLES, Object.entries(PROCEDURES))}

## Socket events and room commands

${matrix("Event", ROOM_ROLE_IDS, ROOM_ROLES, Object.entries(EVENTS))}

## Addresses that are no pages

${matrix(
  "Address",
  ROLE_IDS,
  ROLES,
  Object.entries(ROUTES).flatMap(([name, row]) => (row === "another table" ? [] : [[name, row] as const])),
)}

## Operations of the HTTP API

Who asks is said by a key, with every scope; who is signed out and guests have none.

${matrix("Operation", ROLE_IDS, ROLES, operations())}
`;
