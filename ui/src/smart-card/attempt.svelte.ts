import type { Trouble } from '../bindings';
import { type Answer, answered } from '../shared/answered';

/** The commands of one part of the tab, and why the last one was refused. */
export class Attempt {
  trouble = $state.raw<Trouble | null>(null);

  /** Whether the command was carried out. Never rejects. */
  async of(command: () => Promise<Answer<null>>): Promise<boolean> {
    const answer = await answered(command);
    this.trouble = answer.status === 'error' ? answer.error : null;
    return answer.status === 'ok';
  }
}
