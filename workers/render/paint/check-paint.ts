import { STYLE } from "@/core/picture/model/finish-file";
import { ModelRefused } from "@/core/picture/model/refusal";
import type { LoadedFinish } from "@/server/infra/models";
import type { OpenFinish, PaintItem } from "../engines/engine";
import { type Checked, IDENTICAL_DB, psnr, readPicture, SAME_DB } from "../self-check";

/**
 * Paints a finish's golden pictures and compares them with how they were painted. Throws ModelRefused naming the golden that differs,
 * and where painting nothing of a picture changes it.
 */
export async function checkPaint(finish: LoadedFinish, open: OpenFinish): Promise<Checked> {
  const { goldens, live } = finish.file;
  let least = IDENTICAL_DB;
  let frameMs = Number.POSITIVE_INFINITY;
  for (const golden of goldens) {
    const rgb = await readPicture(finish, golden.picture, live);
    const expected = await readPicture(finish, golden.painted, live);
    const item = itemOf(finish, golden, rgb);
    const batch = { items: [item], width: live, height: live };
    const { rgb: made } = await open.paint(batch);
    // The second time: the first one may compile and allocate.
    const began = performance.now();
    await open.paint(batch);
    frameMs = Math.min(frameMs, performance.now() - began);
    const found = psnr(made[0] ?? new Uint8Array(0), expected);
    if (!(found >= SAME_DB))
      throw new ModelRefused(
        `its golden ${golden.painted} comes out differently: ${found.toFixed(1)} dB; expected at least ${SAME_DB} dB.`,
      );
    least = Math.min(least, found);
    const { rgb: bare } = await open.paint({ ...batch, items: [{ ...item, amount: 0 }] });
    if (Buffer.compare(bare[0] ?? new Uint8Array(0), rgb) !== 0)
      throw new ModelRefused(`with amount 0 it changes ${golden.picture}; expected the same bytes.`);
  }
  return { psnr: least, frameMs };
}

/** A golden as the network takes it: the weighed mean of its hands. Throws ModelRefused for a hand whose row has no name. */
export function itemOf(
  { file, hands }: LoadedFinish,
  golden: LoadedFinish["file"]["goldens"][number],
  rgb: Uint8Array,
): PaintItem {
  const whole = golden.hands.reduce((sum, [, share]) => sum + share, 0);
  const styles = new Float32Array(STYLE);
  for (const [row, share] of golden.hands) {
    const id = file.hands.find((hand) => hand.row === row)?.id;
    const style = id === undefined ? undefined : hands.get(id);
    if (!style) throw new ModelRefused(`its golden ${golden.painted} names row ${row}, which is no hand's.`);
    style.forEach((value, i) => {
      styles[i] = (styles[i] ?? 0) + (value * share) / whole;
    });
  }
  const { amount, stroke, colour } = golden;
  return { rgb, styles, places: null, amount, stroke, colour, stats: null, measure: false };
}
