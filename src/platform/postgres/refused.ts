// The server is not started, and the person at the keyboard is told why and what to do next.

/** An expected refusal: its message is a whole Vietnamese sentence, fit to be printed as it is. */
export class PostgresRefused extends Error {
  override readonly name = 'PostgresRefused'
  readonly code: string

  constructor(code: string, sentence: string) {
    super(sentence)
    this.code = code
  }
}
