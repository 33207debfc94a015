/** Most characters of a reason that is signed. The program and the host hold to it. */
export const LONGEST_REASON = 500;
