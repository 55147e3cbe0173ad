/** What travels with a frame's picture. */
export type FrameHeader = {
  /** The last committed event the frame contains. */
  seq: number;
  /** The last pending edit it contains (counts within a boot). */
  rev: number;
  /** Pixels of the longer side. */
  size: number;
  /** Milliseconds in the engine, and waiting before it. */
  renderMs: number;
  queueMs: number;
};

const MAGIC = 0x43_4f_48_31; // "COH1"
const FRAME_HEADER_BYTES = 24;

/** Header (24 bytes, big endian) then the JPEG, as one buffer: Socket.IO takes few attachments a packet. */
export function packFrame(header: FrameHeader, jpeg: Uint8Array): Uint8Array {
  const packed = new Uint8Array(FRAME_HEADER_BYTES + jpeg.length);
  const view = new DataView(packed.buffer);
  view.setUint32(0, MAGIC);
  view.setUint32(4, header.seq);
  view.setUint32(8, header.rev);
  view.setUint16(12, header.size);
  view.setFloat32(14, header.renderMs);
  view.setFloat32(18, header.queueMs);
  packed.set(jpeg, FRAME_HEADER_BYTES);
  return packed;
}

/** Throws RangeError on anything that is not a packed frame. The JPEG is a view, not a copy. */
export function unpackFrame(packed: Uint8Array): { header: FrameHeader; jpeg: Uint8Array } {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  if (packed.byteLength <= FRAME_HEADER_BYTES || view.getUint32(0) !== MAGIC)
    throw new RangeError("not a frame");
  return {
    header: {
      seq: view.getUint32(4),
      rev: view.getUint32(8),
      size: view.getUint16(12),
      renderMs: view.getFloat32(14),
      queueMs: view.getFloat32(18),
    },
    jpeg: packed.subarray(FRAME_HEADER_BYTES),
  };
}
