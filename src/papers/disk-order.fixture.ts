// Loaded into a server process before all else: tells whoever forked it, in their order, the writes, flushes and renames of files and
// what was said to the database of them. It watches and changes nothing.
import fs from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { basename, dirname } from 'node:path'
import pg from 'pg'

const tell = (step: string) => process.send?.({ step })
const isId = (name: string) => /^[0-9a-f-]{36}(\.part)?$/.test(name)
const called = (path: unknown) => (isId(basename(String(path))) ? 'file' : `folder ${basename(String(path))}`)

const open = fs.open
fs.open = async (path, ...rest) => {
  const handle = await open(path, ...rest)
  for (const verb of ['writeFile', 'sync'] as const) {
    const plain = handle[verb].bind(handle) as (...args: unknown[]) => Promise<void>
    Object.assign(handle, {
      [verb]: async (...args: unknown[]) => {
        await plain(...args)
        tell(`${verb === 'sync' ? 'flush' : 'write'} ${called(path)}`)
      },
    })
  }
  return handle
}
const rename = fs.rename
fs.rename = async (from, to) => {
  await rename(from, to)
  if (dirname(String(from)) === dirname(String(to))) tell('name file')
}
syncBuiltinESMExports()

const query = pg.Client.prototype.query as (...args: unknown[]) => unknown
pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
  const text = typeof args[0] === 'string' ? args[0] : ((args[0] as { text?: string })?.text ?? '')
  if (text.includes('insert into stored_file')) tell('row')
  if (text === 'commit') tell('commit')
  return query.apply(this, args)
} as typeof pg.Client.prototype.query
