// A command beside a running application: it uses the server that is up, and leaves it up.
import { layoutOf, passwordOf } from './layout.ts'
import { liveServer } from './postmaster.ts'
import { PostgresRefused } from './refused.ts'
import { addressOf, type RunningPostgres, startPostgres } from './supervisor.ts'

/** Starts the server of the data folder, or joins it when another process of ours already keeps it running. */
export async function startOrJoinPostgres(dataDir: string, log: (line: string) => void): Promise<RunningPostgres> {
  try {
    return await startPostgres({ dataDir, log })
  } catch (error) {
    if (!(error instanceof PostgresRefused) || error.code !== 'postgres.second-start') throw error
    const layout = layoutOf(dataDir)
    const server = liveServer(layout)
    if (!server?.ready) throw error
    return { ...addressOf({ ...server, password: passwordOf(layout), adopted: true }), adopted: true, stop: async () => undefined }
  }
}
