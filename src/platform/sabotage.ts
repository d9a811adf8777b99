// Deliberate defects for tests of tests: SABOTAGE=A1.no-cap must turn its test red. `serve` refuses to start with any set.

const NAMES = new Set((process.env.SABOTAGE ?? '').split(',').filter((name) => name !== ''))

export function sabotaged(name: string): boolean {
  return NAMES.has(name)
}

export function anySabotage(): boolean {
  return NAMES.size > 0
}

/** A place where a test lets the process be killed, as if the power went there. */
export function diesAt(name: string): void {
  if (sabotaged(name)) process.kill(process.pid, 'SIGKILL')
}

const FAILS_IN = 20

/** A step of any request: fails now and then when a test asks for it, so that what is said and undone after a failure is seen at every step. */
export function failpoint(): void {
  if (sabotaged('C7.throw') && Math.floor(Math.random() * FAILS_IN) === 0) throw new Error('failpoint: select chuyện bên trong')
}
