// Server processes for tests, with a deliberate defect if one is named.
import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type Heard, listenTo } from './test-wait.ts'

export type ServerProcess = {
  readonly port: number
  readonly child: ChildProcess
  readonly heard: Heard
  /** What the server could not explain to itself: an incident for each. */
  readonly incidents: readonly string[]
  close(): void
}

type Said = { readonly port?: number; readonly incident?: string }

/** `files`: its folder of files; `watched`: a module that is loaded before all others and watches what it does. */
export type ServerMeans = { readonly files?: string; readonly watched?: string }

export async function openServerProcess(databaseUrl: string, sabotage = '', { files, watched }: ServerMeans = {}): Promise<ServerProcess> {
  const hook = fileURLToPath(new URL('../scripts/tsx-hook.mjs', import.meta.url))
  const child = fork(new URL('./server.fixture.ts', import.meta.url), [databaseUrl, ...(files ? [files] : [])], {
    execArgv: ['--import', hook, ...(watched ? ['--import', watched] : [])],
    env: { ...process.env, SABOTAGE: sabotage },
    silent: true,
  })
  child.stderr?.pipe(process.stderr)
  const heard = listenTo(child, `the server process ${sabotage}`.trim())
  const incidents: string[] = []
  child.on('message', ({ incident }: Said) => incident !== undefined && incidents.push(incident))
  let port: number | undefined
  while (port === undefined) port = ((await heard.message()) as Said).port
  return {
    port,
    child,
    heard,
    incidents,
    close() {
      if (child.connected) child.disconnect()
    },
  }
}
