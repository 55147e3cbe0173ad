import type { HandId } from "@/core/picture/recipe/finish";

/** What I paint with. It is mine alone: only what I paint reaches the room. */
export type Painting = {
  /** The hand that is taken up; null before one was. */
  hand: HandId | null;
  /** Whether the pointer over the picture paints. */
  brushing: boolean;
  erasing: boolean;
  /** Shares of the picture's side, 0..1. */
  size: number;
  softness: number;
  /** Whether everybody's places of the hand are marked on the picture. */
  showsPlaces: boolean;
};

export const NOT_PAINTING: Painting = {
  hand: null,
  brushing: false,
  erasing: false,
  size: 0.16,
  softness: 0.6,
  showsPlaces: true,
};
