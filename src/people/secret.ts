// A value that may be handed on but never printed: JSON, logs and kept replies see nothing of it.
export class Secret {
  readonly #value: string

  constructor(value: string) {
    this.#value = value
  }

  reveal(): string {
    return this.#value
  }

  toJSON(): undefined {
    return undefined
  }

  toString(): string {
    return '(bí mật)'
  }
}
