/** What one attempt to be live has opened. */
export class Attempt {
  isOver: boolean = false;
  /** Whether it has brought values. */
  hasValues: boolean = false;
  private readonly ends: (() => void)[] = [];

  add(...ends: (() => void)[]) {
    this.ends.push(...ends);
  }

  end() {
    this.isOver = true;
    for (const end of this.ends.splice(0)) end();
  }
}
