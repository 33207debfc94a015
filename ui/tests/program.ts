// The program behind the window, for tests of components: it answers commands, remembers them, and tells new views. Its
// types are those of the generated bindings, so that it cannot answer what the program cannot.

import { emit } from '@tauri-apps/api/event';
import { clearMocks, mockIPC } from '@tauri-apps/api/mocks';
import type { commands, Datum, Trouble, WindowView } from '../src/bindings';

type Commands = typeof commands;

/** A command, by its name in the bindings. */
export type Command = keyof Commands;

type Given<C extends Command> = Parameters<Commands[C]>;
type Answered<C extends Command> = Extract<Awaited<ReturnType<Commands[C]>>, { status: 'ok' }>['data'];

/** What commands answer. One that is not named answers nothing, as most do; `view` answers the view. */
export type Answers = { [C in Command]?: (...given: Given<C>) => Answered<C> | Promise<Answered<C>> };

/** A command that was called, with what it was given. */
export type Call = { [C in Command]: { command: C; given: Given<C> } }[Command];

/** Answers a command with a trouble. */
export function refuse(code: string, data: { [name: string]: Datum } = {}): never {
  const trouble: Trouble = { code, data };
  throw trouble;
}

/** The program, as far as a window can tell. */
export class Program {
  /** The commands that were called, `view` apart, the first one first. */
  readonly calls: Call[] = [];
  #view: WindowView;
  readonly #answers: Answers;

  /** Answers in the place of the program from now on, until [`end`]. */
  constructor(view: WindowView, answers: Answers = {}) {
    this.#view = view;
    this.#answers = answers;
    mockIPC((name, given) => this.#answer(camel(name), Object.values(given ?? {})), { shouldMockEvents: true });
  }

  /** Tells a view that is newer than the one before. */
  async show(view: WindowView): Promise<void> {
    this.#view = { ...view, number: this.#view.number + 1 };
    await emit('view-changed', this.#view);
  }

  /** What one command was given, each time that it was called. */
  given<C extends Command>(command: C): Given<C>[] {
    return this.calls.filter((call) => call.command === command).map((call) => call.given as Given<C>);
  }

  /** Answers no longer. */
  end(): void {
    clearMocks();
  }

  #answer(name: string, given: unknown[]): unknown {
    if (name === 'view') return this.#view;
    this.calls.push({ command: name, given } as Call);
    const answer = this.#answers[name as Command] as ((...given: unknown[]) => unknown) | undefined;
    return answer?.(...given) ?? null;
  }
}

/** `set_field` as the bindings have it: `setField`. */
function camel(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
