// Bar row E1. The attacker owns the tables and may write any SQL; the key and the file of checkpoints are out of reach.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { anySabotage } from '../platform/sabotage.ts'
import { testOnDefect } from '../test-defect.ts'
import { entriesWaiting, writeCheckpoint } from './checkpoint.actions.ts'
import { type FreshDatabase, freshDatabase, newId } from './fresh-database.fixture.ts'
import { record } from './trail.actions.ts'
import { type Anchors, openAnchors } from './trail.anchors.ts'
import { type Entry, FIRST_HASH, hashOf } from './trail.chain.ts'
import { verifyTrail } from './verify.actions.ts'

const PROVINCE = '12'
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9))
const EDITS = Number(process.env.EDITS ?? 500)
const CHAINS = 25

let base: FreshDatabase
let anchors: Anchors
let folder: string
const lengths = new Map<string, number>()

let state = SEED
/** mulberry32: the same seed, the same attack. */
function dice(sides: number): number {
  state = (state + 0x6d2b79f5) | 0
  let t = Math.imul(state ^ (state >>> 15), 1 | state)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) % sides
}

async function act(chainId: string, i: number): Promise<void> {
  const now = new Date(Date.UTC(2025, 2, 4, 2, 0, i))
  await base.ask(
    (ask) =>
      record(ask, {
        act: 'project.changed',
        subjectKind: 'project',
        subjectId: chainId,
        facts: { dong: String(300_000_000 + i), note: 'Chè Tả Lèng' },
      }),
    { now },
  )
  lengths.set(chainId, (lengths.get(chainId) ?? 0) + 1)
}

async function checkpoint(): Promise<void> {
  const written = await writeCheckpoint(base.pool, PROVINCE, anchors, new Date('2025-03-04T03:00:00Z'))
  assert.equal(written.ok, true)
}

before(async () => {
  console.log(`SEED=${SEED} EDITS=${EDITS}`)
  folder = mkdtempSync(join(tmpdir(), 'kc-anchors-'))
  base = await freshDatabase()
  anchors = await openAnchors(folder)
  const chains = Array.from({ length: CHAINS }, newId)
  for (let i = 0; i < 260; i++) {
    await act(chains[i < CHAINS ? i : dice(CHAINS)] as string, i)
    if (i % 80 === 79) await checkpoint()
  }
  for (const chainId of chains) while ((lengths.get(chainId) ?? 0) < 4) await act(chainId, 300)
  await checkpoint()
  for (const table of ['trail_entry', 'trail_head', 'trail_checkpoint']) await base.owner.query(`create table kept_${table} as table ${table}`)
})

after(async () => {
  await base.close()
  rmSync(folder, { recursive: true })
})

async function restore(): Promise<void> {
  for (const table of ['trail_entry', 'trail_head', 'trail_checkpoint']) {
    await base.owner.query(`delete from ${table}`)
    await base.owner.query(`insert into ${table} select * from kept_${table}`)
  }
}

type Target = { readonly chainId: string; readonly length: number; readonly seq: number }
/** Does the damage; answers the first entry that is bad after it. */
type Attack = (target: Target) => Promise<number>

const sqlOf = async (text: string, ...values: unknown[]) => await base.owner.query(text, values)

async function readChain(chainId: string): Promise<(Entry & { row: Record<string, unknown> })[]> {
  const { rows } = await sqlOf('select * from trail_entry where chain_id = $1 order by seq', chainId)
  return rows.map((row) => ({
    row,
    provinceCode: row.province_code,
    chainId: row.chain_id,
    seq: row.seq,
    id: row.id,
    at: row.at,
    personId: row.person_id,
    personName: row.person_name,
    role: row.role,
    act: row.act,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    facts: row.facts,
    requestId: row.request_id,
    title: row.title,
    unit: row.unit,
    address: row.address,
  }))
}

