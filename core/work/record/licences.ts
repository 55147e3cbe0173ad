/** Licences a work may be published under. `url` is what files and records cite. */
export const LICENCES = {
  "CC0-1.0": {
    label: "CC0",
    words: "No rights reserved: anyone may use it for anything.",
    url: "https://creativecommons.org/publicdomain/zero/1.0/",
  },
  "CC-BY-4.0": {
    label: "CC BY",
    words: "Anyone may use it who names its makers.",
    url: "https://creativecommons.org/licenses/by/4.0/",
  },
  "CC-BY-SA-4.0": {
    label: "CC BY-SA",
    words: "Anyone may use it who names its makers and shares alike.",
    url: "https://creativecommons.org/licenses/by-sa/4.0/",
  },
  "CC-BY-NC-4.0": {
    label: "CC BY-NC",
    words: "Anyone may use it, not commercially, who names its makers.",
    url: "https://creativecommons.org/licenses/by-nc/4.0/",
  },
  "all-rights-reserved": {
    label: "All rights reserved",
    words: "Nobody may use it without asking its makers.",
    url: "https://rightsstatements.org/vocab/InC/1.0/",
  },
} as const;

export type Licence = keyof typeof LICENCES;
export const LICENCE_IDS = Object.keys(LICENCES) as [Licence, ...Licence[]];

/** Licences under which others may make something from a work; those who made it always may. */
export const mayRemix = (licence: Licence): boolean => licence !== "all-rights-reserved";
