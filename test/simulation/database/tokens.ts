/** A piece of a statement. Names are as they are written; words of the language are names, too. */
export interface Token {
  readonly kind: 'name' | 'text' | 'number' | 'parameter' | 'sign' | 'end';
  readonly text: string;
}

const piece =
  /\s+|"(?<quoted>[^"]+)"|'(?<text>(?:[^']|'')*)'|\$(?<parameter>\d+)|(?<name>[a-z_][a-z0-9_]*)|(?<number>\d+)|(?<sign>->>|<>|<=|>=|[(),.=<>+-])/y;

/** What reads a statement from its first piece to its last. */
export class Tokens {
  readonly #all: readonly Token[];
  readonly #statement: string;
  #at = 0;

  constructor(statement: string) {
    this.#statement = statement;
    this.#all = cut(statement);
  }

  peek(ahead = 0): Token {
    return this.#all[this.#at + ahead] ?? { kind: 'end', text: '' };
  }

  /** The place that `goTo` comes back to. */
  mark(): number {
    return this.#at;
  }

  goTo(mark: number): void {
    this.#at = mark;
  }

  next(): Token {
    const token = this.peek();
    this.#at += 1;
    return token;
  }

  /** Whether these words come next. */
  sees(...words: readonly string[]): boolean {
    return words.every((word, index) => this.peek(index).text === word && this.peek(index).kind !== 'text');
  }

  /** Passes these words where they come next. */
  takes(...words: readonly string[]): boolean {
    const isThere = this.sees(...words);
    if (isThere) this.#at += words.length;
    return isThere;
  }

  needs(...words: readonly string[]): void {
    if (!this.takes(...words)) this.fail();
  }

  name(): string {
    const { kind, text } = this.next();
    return kind === 'name' ? text : this.fail();
  }

  /** What `read` reads, as often as a comma follows. */
  list<T>(read: () => T): T[] {
    const all = [read()];
    while (this.takes(',')) all.push(read());
    return all;
  }

  inBrackets<T>(read: () => T): T {
    this.needs('(');
    const inside = read();
    this.needs(')');
    return inside;
  }

  fail(): never {
    throw new Error(`Not understood at ${this.#at} (${this.peek().text}): ${this.#statement}`);
  }
}

function cut(statement: string): Token[] {
  const all: Token[] = [];
  piece.lastIndex = 0;
  while (piece.lastIndex < statement.length) {
    const at = piece.lastIndex;
    const found = piece.exec(statement)?.groups;
    if (!found) throw new Error(`Not understood at ${statement.slice(at, at + 20)}: ${statement}`);
    const { quoted, text, parameter, name, number, sign } = found;
    const written = quoted ?? name;
    if (written !== undefined) all.push({ kind: 'name', text: written });
    else if (text !== undefined) all.push({ kind: 'text', text: text.replaceAll("''", "'") });
    else if (parameter !== undefined) all.push({ kind: 'parameter', text: parameter });
    else if (number !== undefined) all.push({ kind: 'number', text: number });
    else if (sign !== undefined) all.push({ kind: 'sign', text: sign });
  }
  return all;
}
