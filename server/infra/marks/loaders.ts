import sharp from "sharp";

/**
 * What libvips may open in a process that imports this: pictures of these kinds, from memory. Its other loaders are shut: those
 * that draw fonts, follow links of a document (SVG, PDF), start programs (ImageMagick) or open a path that a file names.
 */
const OPEN = ["Png", "Jpeg", "Webp", "Heif", "Nsgif", "Tiff"].map((kind) => `VipsForeignLoad${kind}Buffer`);
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: OPEN });
