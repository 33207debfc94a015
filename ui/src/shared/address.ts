/**
 * Whether this may become an address for mail: printable ASCII without spaces, with at most one `@`, and a name with a dot
 * after it. One without a domain gets the one that is set. Whether it is one, the program and the host decide.
 */
export const mayBeAddress = (text: string): boolean => /^[!-?A-~]+(@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+)?$/.test(text);
