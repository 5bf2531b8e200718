/** One line and how far it has been read, in characters and in columns: a tab is worth up to four of these. */
export class Line {
  readonly text: string;
  pos = 0;
  column = 0;
  /** Where the next character that is no blank stands. */
  next = 0;
  nextColumn = 0;
  #tabLeft = false;

  constructor(text: string) {
    this.text = text;
    this.look();
  }

  /** Columns of blanks from here to the next mark. */
  get indent(): number {
    return this.nextColumn - this.column;
  }

  get isBlank(): boolean {
    return this.next >= this.text.length;
  }

  /** Looks for the next mark again, after a move. */
  look(): void {
    let {pos, column} = this;
    for (; pos < this.text.length; pos++) {
      const code = this.text.charCodeAt(pos);
      if (code === 32) column++;
      else if (code === 9) column += 4 - (column % 4);
      else break;
    }
    this.next = pos;
    this.nextColumn = column;
  }

  skipBlanks(): void {
    this.pos = this.next;
    this.column = this.nextColumn;
    this.#tabLeft = false;
  }

  /** Moves over blanks, over a mark and over the blank behind it. */
  skipMark(length: number): void {
    this.skipBlanks();
    this.skip(length);
    if (this.indent > 0) this.skipColumns(1);
  }

  /** Moves to the end. */
  skipAll(): void {
    this.skip(this.text.length - this.pos);
  }

  /** Moves over characters that are no tabs. */
  skip(count: number): void {
    this.pos += count;
    this.column += count;
    this.#tabLeft = false;
    this.look();
  }

  /** Moves over columns of blanks; a tab may be left half read. */
  skipColumns(count: number): void {
    while (count > 0 && this.pos < this.text.length) {
      const code = this.text.charCodeAt(this.pos);
      if (code === 9) {
        const width = 4 - (this.column % 4);
        this.#tabLeft = width > count;
        this.column += Math.min(width, count);
        if (!this.#tabLeft) this.pos++;
        count -= width;
      } else if (code === 32) {
        this.#tabLeft = false;
        this.pos++;
        this.column++;
        count--;
      } else break;
    }
    this.look();
  }

  /** What is left; the rest of a tab that was half read is spaces. */
  rest(): string {
    if (!this.#tabLeft) return this.text.slice(this.pos);
    return ' '.repeat(4 - (this.column % 4)) + this.text.slice(this.pos + 1);
  }

  /** What is left from the next mark on. */
  trimmed(): string {
    return this.text.slice(this.next);
  }
}
