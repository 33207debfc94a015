import { commands, type Trouble } from '../../bindings';
import { answered } from '../answered';

/** Ways to leave the work, and with it the form. */
const LEAVING = {
  'sign-out': () => answered(commands.signOut),
  place: () => answered(commands.leavePlace),
};

export type Leaving = keyof typeof LEAVING;

class Departure {
  /** What is asked about before the form is lost. */
  asking = $state<Leaving | null>(null);
  /** Why nobody left. */
  trouble = $state.raw<Trouble | null>(null);

  /** Leaves, or asks first where something was typed. */
  wish(leaving: Leaving, draftTouched: boolean) {
    if (draftTouched) this.asking = leaving;
    else void this.#leave(leaving);
  }

  /** What was answered. */
  answer(go: boolean) {
    const leaving = this.asking;
    this.asking = null;
    if (go && leaving !== null) void this.#leave(leaving);
  }

  async #leave(leaving: Leaving) {
    const answer = await LEAVING[leaving]();
    this.trouble = answer.status === 'error' ? answer.error : null;
  }
}

/** How this window's work is left. */
export const departure = new Departure();
