import { z } from "zod";
import { ActorId, ControlId, ModelId, RoomId, Sha256, WorkId } from "@/core/kernel/ids/ids";
import { RECIPE_LIMITS } from "@/core/picture/recipe/limits";
import { RatioSchema } from "@/core/picture/recipe/ratio-schema";
import { Colour, Seed, Still, Truncation } from "@/core/picture/recipe/recipe";
import { LICENCE_IDS } from "@/core/work/record/licences";
import { SignedRecord } from "@/core/work/record/record";
import { ScopeId } from "./scopes";

/** Shapes of what the HTTP API says and is told. Each that has an id becomes a named schema of the document. */
export const named = z.registry<{ id: string }>();
const name = <T extends z.core.$ZodType>(id: string, schema: T): T => {
  named.add(schema, { id });
  return schema;
};

const when = z.iso.datetime().describe("RFC 3339, UTC");
const address = z.url();
const Licence = z.enum(LICENCE_IDS);

export const WorkCard = name(
  "WorkCard",
  z.object({
    id: WorkId,
    title: z.string(),
    version: z.int(),
    makers: z.array(z.string()).describe("Those who are named, up to three"),
    others: z.int().describe("Makers who are not among them"),
    colours: z.array(Colour),
    ratio: RatioSchema.check(z.describe("Width to height of the picture")),
    applause: z.int(),
    publishedAt: when,
    url: address.describe("Its page"),
    image: address.describe("512 px, WebP"),
  }),
);
export const WorkList = name(
  "WorkList",
  z.object({
    works: z.array(WorkCard),
    next: z.string().nullable().describe("The cursor of the next page; null on the last"),
  }),
);
const Maker = name(
  "Maker",
  z.object({
    name: z.string().nullable().describe("null: unnamed, by choice or because they have not answered"),
    influence: z
      .number()
      .describe("Measured share of the picture; all sum to 1. Negative: worked against it"),
    error: z.number(),
    declared: z.int().nullable().describe("The share that all who are named agreed to, in thousandths"),
    edits: z.int(),
    through: z
      .object({ work: WorkId, title: z.string() })
      .nullable()
      .describe("The work they took part in, where it was brought in"),
  }),
);
export const Work = name(
  "Work",
  z.object({
    id: WorkId,
    title: z.string(),
    description: z.string(),
    tags: z.array(z.string()),
    licence: z.object({ id: Licence, label: z.string(), url: address }),
    doNotTrain: z.boolean(),
    publishedAt: when,
    version: z.int(),
    model: z.object({ id: ModelId, hash: Sha256 }),
    recipe: Still,
    recordHash: Sha256,
    pixels: z.object({ hash: Sha256, size: z.int() }),
    ratio: RatioSchema.check(z.describe("Width to height of the picture")),
    colours: z.array(Colour),
    classes: z.array(z.string()),
    makers: z.array(Maker),
    room: z.object({ slug: z.string(), title: z.string(), url: address }).nullable(),
    applause: z.int(),
    url: address,
    image: address,
  }),
);
export const Record = name("SignedRecord", SignedRecord);
name("Recipe", Still);
const Kin = name(
  "Kin",
  z.object({
    id: WorkId,
    title: z.string(),
    kind: z.string().describe("remix, blend, breed or branch"),
    from: WorkId.check(z.describe("The work of this graph that it hangs on")),
    shown: z.boolean(),
  }),
);
export const Ancestry = name(
  "Ancestry",
  z.object({
    parents: z.array(Kin),
    children: z.array(Kin),
    lines: z
      .array(z.object({ parent: WorkId, child: WorkId, kind: z.string() }))
      .describe("Every way from one to another: a work may come from another by two"),
  }),
);
export const FileList = name(
  "FileList",
  z.object({
    files: z.array(
      z.object({
        size: z.int().describe("Pixels per side"),
        format: z.enum(["png", "jpeg", "webp"]),
        url: address,
        hash: z.nullable(Sha256).describe("null until it is first asked for: files are made then"),
        bytes: z.int().nullable(),
      }),
    ),
  }),
);

