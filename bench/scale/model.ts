/**
 * The arithmetic of docs/scale.md: `node --import tsx bench/scale/model.ts`. Change what is assumed or measured, and copy the table.
 */
const ASSUMED = {
  /** Of all rooms, those with people in them at the busiest moment, and on average over a month. */
  livePeak: 0.05,
  liveMean: 0.05 / 3,
  /** In a live room, a second: edits, frames drawn, frames delivered; and settled pictures. */
  edits: 1,
  drawn: 3,
  delivered: 9,
  pictures: 2 / 60,
  /** Of a core, so much is used at the busiest moment. */
  use: 0.7,
};
const MEASURED = {
  /** Seconds of processor. */
  edit: 0.0021,
  delivery: 0.00004,
  frame: 0.0243,
  /** Bytes. */
  event: 540,
  frameBytes: 10_000,
  picture: 51 * 1024,
};
/** A month, in Euro without tax; dollars at 1.1133 a Euro. */
const PRICE = {
  core: 17.31,
  traffic: 1,
  write: 4.5e-6 / 1.1133,
  read: 0.36e-6 / 1.1133,
  stored: 0.015 / 1.1133,
  block: 0.0572,
};
const MONTH = 30.4 * 86_400;

for (const rooms of [1_000, 100_000, 1_000_000]) {
  const [peak, mean] = [rooms * ASSUMED.livePeak, rooms * ASSUMED.liveMean];
  const web = (peak * (ASSUMED.edits * MEASURED.edit + ASSUMED.delivered * MEASURED.delivery)) / ASSUMED.use;
  const render = (peak * (ASSUMED.drawn + ASSUMED.pictures) * MEASURED.frame) / ASSUMED.use;
  const month = mean * MONTH;
  const [eventsGb, pictures] = [(month * ASSUMED.edits * MEASURED.event) / 1e9, month * ASSUMED.pictures];
  const trafficTb = (month * ASSUMED.delivered * MEASURED.frameBytes) / 1e12;
  const picturesGb = (pictures * MEASURED.picture) / 1e9;
  const cores = Math.ceil(web) + Math.ceil(render) + Math.max(3, Math.ceil(web / 4));
  const money = {
    processors: cores * PRICE.core,
    traffic: trafficTb * PRICE.traffic,
    requests: pictures * (PRICE.write + 2 * PRICE.read),
    "stored, first month": picturesGb * PRICE.stored + eventsGb * PRICE.block,
  };
  const round = (x: number) => Number(x.toPrecision(2));
  process.stdout.write(
    `${JSON.stringify({
      rooms,
      peak,
      web: round(web),
      render: round(render),
      cores,
      commitsPeak: round(peak * ASSUMED.edits),
      putsPeak: round(peak * ASSUMED.pictures),
      redisPeak: round(peak * (3 * ASSUMED.edits + ASSUMED.drawn)),
      redisGbit: round((peak * ASSUMED.drawn * MEASURED.frameBytes * 8) / 1e9),
      eventsGb: round(eventsGb),
      picturesGb: round(picturesGb),
      trafficTb: round(trafficTb),
      ...Object.fromEntries(Object.entries(money).map(([what, sum]) => [what, round(sum)])),
      sum: round(Object.values(money).reduce((a, b) => a + b, 0)),
    })}\n`,
  );
}
