import { type ClassValue, clsx } from "clsx";

/** Class names that are given, in one text. Of two of the same kind the later need not win: what others may change is a class of the layer `components`. */
export const cn = (...classes: ClassValue[]): string => clsx(classes);