/** Writes the chain anew from `from` on, every hash right, the head too: nothing inside the database shows it. */
async function rewrite(chainId: string, from: number, change: (entry: Entry) => Entry): Promise<void> {
  let previous: Buffer = FIRST_HASH
  for (const { row, ...kept } of await readChain(chainId)) {
    const entry = kept.seq >= from ? change(kept) : kept
    const hash = hashOf(entry, previous)
    await sqlOf(
      'update trail_entry set facts = $3, person_name = $4, previous_hash = $5, hash = $6 where chain_id = $1 and seq = $2',
      chainId,
      entry.seq,
      JSON.stringify(entry.facts),
      entry.personName,
      previous,
      hash,
    )
    assert.ok(row)
    previous = hash
  }
  await sqlOf('update trail_head set hash = $2 where chain_id = $1', chainId, previous)
}

const ATTACKS: Readonly<Record<string, Attack>> = {
  async 'an amount is changed'({ chainId, seq }) {
    await sqlOf(`update trail_entry set facts = jsonb_set(facts, '{dong}', '"1"') where chain_id = $1 and seq = $2`, chainId, seq)
    return seq
  },
  async 'an entry is moved in time by one microsecond'({ chainId, seq }) {
    await sqlOf(`update trail_entry set at = at + interval '1 microsecond' where chain_id = $1 and seq = $2`, chainId, seq)
    return seq
  },
  async 'an entry is moved to the day before'({ chainId, seq }) {
    await sqlOf(`update trail_entry set at = at - interval '1 day' where chain_id = $1 and seq = $2`, chainId, seq)
    return seq
  },
  async 'an entry is given to somebody else'({ chainId, seq }) {
    await sqlOf(
      dice(2)
        ? `update trail_entry set person_name = 'Người khác' where chain_id = $1 and seq = $2`
        : `update trail_entry set person_id = gen_random_uuid() where chain_id = $1 and seq = $2`,
      chainId,
      seq,
    )
    return seq
  },
  async 'the post, the unit or the address of an entry is changed or taken away'({ chainId, seq }) {
    const edits = [`title = 'Giám đốc'`, 'title = null', `unit = 'cơ sở khác'`, `address = '10.9.9.9'`, 'address = null']
    await sqlOf(`update trail_entry set ${edits[dice(edits.length)]} where chain_id = $1 and seq = $2`, chainId, seq)
    return seq
  },
  async 'an entry is deleted'({ chainId, seq }) {
    await sqlOf('delete from trail_entry where chain_id = $1 and seq = $2', chainId, seq)
    return seq
  },
  async 'an entry is inserted and the rest renumbered'({ chainId, seq }) {
    await sqlOf('update trail_entry set seq = seq + 10000 where chain_id = $1 and seq >= $2', chainId, seq)
    await sqlOf('update trail_entry set seq = seq - 9999 where chain_id = $1 and seq > 10000', chainId)
    await sqlOf('update trail_head set seq = seq + 1 where chain_id = $1', chainId)
    const copy = `select (jsonb_populate_record(t, jsonb_build_object('seq', $2::int, 'id', gen_random_uuid()))).* from trail_entry t where chain_id = $1 and seq = $3`
    await sqlOf(`insert into trail_entry ${copy}`, chainId, seq, seq + 1)
    return seq
  },
  async 'two entries are swapped'({ chainId, seq, length }) {
    const other = seq === length ? seq - 1 : seq + 1
    await sqlOf('update trail_entry set seq = 10000 where chain_id = $1 and seq = $2', chainId, seq)
    await sqlOf('update trail_entry set seq = $2 where chain_id = $1 and seq = $3', chainId, seq, other)
    await sqlOf('update trail_entry set seq = $2 where chain_id = $1 and seq = 10000', chainId, other)
    return Math.min(seq, other)
  },
  async 'an entry is renumbered'({ chainId, length }) {
    await sqlOf('update trail_entry set seq = seq + 1 where chain_id = $1 and seq = $2', chainId, length)
    return length
  },
  async 'an entry is changed and its own hash made anew'({ chainId, seq }) {
    const entry = (await readChain(chainId))[seq - 1] as Entry & { row: { previous_hash: Buffer } }
    const { row, ...kept } = entry
    const changed: Entry = { ...kept, facts: { dong: '7' } }
    await sqlOf(
      'update trail_entry set facts = $3, hash = $4 where chain_id = $1 and seq = $2',
      chainId,
      seq,
      JSON.stringify(changed.facts),
      hashOf(changed, row.previous_hash),
    )
    return seq
  },
  async 'a whole chain is written anew with right hashes'({ chainId, seq }) {
    await rewrite(chainId, seq, (entry) => ({ ...entry, facts: { dong: '999' }, personName: 'Người khác' }))
    return seq
  },
  async 'the tail is cut and the head set back'({ chainId, seq }) {
    const from = Math.max(2, seq)
    await sqlOf('delete from trail_entry where chain_id = $1 and seq >= $2', chainId, from)
    await sqlOf(
      'update trail_head h set (seq, hash, anchored_seq) = (select seq, hash, seq from trail_entry e where e.chain_id = h.chain_id order by seq desc limit 1) where chain_id = $1',
      chainId,
    )
    return from
  },
  async 'a whole chain disappears, head and all'({ chainId }) {
    await sqlOf('delete from trail_entry where chain_id = $1', chainId)
    await sqlOf('delete from trail_head where chain_id = $1', chainId)
    return 1
  },
  async 'a chain is written anew and every checkpoint in the database thrown away'({ chainId, seq }) {
    await rewrite(chainId, seq, (entry) => ({ ...entry, facts: {} }))
    await sqlOf('delete from trail_checkpoint')
    return seq
  },
}

