/** Progress for people: one line for each step, rewritten in place on a terminal. */

/** Where it is written: standard output, or what a test gives. */
export interface ProgressOutput {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const COLUMN = 14;

export class Progress {
  private step: string | null = null;
  private told = '';

  constructor(private readonly output: ProgressOutput) {}

  /** Ends the step before and begins one. */
  begin(step: string): void {
    this.end();
    this.step = step;
    if (this.output.isTTY) this.show();
  }

  /** How far the step is: on a terminal at once, elsewhere only the last is written. */
  tell(text: string): void {
    this.told = text;
    if (this.output.isTTY) this.show();
  }

  /** Ends the step. */
  end(): void {
    if (this.step === null) return;
    this.told ||= 'ready';
    this.show();
    this.output.write('\n');
    this.step = null;
    this.told = '';
  }

  private show(): void {
    const line = `  ${(this.step ?? '').padEnd(COLUMN)}${this.told}`;
    // Back to the start of the line, and clear what a longer text left there (ECMA-48: EL).
    this.output.write(this.output.isTTY ? `\r${line}\u001B[K` : line);
  }
}
