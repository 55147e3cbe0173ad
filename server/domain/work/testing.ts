let works = 0;

/** The least a row of `Work` needs, published by somebody; for tests about what is done with works. */
export function workRow(
  publisher: string,
  more: { title?: string; status?: string; moderation?: string } = {},
) {
  const id = (++works).toString(16).padStart(16, "0");
  return {
    id,
    moment: `moment-${id}`,
    room: `room-${id}`,
    seq: 1,
    status: "published",
    title: `Work ${works}`,
    licence: "CC-BY-4.0",
    version: 1,
    publisher,
    modelId: "fields",
    publishedAt: new Date(),
    ...more,
  };
}
