/** Lets a number of tasks through at a time; the others wait in order. */
export class Gate {
  private readonly waiting: (() => void)[] = [];
  private open: number;

  constructor(width: number) {
    this.open = width;
  }

  /** Runs the task when there is room; rejects with what it throws. */
  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.open > 0) this.open -= 1;
    else await new Promise<void>((enter) => this.waiting.push(enter));
    try {
      return await task();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.open += 1;
      else next();
    }
  }
}
