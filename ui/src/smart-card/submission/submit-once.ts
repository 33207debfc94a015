// One press is one submission, however often it is pressed until it is answered.

/** The operation of a submission that is under way. */
export class SubmitOnce {
  readonly #newOperation: () => string;
  #operation: string | null = null;

  constructor(newOperation: () => string) {
    this.#newOperation = newOperation;
  }

  /** The id of a submission that begins now; nothing while one is under way. */
  begin(): string | null {
    if (this.#operation !== null) return null;
    this.#operation = this.#newOperation();
    return this.#operation;
  }

  /** It was answered with a trouble, or its run is there: the next press is another submission. */
  end(): void {
    this.#operation = null;
  }
}
