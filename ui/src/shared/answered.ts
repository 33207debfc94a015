import type { Trouble } from '../bindings';

/** What a command answers. */
export type Answer<T> = { status: 'ok'; data: T } | { status: 'error'; error: Trouble };

/**
 * Waits for a command. Never rejects: where the program does not answer at all, that is a trouble like any other,
 * `window-unreachable`.
 */
export async function answered<T>(command: () => Promise<Answer<T>>): Promise<Answer<T>> {
  try {
    return await command();
  } catch {
    // What is thrown names the web view's insides, which help nobody.
    return { status: 'error', error: { code: 'window-unreachable', data: {} } };
  }
}

/** Names one wish of a person to change something: sent twice, it is done once. */
export const operation = (): string => crypto.randomUUID();
