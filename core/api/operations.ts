import { z } from "zod";
import { ModelId, WorkId } from "@/core/kernel/ids/ids";
import { CollectionId } from "@/core/work/collection/collection";
import { LICENCE_IDS } from "@/core/work/record/licences";
import { operation } from "./operation";
import {
  Ancestry,
  Exhibition,
  ExhibitionList,
  FileList,
  Key,
  ModelList,
  ModelPage,
  OwnRooms,
  OwnWork,
  OwnWorks,
  Published,
  Publishing,
  Record,
  Rendering,
  Work,
  WorkList,
} from "./schemas";

const none = z.object({});
const word = z.string().min(1).max(80);
const ByWork = z.object({ work: WorkId });
const Cursor = z
  .string()
  .regex(/^[0-9]{1,5}$/, "not a cursor")
  .optional()
  .describe("`next` of the page before");
const NOT_SHOWN = "A work that is not shown any more answers 410 with the reason.";
const read = { method: "get", query: none, body: null, status: 200 } as const;

/** Everything the HTTP API does, by its name. */
export const OPERATIONS = {
  listWorks: operation({
    ...read,
    path: "/works",
    tag: "Works",
    summary: "The wall: published works, a page at a time",
    scope: null,
    params: none,
    query: z.object({
      search: z.string().max(200).optional().describe("Words of title, description, names and tags"),
      model: word.optional(),
      class: word.optional().describe("A class of the model that the picture shows most of"),
      licence: z.enum(LICENCE_IDS).optional(),
      hue: z.coerce.number().int().min(0).max(359).optional().describe("Degrees; works within 25 of it"),
      tag: word.optional(),
      person: word.optional().describe("A person's id: works they are named on"),
      since: z.iso.datetime({ offset: true }).optional().describe("Published then or later"),
      until: z.iso.datetime({ offset: true }).optional().describe("Published then or before"),
      sort: z.enum(["newest", "applauded", "oldest"]).optional(),
      cursor: Cursor,
    }),
    answer: WorkList,
    errors: [],
  }),
  readWork: operation({
    ...read,
    path: "/works/{work}",
    tag: "Works",
    summary: "A work: its label, recipe and makers",
    description: NOT_SHOWN,
    scope: null,
    params: ByWork,
    answer: Work,
    errors: ["gone"],
  }),
  readRecord: operation({
    ...read,
    path: "/works/{work}/record",
    tag: "Works",
    summary: "Its signed record, with the list of its files and the instance's keys",
    description:
      "Records stay readable when the work is not shown any more: they hold no picture. A version that somebody has withdrawn from answers 410 with a `tombstone`.",
    scope: null,
    params: ByWork,
    query: z.object({ version: z.coerce.number().int().min(1).max(99_999).optional() }),
    answer: Record,
    errors: ["gone"],
  }),
  readAncestry: operation({
    ...read,
    path: "/works/{work}/ancestry",
    tag: "Works",
    summary: "What it was made from, and what was made from it",
    description: `${NOT_SHOWN} Works that are not shown keep their place in other works' graphs, without their title.`,
    scope: null,
    params: ByWork,
    answer: Ancestry,
    errors: ["gone"],
  }),
  listFiles: operation({
    ...read,
    path: "/works/{work}/files",
    tag: "Works",
    summary: "The files it can be downloaded as",
    description: NOT_SHOWN,
    scope: null,
    params: ByWork,
    answer: FileList,
    errors: ["gone"],
  }),
  listModels: operation({
    ...read,
    path: "/models",
    tag: "Models",
    summary: "The generators that can be used here",
    scope: null,
    params: none,
    answer: ModelList,
    errors: [],
  }),
  readModel: operation({
    ...read,
    path: "/models/{model}",
    tag: "Models",
    summary: "A generator with its card",
    scope: null,
    params: z.object({ model: ModelId }),
    answer: ModelPage,
    errors: [],
  }),
  listExhibitions: operation({
    ...read,
    path: "/exhibitions",
    tag: "Exhibitions",
    summary: "Public exhibitions, those changed last first",
    scope: null,
    params: none,
    query: z.object({ cursor: Cursor }),
    answer: ExhibitionList,
    errors: [],
  }),
  readExhibition: operation({
    ...read,
    path: "/exhibitions/{exhibition}",
    tag: "Exhibitions",
    summary: "An exhibition or a collection: its text, and what hangs in it",
    scope: null,
    params: z.object({ exhibition: CollectionId }),
    answer: Exhibition,
    errors: ["gone"],
  }),
  readKey: operation({
    ...read,
    path: "/me",
    tag: "Yours",
    summary: "The key that is asked with, and whose it is",
    scope: "read",
    params: none,
    answer: Key,
    errors: [],
  }),
  listOwnWorks: operation({
    ...read,
    path: "/me/works",
    tag: "Yours",
    summary: "Works you published or had a part in, the newest 200, shown or not",
    scope: "read",
    params: none,
    answer: OwnWorks,
    errors: [],
  }),
  readOwnWork: operation({
    ...read,
    path: "/me/works/{work}",
    tag: "Yours",
    summary: "How far one of them is",
    scope: "read",
    params: ByWork,
    answer: OwnWork,
    errors: [],
  }),
  listOwnRooms: operation({
    ...read,
    path: "/me/rooms",
    tag: "Yours",
    summary: "Rooms you host, with their present moment",
    scope: "read",
    params: none,
    answer: OwnRooms,
    errors: [],
  }),
  render: operation({
    method: "post",
    path: "/render",
    tag: "Rendering",
    summary: "A recipe or a seed as a picture, 256 px, PNG",
    description:
      "The picture is not a published work: it is not kept and carries no record. The answer's headers Cohue-Recipe-Hash and Cohue-Model-Hash say what was drawn.",
    scope: "render",
    params: none,
    query: none,
    body: Rendering,
    answer: null,
    status: 200,
    errors: [
      "unknown_model",
      "unknown_control",
      "out_of_range",
      "gone",
      "quota_reached",
      "render_unavailable",
    ],
  }),
  publish: operation({
    method: "post",
    path: "/works",
    tag: "Works",
    summary: "Publish a moment of a room you host",
    description:
      "The same rules as in the room: its host publishes, from The Commons anyone with an account. Publishing one picture twice makes one work.",
    scope: "publish",
    params: none,
    query: none,
    body: Publishing,
    answer: Published,
    status: 202,
    errors: ["forbidden", "out_of_range", "limit_reached", "quota_reached"],
  }),
} as const;

export type Operations = typeof OPERATIONS;
export type OperationId = keyof Operations;
