/** A write's condition did not hold: nothing was written. `failed` holds the positions of the operations refused. */
export class WriteConflict extends Error {
  readonly failed: number[];

  constructor(failed: number[]) {
    super(`condition failed for operation ${failed.join(', ')}`);
    this.name = 'WriteConflict';
    this.failed = failed;
  }
}
