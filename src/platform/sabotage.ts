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
