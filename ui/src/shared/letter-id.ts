/** An ID of a letter as it stands on paper: small letters count as capitals, and white space around it does not count. */
export const asLetterId = (typed: string): string => typed.trim().toUpperCase();

/** Whether this can be one. */
export const isLetterId = (id: string): boolean => /^[A-Z0-9-]{1,32}$/.test(id);
