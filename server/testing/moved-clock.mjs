/** `node --import ".../moved-clock.mjs?ms=N"`: the process takes it to be so many milliseconds later than it is. */
const by = Number(new URL(import.meta.url).searchParams.get("ms"));
const RealDate = Date;

class MovedDate extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + by);
    else super(...given);
  }
  static now() {
    return RealDate.now() + by;
  }
}
globalThis.Date = MovedDate;
