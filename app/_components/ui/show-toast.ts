export type ToastAction = { label: string; onClick: () => void };

/** Shows words beside an element; beneath the bars on top where there is none. */
export type Show = (words: string, how: { id?: string; action?: ToastAction; about: Element | null }) => void;
