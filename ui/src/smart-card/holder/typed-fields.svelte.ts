// What is being typed into the fields. A field's text is the window's until Rust has shown it back: no view that comes
// late takes a letter away, and what is sent arrives in the order in which it was typed.

import type { FieldView, Trouble } from '../../bindings';
import type { Answer } from '../../shared/answered';

/** Milliseconds without a key press after which a text is sent. */
const QUIET = 120;

/**
 * Milliseconds after the last key press, and after Rust's answer, in which views may still show older texts: they come
 * one after the other, and the first that fits need not be the last.
 */
const SETTLED_AFTER = 1000;

/** The code with which a locked desk refuses a text. */
const LOCKED = 'not-signed-in';

/** Stands for the reason of a recovery, which is typed like a field and is none: no field has such a name. */
export const REASON = 'reason of recovery';

/** Gives a field's value to Rust. */
export type SetField = (field: string, value: string) => Promise<Answer<null>>;

/** What the view says of a field. */
type Shown = Pick<FieldView, 'name' | 'value'>;

/** One field while it is typed into. */
class Typed {
  text = $state('');
  /** Why what was sent was not taken. */
  trouble = $state.raw<Trouble | null>(null);
  /** Whether it was left, or a submission tried: only then it says what is wrong with it. */
  left = $state(false);
  /** What has to be sent yet. */
  unsent: string | null = null;
  sending = false;
  composing = false;
  /** When it was typed into or answered for last; milliseconds. */
  changedAt = Number.NEGATIVE_INFINITY;

  /** Whether the window knows better than the view. */
  ahead(now: number): boolean {
    return this.composing || this.unsent !== null || this.sending || now - this.changedAt < SETTLED_AFTER;
  }
}

/** The fields of one form. */
export class TypedFields {
  readonly #setField: SetField;
  readonly #fields = new Map<string, Typed>();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #sending: Promise<void> | null = null;
  /** Whether what was typed last came when the desk was locked already: it is sent once there is news. */
  #held = false;

  constructor(setField: SetField) {
    this.#setField = setField;
  }

  /** Takes over what the view says of fields that nobody is typing into. */
  show(fields: Shown[]): void {
    for (const field of fields) this.#show(field);
    if (!this.#held) return;
    this.#held = false;
    this.#later();
  }

  /** The field of that name. */
  field(name: string): Readonly<Pick<Typed, 'text' | 'trouble' | 'left'>> {
    return this.#typed(name);
  }

  /** Somebody typed; the whole text of the field. */
  type(name: string, text: string): void {
    const field = this.#typed(name);
    field.text = text;
    field.unsent = text;
    field.trouble = null;
    field.changedAt = Date.now();
    if (!field.composing) this.#later();
  }

  /** An input method begins or ends to put letters together; in between, nothing is sent. */
  compose(name: string, composing: boolean): void {
    const field = this.#typed(name);
    field.composing = composing;
    if (!composing && field.unsent !== null) this.#later();
  }

  /** Somebody left the field: what it holds is sent now. */
  async leave(name: string): Promise<void> {
    const field = this.#typed(name);
    field.composing = false;
    field.left = true;
    await this.flush();
  }

  /** A submission was tried: from now on each field says what is wrong with it. */
  leaveAll(): void {
    for (const field of this.#fields.values()) field.left = true;
  }

  /**
   * Sends all there is to send; ends when Rust has it. Says whether the view may still be about older texts: there was
   * something to send, or was a moment ago.
   */
  async flush(): Promise<boolean> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const justTyped = [...this.#fields.values()].some((field) => field.ahead(Date.now()));
    this.#sending ??= this.#send().finally(() => {
      this.#sending = null;
    });
    await this.#sending;
    return justTyped;
  }

  /** Forgets all that was typed: the form is another one. */
  forget(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#held = false;
    for (const field of this.#fields.values()) {
      field.unsent = null;
      field.changedAt = Number.NEGATIVE_INFINITY;
      field.trouble = null;
      field.left = false;
    }
  }

  #typed(name: string): Typed {
    let field = this.#fields.get(name);
    if (field === undefined) {
      field = new Typed();
      this.#fields.set(name, field);
    }
    return field;
  }

  #show(view: Shown): void {
    const known = this.#fields.has(view.name);
    const field = this.#typed(view.name);
    if (field.ahead(Date.now())) return;
    // Rust composes what it takes: the same letters, perhaps written with other code points.
    if (field.text.normalize('NFC') !== view.value) field.text = view.value;
    // One that was filled before the window was loaded was left before, too.
    if (!known && view.value !== '') field.left = true;
  }

  #later(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), QUIET);
  }

  /** One after the other, so that no older text overtakes a newer one. */
  async #send(): Promise<void> {
    for (let next = this.#next(); next !== null; next = this.#next()) {
      const [name, field, text] = next;
      field.unsent = null;
      field.sending = true;
      const answer = await this.#setField(name, text);
      field.sending = false;
      // Forgotten meanwhile: the answer is about another form.
      if (field.changedAt === Number.NEGATIVE_INFINITY) continue;
      field.changedAt = Date.now();
      if (answer.status !== 'error' || field.unsent !== null) continue;
      if (answer.error.code === LOCKED) {
        field.unsent = text;
        this.#held = true;
        return;
      }
      field.trouble = answer.error;
    }
  }

  #next(): [string, Typed, string] | null {
    for (const [name, field] of this.#fields) {
      if (field.unsent !== null && !field.composing) return [name, field, field.unsent];
    }
    return null;
  }
}
