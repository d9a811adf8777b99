// Server processes for tests, with a deliberate defect if one is named.
import { type ChildProcess, fork } from 'node:child_process'

export type ServerProcess = { readonly port: number; readonly child: ChildProcess; close(): void }

export async function openServerProcess(databaseUrl: string, sabotage = ''): Promise<ServerProcess> {
  const child = fork(new URL('./server.fixture.ts', import.meta.url), [databaseUrl], {
    execArgv: ['--import', './scripts/tsx-hook.mjs'],
    env: { ...process.env, SABOTAGE: sabotage },
  })
  const port = await new Promise<number>((done, fail) =>
    child
      .once('message', (said) => done(Number(said)))
      .once('error', fail)
      .once('exit', fail),
  )
  return {
    port,
    child,
    close() {
      if (child.connected) child.disconnect()
    },
  }
}
