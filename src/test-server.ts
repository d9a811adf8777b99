// Server processes for tests, with a deliberate defect if one is named.
import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Crowd } from './platform/admission.ts'
import type { Patience } from './platform/sockets.ts'
import { PATIENT } from './test-house.ts'
import { type Heard, listenTo } from './test-wait.ts'

/** How many it serves at once and how long it waits; left out: nobody is sent away, and patience is the product's own. `files`: its folder of files. */
export type ServerManner = { readonly crowd?: Crowd; readonly patience?: Partial<Patience>; readonly connections?: number; readonly files?: string }

export type ServerProcess = {
  readonly port: number
  readonly child: ChildProcess
  readonly heard: Heard
  /** What the server could not explain to itself: an incident for each. */
  readonly incidents: readonly string[]
  close(): void
}

type Said = { readonly port?: number; readonly incident?: string }

/** `watched`: a module that is loaded before all others and watches what it does. */
export type ServerMeans = ServerManner & { readonly watched?: string }

export async function openServerProcess(databaseUrl: string, sabotage = '', { watched, ...manner }: ServerMeans = {}): Promise<ServerProcess> {
  const hook = fileURLToPath(new URL('../scripts/tsx-hook.mjs', import.meta.url))
  const child = fork(new URL('./server.fixture.ts', import.meta.url), [databaseUrl, JSON.stringify({ crowd: PATIENT, ...manner })], {
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