test('an untouched trail is found whole, every entry anchored', async () => {
  const report = await verifyTrail(base.pool, PROVINCE, anchors)
  assert.equal(report.fault, undefined)
  assert.equal(report.chains, CHAINS)
  assert.ok(report.checkpoints >= 4 && report.entries >= 260)
  assert.equal(report.anchored, process.env.SABOTAGE ? 0 : report.entries)
})

test('whoever owns the tables cannot change the trail unseen: every edit is found and the first bad entry named', async () => {
  const kinds = Object.entries(ATTACKS)
  const missed: string[] = []
  for (let i = 0; i < EDITS; i++) {
    const [name, attack] = kinds[i % kinds.length] as [string, Attack]
    const [chainId, length] = [...lengths][dice(lengths.size)] as [string, number]
    const seq = await attack({ chainId, length, seq: 1 + dice(length) })
    const { fault } = await verifyTrail(base.pool, PROVINCE, anchors)
    if (fault?.chainId !== chainId || fault.seq !== seq || !fault.text.includes(chainId))
      missed.push(`${name}: expected ${chainId} ${seq}, got ${fault?.kind} ${fault?.chainId} ${fault?.seq}`)
    await restore()
  }
  assert.ok(EDITS > 0)
  assert.deepEqual(missed.slice(0, 8), [], `${missed.length} of ${EDITS}`)
})

test('a checkpoint changed, removed or renumbered in the database is found and named', { skip: anySabotage() }, async () => {
  const edits = [
    `update trail_checkpoint set heads = '[]' where number = 2`,
    `update trail_checkpoint set at = at + interval '1 second' where number = 2`,
    `update trail_checkpoint set signature = hash where number = 2`,
    `delete from trail_checkpoint where number = 2`,
    `delete from trail_checkpoint where number >= 2`,
    `update trail_checkpoint set number = 99 where number = 2`,
  ]
  for (const edit of edits) {
    await base.owner.query(edit)
    const { fault } = await verifyTrail(base.pool, PROVINCE, anchors)
    assert.match(fault?.text ?? `not found: ${edit}`, /^Trang neo 2 /)
    await restore()
  }
})

