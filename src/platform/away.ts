// What "the database is away" means: by code, by the system's word for a broken line, or by one of the few sentences pg gives no code to.

/** The database could not be asked. `maybeWritten`: the line was cut at the commit, so only the database knows. */
export class DatabaseAway extends Error {
  override readonly name = 'DatabaseAway'
  readonly maybeWritten: boolean

  constructor(cause: unknown, maybeWritten = false) {
    super(`the database is away: ${(cause as Error | undefined)?.message ?? 'no answer'}`, { cause })
    this.maybeWritten = maybeWritten
  }
}

/** The database answers, but every connection this kind of work may take is at work. */
export class DatabaseBusy extends Error {
  override readonly name = 'DatabaseBusy'
  /** How many of the same kind still waited in front. */
  readonly ahead: number

  constructor(ahead: number) {
    super(`no connection became free in time, ${ahead} waited in front`)
    this.ahead = ahead
  }
}

/** Connection exceptions (class 08), shutdown and its kin (57P0x), no more connections, a leader that became a standby, an idle session ended. */
const ANSWERS = /^(08...|57P0[1-5]|53300|25006|25P03)$/

/** ENOENT and EACCES say so of the server's socket alone: of a file they mean something else. */
const LINES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ERR_STREAM_DESTROYED',
  'ERR_STREAM_WRITE_AFTER_END',
  'ERR_STREAM_PREMATURE_CLOSE',
])
const SOCKETS = new Set(['ENOENT', 'EACCES', 'ENOTSOCK', 'EAGAIN'])

/** Whole sentences of pg and pg-pool, which carry no code. */
const SENTENCES = new Set([
  'Connection terminated',
  'Connection terminated unexpectedly',
  'Connection terminated due to connection timeout',
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
  'Cannot use a pool after calling end on the pool',
  'timeout exceeded when trying to connect',
  'timeout expired',
])

export function meansAway(error: unknown): boolean {
  if (error instanceof DatabaseAway) return true
  const { code = '', message = '', syscall = '', severity } = (error ?? {}) as Record<'code' | 'message' | 'syscall' | 'severity', string | undefined>
  if (severity === 'PANIC') return true // whatever its code: the server is going down, and at a commit only it knows what it kept
  return ANSWERS.test(code) || LINES.has(code) || (syscall === 'connect' && SOCKETS.has(code)) || (code === '' && SENTENCES.has(message))
}

/** Nothing to be had by waiting: the name, the password or the database itself is wrong. */
const WRONG_ADDRESS = /^(28...|3D000|ENOTFOUND|ERR_INVALID_URL)$/

/** A server that may yet come: not there, starting, full. */
export function mayYetCome(error: unknown): boolean {
  return meansAway(error) && !WRONG_ADDRESS.test((error as { code?: string }).code ?? '')
}
