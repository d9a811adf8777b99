// Server processes for tests, with a deliberate defect if one is named.
import { type ChildProcess, fork } from 'node:child_process'

export type ServerProcess = {
  readonly port: number
  readonly child: ChildProcess
  /** What the server could not explain to itself: an incident for each. */
  readonly incidents: readonly string[]
  close(): void
}

type Said = { readonly port?: number; readonly incident?: string }

export async function openServerProcess(databaseUrl: string, sabotage = ''): Promise<ServerProcess> {
  const child = fork(new URL('./server.fixture.ts', import.meta.url), [databaseUrl], {
    execArgv: ['--import', './scripts/tsx-hook.mjs'],
    env: { ...process.env, SABOTAGE: sabotage },
  })
  const incidents: string[] = []
  const port = await new Promise<number>((done, fail) =>
    child
      .on('message', (said: Said) => {
        if (said.incident !== undefined) incidents.push(said.incident)
        if (said.port !== undefined) done(said.port)
      })
      .once('error', fail)
      .once('exit', fail),
  )
  return {
    port,
    child,
    incidents,
    close() {
      if (child.connected) child.disconnect()
    },
  }
}