test('a head moved, or marked as anchored further than it is, is found', { skip: anySabotage() }, async () => {
  const [chainId] = [...lengths.keys()]
  for (const edit of ['seq = seq + 1', 'seq = seq - 1', `hash = decode(repeat('00', 32), 'hex')`, 'anchored_seq = anchored_seq + 1']) {
    await sqlOf(`update trail_head set ${edit} where chain_id = $1`, chainId)
    assert.equal((await verifyTrail(base.pool, PROVINCE, anchors)).fault?.chainId, chainId, edit)
    await restore()
  }
})

test('when the database was cut, no further checkpoint is signed over the gap', { skip: anySabotage() }, async () => {
  await base.owner.query('delete from trail_checkpoint where number >= 2')
  const refused = await writeCheckpoint(base.pool, PROVINCE, anchors, new Date())
  assert.equal(refused.ok, false)
  await restore()
})

test('a file cut short by a crash is caught up from the database', { skip: anySabotage() }, async () => {
  const { appendFileSync, readFileSync, writeFileSync } = await import('node:fs')
  const { anchorFile } = await import('./trail.anchors.ts')
  const file = anchorFile(anchors, PROVINCE)
  const whole = readFileSync(file, 'utf8')
  writeFileSync(file, `${whole.split('\n').slice(0, 2).join('\n')}\n`)
  appendFileSync(file, '{"province":"12","number":3,"at":"2025')
  const cut = await verifyTrail(base.pool, PROVINCE, anchors)
  assert.equal(cut.fault, undefined)
  assert.equal(cut.missingOutside, cut.checkpoints - 2, 'and what is missing outside is said')
  await checkpoint()
  assert.equal((await verifyTrail(base.pool, PROVINCE, anchors)).missingOutside, 0)
  assert.equal(readFileSync(file, 'utf8'), whole)
})

test('the signing key is readable by its owner alone, and a key others can read is refused', {
  skip: anySabotage() || process.platform === 'win32',
}, async () => {
  const { chmodSync } = await import('node:fs')
  const key = join(folder, 'keys', 'trail-ed25519.pem')
  assert.equal(statSync(key).mode & 0o777, 0o600)
  chmodSync(key, 0o644)
  await assert.rejects(openAnchors(folder), /chmod 600/)
  chmodSync(key, 0o600)
})

test('a lost signing key is asked back from the backup, and no new key covers the loss', {
  skip: anySabotage(),
}, async () => {
  const { renameSync } = await import('node:fs')
  const key = join(folder, 'keys', 'trail-ed25519.pem')
  renameSync(key, `${key}.kept`)
  await assert.rejects(openAnchors(folder), /Chép lại thư mục keys từ bản sao lưu/)
  renameSync(`${key}.kept`, key)
  assert.equal((await verifyTrail(base.pool, PROVINCE, await openAnchors(folder))).fault, undefined)
})

test('new acts wait to be anchored and are counted until they are', { skip: anySabotage() }, async () => {
  assert.equal(await entriesWaiting(base.pool, PROVINCE), 0)
  await act(newId(), 1)
  assert.equal(await entriesWaiting(base.pool, PROVINCE), 1)
  await checkpoint()
  assert.equal(await entriesWaiting(base.pool, PROVINCE), 0)
})

test('what nobody did under a name, such as guesses at logins that do not exist, is signed like the rest', { skip: anySabotage() }, async () => {
  await act('00000000-0000-0000-0000-000000000000', 1)
  await checkpoint()
  assert.equal(await entriesWaiting(base.pool, PROVINCE), 0)
  const { entries, anchored, fault } = await verifyTrail(base.pool, PROVINCE, anchors)
  assert.deepEqual([fault, anchored], [undefined, entries])
})

test('without the anchors outside this proof fails, so it is the anchors that catch the worst edits', { skip: anySabotage() }, async () => {
  const { code, said } = await testOnDefect(import.meta.filename, 'E1.no-anchor', { env: { SEED: String(SEED), EDITS: '26' } })
  assert.notEqual(code, 0)
  assert.match(said, /✖ whoever owns the tables cannot change the trail unseen/)
  assert.match(said, /a whole chain is written anew with right hashes: expected/)
  assert.match(said, /the tail is cut and the head set back: expected/)
})
