const CHOICES = /^(checkbox|radio|range|color|file|button|submit|reset)$/;

/** Whether keys write where they are pressed, so that they are no shortcuts there. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    /^(TEXTAREA|SELECT)$/.test(target.tagName) ||
    (target instanceof HTMLInputElement && !CHOICES.test(target.type)));