const Control = z.object({
  id: ControlId,
  label: z.string(),
  band: z.enum(["structure", "shapes", "colour", "all"]),
  low: z.string().nullable(),
  high: z.string().nullable(),
});
export const Model = name(
  "Model",
  z.object({
    id: ModelId,
    hash: Sha256,
    version: z.string(),
    title: z.string(),
    summary: z.string(),
    license: z.string(),
    classes: z.array(z.object({ id: z.string(), label: z.string() })),
    controls: z.array(Control),
    native: z.int().describe("Pixels per side that it draws by itself"),
    largest: z.int(),
    url: address,
  }),
);
export const ModelList = name("ModelList", z.object({ models: z.array(Model) }));
export const ModelPage = name(
  "ModelPage",
  Model.extend({
    card: z.string().describe("Its card, Markdown"),
    images: z.int().describe("Images in its data sheet; 0 where it was not trained"),
  }),
);

const ExhibitionCard = name(
  "ExhibitionCard",
  z.object({
    id: z.string(),
    title: z.string(),
    text: z.string().describe("The curator's"),
    curator: z.string(),
    count: z.int().describe("Works that are shown"),
    updatedAt: when,
    url: address,
  }),
);
export const ExhibitionList = name(
  "ExhibitionList",
  z.object({ exhibitions: z.array(ExhibitionCard), next: z.string().nullable() }),
);
export const Exhibition = name(
  "Exhibition",
  ExhibitionCard.extend({
    works: z
      .array(z.object({ note: z.string().describe("What the curator says of it here"), work: WorkCard }))
      .describe("In the curator's order; those that are not shown any more are left out"),
  }),
);

export const Key = name(
  "Key",
  z.object({
    name: z.string(),
    prefix: z.string(),
    scopes: z.array(ScopeId),
    expiresAt: when.nullable(),
    person: z.object({ actor: ActorId, name: z.string() }),
  }),
);
export const OwnWork = name(
  "OwnWork",
  z.object({
    id: WorkId,
    title: z.string(),
    part: z.enum(["publisher", "maker"]),
    status: z
      .string()
      .describe("preparing, awaiting (the answers of those who edited), published, unpublished or failed"),
    shown: z.boolean(),
    why: z.string().nullable().describe("Why it is not shown"),
    progress: z.number().min(0).max(1),
    version: z.int(),
    consent: z.string().nullable().describe("What you said about your part"),
    url: address,
  }),
);
export const OwnWorks = name("OwnWorks", z.object({ works: z.array(OwnWork) }));
export const OwnRoom = z.object({
  id: RoomId,
  slug: z.string(),
  title: z.string(),
  seq: z.int(),
  url: address,
});
export const OwnRooms = name("OwnRooms", z.object({ rooms: z.array(OwnRoom) }));

export const Rendering = name(
  "Rendering",
  z.union([
    z.strictObject({ recipe: Still.check(z.describe("A whole recipe, as a work's record has it")) }),
    z.strictObject({
      model: ModelId,
      seed: Seed,
      class: z.string().max(40).optional().describe("One of the model's classes; left out, the seed chooses"),
      truncation: z._default(Truncation, 0.8),
      ratio: z
        ._default(RatioSchema, "1:1")
        .describe("Width to height; models that draw one size draw squares alone"),
      controls: z
        .record(ControlId, z.number().min(-RECIPE_LIMITS.rendered).max(RECIPE_LIMITS.rendered))
        .default({})
        .describe("Sigmas by control"),
      palette: z
        .strictObject({
          colours: z.array(Colour).min(1).max(RECIPE_LIMITS.paletteColours),
          strength: z.number().min(0).max(1).default(1),
        })
        .optional(),
    }),
  ]),
);
export const Publishing = name(
  "Publishing",
  z.strictObject({
    room: z.string().min(1).max(80).describe("A room's id or slug"),
    seq: z.int().min(0).optional().describe("The moment of its history; left out, the present"),
    title: z.string().min(1).max(480),
    description: z.string().max(4000).default(""),
    tags: z.array(z.string().max(80)).max(24).default([]),
    licence: Licence,
    doNotTrain: z.boolean().default(true),
  }),
);
export const Published = name(
  "Published",
  z.object({
    id: WorkId,
    existed: z.boolean().describe("That picture of the room was published before: this is the work it made"),
    status: address.describe("Ask here how far it is"),
  }),
);
export const Problem = name(
  "Problem",
  z.object({
    type: address,
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    tombstone: z
      .object({
        work: WorkId,
        version: z.int(),
        recordHash: z.string(),
        createdAt: z.string(),
        supersededAt: z.string().nullable(),
        why: z.string(),
        current: z.int().nullable().describe("The version that is shown now; null where none is"),
      })
      .optional()
      .describe("What is left of a version that somebody has withdrawn from"),
  }),
);
