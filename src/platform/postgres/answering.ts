// A server counts as up when it lets the owner in, serves this very folder, and keeps what it acknowledges.

import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Layout } from './layout.ts'
import { OWNER } from './new-cluster.ts'
import { liveServer, type Postmaster } from './postmaster.ts'
import { PostgresRefused } from './refused.ts'
import { WORDS } from './words.vi.ts'

/** How long a server that says it is ready may stay silent. One still recovering after a crash is waited for as long as it takes. */
const SILENCE_SECONDS = 10

/** The server once it answers; undefined when it ends before that. */
export async function untilAnswering(
  layout: Layout,
  password: string,
  hasEnded: () => boolean,
  log: (line: string) => void,
): Promise<Postmaster | undefined> {
  let silentSince: number | undefined
  let saidAt = performance.now()
  for (;;) {
    const server = liveServer(layout)
    if (!server && hasEnded()) return undefined
    if (server?.ready) {
      silentSince ??= performance.now()
      if (await letsIn(server, layout, password)) return server
      if (performance.now() - silentSince > SILENCE_SECONDS * 1000) {
        throw new PostgresRefused('postgres.no-answer', WORDS.noAnswer(server.pid, SILENCE_SECONDS))
      }
    }
    if (performance.now() - saidAt > 10_000) {
      log(WORDS.stillRecovering())
      saidAt = performance.now()
    }
    await sleep(15)
  }
}

async function letsIn(server: Postmaster, layout: Layout, password: string): Promise<boolean> {
  const client = new pg.Client({ host: server.host, port: server.port, user: OWNER, password, database: 'postgres', connectionTimeoutMillis: 3000 })
  client.on('error', () => undefined) // the server went away between two questions; the question itself fails and says so
  try {
    await client.connect()
    await mustBeDurable(client, layout)
    return true
  } catch (error) {
    if (error instanceof PostgresRefused) throw error
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function mustBeDurable(client: pg.Client, layout: Layout): Promise<void> {
  const { rows } = await client.query<Record<string, string>>(
    `select current_setting('fsync') as fsync, current_setting('full_page_writes') as full_page_writes,
            current_setting('synchronous_commit') as synchronous_commit, current_setting('data_checksums') as data_checksums,
            current_setting('data_directory') as data_directory`,
  )
  const shown = rows[0] ?? {}
  if (shown.data_directory !== layout.cluster) throw new PostgresRefused('postgres.not-ours', WORDS.notOurs(layout.cluster))
  if (shown.data_checksums !== 'on') throw new PostgresRefused('postgres.no-checksums', WORDS.noChecksums())
  for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit']) {
    const value = shown[setting] ?? '?'
    if (value !== 'on') throw new PostgresRefused('postgres.not-durable', WORDS.notDurable(setting, value))
  }
}
