// A search while somebody types: asked a moment after the last key press, one question under way at a time, and what is
// shown is the answer to the last one.

import { type ArchivedView, commands, type SearchQuery, type Trouble } from '../bindings';
import { answered } from '../shared/answered';

/** Milliseconds without a key press after which the archive is asked. */
const QUIET = 150;

/** One thing to search for. */
class Criterion {
  checked = $state(false);
  text = $state('');

  /** What is searched for; nothing where that is nothing. */
  get wanted(): string | null {
    return this.checked && this.text.trim() !== '' ? this.text : null;
  }
}

/** A search of the archive. */
export class ArchiveSearch {
  readonly serial = new Criterion();
  readonly subject = new Criterion();
  /** What was found, in the host's order. */
  found = $state.raw<ArchivedView[]>([]);
  /** Whether there are more after the last. */
  more = $state(false);
  /** Why there is no answer to what is searched for. */
  trouble = $state.raw<Trouble | null>(null);
  /** Whether what is shown is not the answer to what is searched for yet. */
  pending = $state(false);
  /** Whether there is something to search for. */
  wanted = $derived(this.serial.wanted !== null || this.subject.wanted !== null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Rises with each change of what is searched for. */
  #version = 0;
  #asking = false;
  /** Whether the one that is asking is to ask again. */
  #again = false;

  /** What is searched for has changed. */
  changed(): void {
    clearTimeout(this.#timer);
    this.#version += 1;
    if (!this.wanted) this.#show([], false, null);
    this.pending = this.wanted;
    if (this.wanted) this.#timer = setTimeout(() => void this.#ask(), QUIET);
  }

  /** Has the next ones added to those that were found. */
  async loadMore(): Promise<void> {
    const last = this.found.at(-1);
    if (last === undefined || this.pending) return;
    this.pending = true;
    await this.#ask(last.id);
  }

  /** Asks no more. */
  end(): void {
    clearTimeout(this.#timer);
    this.#version += 1;
  }

  async #ask(after: string | null = null): Promise<void> {
    this.#again = this.#asking;
    if (this.#asking) return;
    this.#asking = true;
    await this.#askFor(after);
    while (this.#again) {
      this.#again = false;
      await this.#askFor(null);
    }
    this.#asking = false;
  }

  async #askFor(after: string | null): Promise<void> {
    const asked = this.#version;
    const answer = await this.#answer(after);
    // Something else is searched for by now.
    if (asked !== this.#version) return;
    this.pending = false;
    const before = after === null ? [] : this.found;
    if (answer.status === 'error') this.#show(before, this.more, answer.error);
    else this.#show([...before, ...answer.data.certificates], answer.data.more, null);
  }

  #answer(after: string | null) {
    const query: SearchQuery = { serial: this.serial.wanted, subject: this.subject.wanted, after };
    return answered(() => commands.searchArchive(query));
  }

  #show(found: ArchivedView[], more: boolean, trouble: Trouble | null): void {
    this.found = found;
    this.more = more && found.length > 0;
    this.trouble = trouble;
  }
}
