/**
 * Holds what a payer typed (a password, PIN, code) while it is in flight. It shows nothing when it is logged, spread,
 * serialised, cloned or inspected; only `open()` gives the value back, so every place that reads one can be found.
 */
export class Sealed<T> {
  readonly #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  open(): T {
    return this.#value;
  }

  toJSON(): string {
    return '[sealed]';
  }

  toString(): string {
    return '[sealed]';
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[sealed]';
  }
}
