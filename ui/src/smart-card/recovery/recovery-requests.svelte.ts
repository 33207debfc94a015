// The recovery requests that the host told of last, and what they mean for the one that the form cites. Whether a
// request is good for an order, the host alone decides; what it would answer is said before anything is signed.

import { isOpen } from '../../archive/requests';
import { commands, type FaultView, type RecoveryRequestView, type RecoveryView, type Trouble } from '../../bindings';
import { answered } from '../../shared/answered';

/** Stands for the approvals, which no field and no key is: what is wrong with them is mended there. */
export const APPROVALS = 'approvals of recovery';

/** The recovery requests at the host. */
export class RecoveryRequests {
  #told = $state.raw<RecoveryRequestView[] | null>(null);
  /** Why they could not be had. */
  trouble = $state.raw<Trouble | null>(null);
  loading = $state(false);

  /** The officer's own of which something can still come. */
  get own(): RecoveryRequestView[] {
    return (this.#told ?? []).filter((request) => request.mine && isOpen(request));
  }

  /** Asks the host. */
  async load(): Promise<void> {
    this.loading = true;
    const answer = await answered(commands.recoveryRequests);
    this.loading = false;
    this.trouble = answer.status === 'error' ? answer.error : null;
    if (answer.status === 'ok') this.#told = answer.data;
  }

  /** How far the request is that is cited: its state; `none`, `untold` by the host so far, `unknown` to it. */
  standing(recovery: RecoveryView): string {
    if (recovery.request === null) return 'none';
    const cited = this.cited(recovery);
    if (cited !== undefined) return cited.state;
    // One that was made just now is not among those of before.
    return this.#told === null || this.loading || this.trouble !== null ? 'untold' : 'unknown';
  }

  /** The request that is cited, where the host told of it. */
  cited({ request }: RecoveryView): RecoveryRequestView | undefined {
    return this.#told?.find(({ digest }) => digest === request);
  }

  /** What the host would answer to an order that cites it: its refusals, by their codes. */
  faults(recovery: RecoveryView | null): FaultView[] {
    if (recovery === null || recovery.approvals === 0) return [];
    const state = this.standing(recovery);
    const cited = this.cited(recovery);
    if (state === 'none' || state === 'untold' || state === 'approved') return [];
    if (cited === undefined) return [fault('recovery-unknown-request', {})];
    if (state !== 'pending') return [fault('recovery-request-state', { state })];
    return [fault('recovery-approvals-missing', { given: cited.approvedBy.length, needed: cited.approvalsNeeded })];
  }
}

const fault = (code: string, data: FaultView['data']): FaultView => ({ code, about: APPROVALS, data });
