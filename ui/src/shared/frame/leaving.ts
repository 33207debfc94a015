import { commands } from '../../bindings';
import { answered } from '../answered';

/** Ways to leave the work, and with it the form. */
export const LEAVING = {
  'sign-out': () => answered(commands.signOut),
  place: () => answered(commands.leavePlace),
};

export type Leaving = keyof typeof LEAVING;
