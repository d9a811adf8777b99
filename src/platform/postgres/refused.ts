// The server is not started, and the person at the keyboard is told why and what to do next.

/** What another try may find cured: memory, disk or a slow recovery, not a setting. */
const MAY_PASS = new Set(['postgres.did-not-start', 'postgres.no-answer', 'postgres.init-failed'])

/** An expected refusal: its message is a whole Vietnamese sentence, fit to be printed as it is. */
export class PostgresRefused extends Error {
  override readonly name = 'PostgresRefused'
  readonly code: string

  constructor(code: string, sentence: string) {
    super(sentence)
    this.code = code
  }

  get mayPass(): boolean {
    return MAY_PASS.has(this.code)
  }
}
