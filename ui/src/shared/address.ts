/** What is wrong with an address for mail. The texts `pin-mailer-address-…` say it. */
export type AddressFault = 'missing' | 'wrong' | 'no-domain';

/** Where mail really goes: what was typed, at the domain that is set where it names none. */
export function wholeAddress(typed: string, domain: string | null): string {
  const given = typed.trim();
  return given === '' || given.includes('@') || domain === null ? given : `${given}@${domain}`;
}

/**
 * What is wrong with a whole address, as far as a window can tell: it is printable ASCII without spaces, with one `@`, and a
 * name with a dot after it. Whether it is one, the program and the host decide.
 */
export function addressFault(whole: string): AddressFault | null {
  if (whole === '') return 'missing';
  if (/^[!-?A-~]+$/.test(whole)) return 'no-domain';
  return /^[!-?A-~]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(whole) ? null : 'wrong';
}
