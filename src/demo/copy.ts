// COPY … FROM STDIN: the fastest way rows enter PostgreSQL. The driver carries it, without a package of its own.
import type { EventEmitter } from 'node:events'
import type pg from 'pg'

/** What the driver offers to whoever copies in, beyond its published types. */
type Wire = EventEmitter & { query(text: string): void; sendCopyFromChunk(chunk: Buffer): void; endCopyFrom(): void }

export type Cell = string | number | bigint | boolean | null | Date | Uint8Array

const SPECIAL = /[\\\t\n\r]/g
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function written(cell: Cell): string {
  if (cell === null) return '\\N'
  if (typeof cell === 'string') return SPECIAL.test(cell) ? cell.replace(SPECIAL, (found) => ESCAPES[found] as string) : cell
  if (typeof cell === 'boolean') return cell ? 't' : 'f'
  if (cell instanceof Date) return cell.toISOString()
  if (cell instanceof Uint8Array) return `\\\\x${Buffer.from(cell.buffer, cell.byteOffset, cell.byteLength).toString('hex')}`
  return String(cell)
}

/** One row as COPY reads it. */
export function copyLine(cells: readonly Cell[]): string {
  let line = ''
  for (const cell of cells) line += line === '' ? written(cell) : `\t${written(cell)}`
  return `${line}\n`
}

/** Sends whole lines; resolves when the server has taken them all. */
export async function copyIn(client: pg.ClientBase, into: string, lines: string): Promise<void> {
  if (lines === '') return
  await new Promise<void>((done, failed) => {
    const copying = {
      submit: (wire: unknown) => (wire as Wire).query(`copy ${into} from stdin`),
      handleCopyInResponse(wire: Wire) {
        wire.sendCopyFromChunk(Buffer.from(lines))
        wire.endCopyFrom()
      },
      handleCommandComplete: () => undefined,
      handleReadyForQuery: () => done(),
      handleError: (error: Error) => failed(error),
    }
    client.query(copying as unknown as pg.Submittable)
  })
}
