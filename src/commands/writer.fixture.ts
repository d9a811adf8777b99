// Somebody who keeps writing to the application from outside and keeps on disk, flushed, what was acknowledged; and the last count, which leaves
// nothing lost, nothing twice and nothing by halves.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { makeDossier } from '../appraisal/dossier.fixture.ts'
import { giveEstimate, M } from '../funding/walk.fixture.ts'
import { undo } from '../platform/postgres/trial.fixture.ts'
import type { House } from '../test-house.ts'
import { until } from '../test-wait.ts'
import { ask, folder, type Reply } from './standing.fixture.ts'

type Act = { readonly kind: string; readonly key: string; readonly path: string; readonly json: unknown; readonly token: string }

/** Somebody at work: acts of several kinds, each of another room; what was acknowledged goes to a file of its own and is flushed. */
export type Writer = {
  /** Writes until `stop`; whatever is not answered with 200 is kept to be sent again with its key. */
  run(hands?: number): void
  stop(): Promise<void>
  readonly replies: Reply[]
  acknowledged(): number
  /** Everything is sent once more: what was acknowledged answers as it did then, the rest is done now; then all is counted. */
  count(): Promise<void>
}

export async function writerFor(t: TestContext, house: House, port: number, approvals: number): Promise<Writer> {
  await giveEstimate(house, 2024, 500n * M)
  const trailBefore = await trailOf(house)
  const next = await actsOf(house, approvals)
  const path = join(folder(t), 'acknowledged')
  const file = openSync(path, 'a')
  undo(t, () => closeSync(file))
  const sent: Act[] = []
  let counted = 0
  const replies: Reply[] = []
  let running: Promise<unknown> = Promise.resolve()
  let on = false
  const send = (act: Act) => ask(port, 'POST', act.path, { token: act.token, json: act.json, key: act.key })
  const hand = async () => {
    while (on) {
      const act = next()
      sent.push(act)
      const reply = await send(act)
      replies.push(reply)
      if (reply.status === 200) {
        writeSync(file, `${JSON.stringify([act.key, reply.text])}\n`)
        fsyncSync(file)
      } else await sleep(100)
    }
  }
  const kept = () => new Map(lines(path).map((line) => JSON.parse(line) as [string, string]))
  return {
    replies,
    run(hands = 4) {
      on = true
      running = Promise.all(Array.from({ length: hands }, hand))
    },
    async stop() {
      on = false
      await running
    },
    acknowledged: () => kept().size,
    async count() {
      const before = kept()
      const again = async (act: Act) => {
        const reply = await until(`${act.kind} answers`, async () => answered(await send(act)))
        assert.equal(reply.status, 200, `${act.kind}: ${reply.text}`)
        const then = before.get(act.key)
        if (then !== undefined) assert.deepEqual([reply.headers['idempotent-replay'], reply.text], ['true', then], `${act.kind} was acknowledged`)
      }
      for (; counted < sent.length; counted += AT_ONCE) await Promise.all(sent.slice(counted, counted + AT_ONCE).map(again))
      counted = sent.length
      replies.length = 0
      await nothingTwice(house, sent, trailBefore)
    },
  }
}

const AT_ONCE = 8

function answered(reply: Reply): Reply | undefined {
  return reply.status === 503 || reply.status === 0 ? undefined : reply
}

function lines(path: string): string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
}

const ESTABLISHMENT = { kind: 'cooperative', communeCode: '03405', address: 'Bản Lùng Than', sector: 'agro-processing', ownerName: 'Lò Thị Panh' }

/** Money and its book, a new record, a state that moves together with money: in turn. */
async function actsOf(house: House, approvals: number): Promise<() => Act> {
  const [finance, officer, leader] = [await house.as('finance-officer'), await house.as('centre-officer'), await house.as('provincial-leader')]
  const dossiers: string[] = []
  for (let i = 0; i < approvals; i++) dossiers.push((await makeDossier(house, { state: 'appraised', appraised: { provincial: 1_000_000n } })).id)
  const { version } = (await house.owner.query('select version from project where id = $1', [dossiers[0]])).rows[0] as { version: number }
  let turn = 0
  return () => {
    const n = turn++
    const key = randomUUID()
    const id = n % 3 === 2 ? dossiers.pop() : undefined
    if (id !== undefined) {
      const json = { version, source: 'provincial', amount: '1.000.000', decisionNo: `${n}/QĐ-UBND`, decidedOn: '01/03/2024' }
      return { kind: 'approval', key, path: `/projects/${id}/approval`, json, token: leader.token }
    }
    if (n % 3 === 1) {
      const json = { ...ESTABLISHMENT, name: `Cơ sở đứng vững ${key}` }
      return { kind: 'establishment', key, path: '/establishments', json, token: officer.token }
    }
    const json = {
      source: 'provincial',
      year: '2024',
      direction: 'give',
      amount: '1.000',
      paperNo: `ĐV-${key}`,
      day: '15/12/2023',
      confirmed: 'funding.estimate-tiny',
    }
    return { kind: 'estimate', key, path: '/funding/estimates', json, token: finance.token }
  }
}

/** State, money and trail of every act, by number: one each. */
async function nothingTwice(house: House, sent: readonly Act[], trailBefore: number): Promise<void> {
  const asked = (kind: string) => sent.filter((act) => act.kind === kind).length
  const one = async (query: string) => Number((await house.owner.query(query)).rows[0].n)
  const found = {
    estimates: await one(`select count(*) as n from posting where kind = 'estimate' and paper_no like 'ĐV-%'`),
    establishments: await one(`select count(*) as n from establishment where name like 'Cơ sở đứng vững %'`),
    approvals: await one(`select count(*) as n from project where state = 'approved'`),
    trail: (await trailOf(house)) - trailBefore,
  }
  const [estimates, establishments, approvals] = [asked('estimate'), asked('establishment'), asked('approval')]
  assert.deepEqual(found, { estimates, establishments, approvals, trail: sent.length })
}

async function trailOf(house: House): Promise<number> {
  const { rows } = await house.owner.query(
    `select count(*)::int as n from trail_entry where act in ('funding.estimate-given', 'registry.establishment-created', 'funding.approved')`,
  )
  return rows[0].n
}
