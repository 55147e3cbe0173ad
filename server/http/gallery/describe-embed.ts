import { AppError } from "@/core/kernel/errors";
import { xmlText } from "@/core/kernel/names/xml-text";
import { aspectOf, shapeOf } from "@/core/picture/render/shape";
import { readShown } from "@/server/domain/work/read-shown";
import type { Services } from "@/server/services";
import { handlers, queryOf } from "../router";
import { sendJson } from "../send/json";

/** Pixels of the label below the picture. */
const LABEL = 88;

/** How another site shows a work (oembed.com, 1.0). */
export const describeEmbed = ({ work }: Pick<Services, "work">) =>
  handlers(async (c) => {
    const query = queryOf(c);
    const { origin } = work;
    const path = URL.parse(query.get("url") ?? "", origin)?.pathname ?? "";
    const [, id] = /^\/works\/([0-9a-f]{16})$/.exec(path) ?? [];
    if (!id) throw new AppError("not_found", "no work", "There is no work at that address.");
    const { title, ratio } = await readShown(work, id);
    const width = Math.max(256, Math.min(1024, Number(query.get("maxwidth")) || 512));
    const height = Math.round(width / aspectOf(ratio)) + LABEL;
    const thumbnail = shapeOf(ratio, 512);
    return sendJson(c.env, 200, {
      version: "1.0",
      type: "rich",
      provider_name: "Cohue",
      provider_url: origin,
      title,
      width,
      height,
      html: `<iframe src="${origin}/embed/${id}" width="${width}" height="${height}" title="${xmlText(title)}" loading="lazy" style="border:0"></iframe>`,
      thumbnail_url: `${origin}/api/works/${id}/512.webp`,
      thumbnail_width: thumbnail.width,
      thumbnail_height: thumbnail.height,
    });
  });
