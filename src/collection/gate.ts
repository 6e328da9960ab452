/** A place in a gate: for a task that learns only on its way whether it needs one, or gives it up before its end. */
export interface Place {
  /** Resolves when the place is had. Called once. */
  take(): Promise<void>;
  /** To be called at the end, whether it was taken, is still waited for, was never asked for or was given back before. */
  giveBack(): void;
}

/** Lets a number of tasks through at a time; the others wait in order. */
export class Gate {
  private readonly waiting: (() => void)[] = [];
  private open: number;

  constructor(width: number) {
    this.open = width;
  }

  place(): Place {
    let isTaken = false;
    let isOver = false;
    return {
      take: async () => {
        await this.enter();
        if (isOver) this.leave();
        else isTaken = true;
      },
      giveBack: () => {
        if (isTaken) this.leave();
        isTaken = false;
        isOver = true;
      },
    };
  }

  private async enter(): Promise<void> {
    if (this.open > 0) this.open -= 1;
    else await new Promise<void>((enter) => this.waiting.push(enter));
  }

  private leave(): void {
    const next = this.waiting.shift();
    if (next === undefined) this.open += 1;
    else next();
  }
}
