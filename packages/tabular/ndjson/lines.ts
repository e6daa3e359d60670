interface Line {
  readonly row: number;
  /** The line without its end; nothing if it is longer than the limit. */
  readonly line: string | undefined;
}

/** Cuts text into lines, fed piece by piece; holds no more than one line of the limit's length. */
export class LineScanner {
  readonly #limit: number;
  #rest = '';
  #over = false;
  /** The line that is being read, 1-based. */
  row = 1;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The lines that this piece completes. */
  write(text: string): Line[] {
    const lines: Line[] = [];
    let start = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
      this.#append(text.slice(start, end));
      lines.push(this.#take());
      start = end + 1;
    }
    this.#append(text.slice(start));
    return lines;
  }

  /** The last line. */
  end(): Line[] {
    return [this.#take()];
  }

  #append(piece: string): void {
    if (this.#over) return;
    this.#rest += piece;
    if (this.#rest.length <= this.#limit) return;
    this.#rest = '';
    this.#over = true;
  }

  #take(): Line {
    const line = { row: this.row++, line: this.#over ? undefined : this.#rest };
    this.#rest = '';
    this.#over = false;
    return line;
  }
}
