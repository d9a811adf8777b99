// "A province, ten years": the same shape of data as the demonstration, two hundred thousand times, for measurements.
// Written in bulk by the owner of a fresh database. Nothing here may touch a database that is in use.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { dayOf } from '../basics/day.ts'
import { loadCatalogues } from '../commands/seed.ts'
import { FUND_COLUMNS } from '../funding/ledger.ts'
import { inTransaction, openPool } from '../platform/db.ts'
import { newId } from '../platform/http.ts'
import { migrate } from '../platform/migrate.ts'
import type { Ask } from '../platform/route.ts'
import { checkProgramme } from '../programme/document.check.ts'
import { wholeOf } from '../programme/plausible.ts'
import { loadProgramme } from '../programme/programme.actions.ts'
import { communesOf } from '../registry/registry.actions.ts'
import { chanceFrom } from './chance.ts'
import { type Cell, copyIn, copyLine } from './copy.ts'
import { type Crowd, crowdOf, DOSSIERS_AN_ESTABLISHMENT } from './crowd.ts'
import { fundOf } from './crowd-money.ts'
import type { CrowdWorld, Place } from './crowd-world.ts'
import { type Given, tellEstimates } from './scale-trail.ts'

export type Scale = {
  readonly province: string
  readonly dossiers: number
  readonly trailRows: number
  readonly seed: number
  /** Foreign keys looked at row by row: slow, for the test that proves there is nothing to find. */
  readonly checked?: boolean
  readonly log?: (line: string) => void
}

export type Filled = { readonly programmeId: string; readonly personId: string; readonly seconds: number }

const FROM_YEAR = 2016
const TO_YEAR = 2025
const DOSSIERS_A_BATCH = 1000

/** Rows of columns that are not all of their table's, or not in its order. */
const INTO: Readonly<Record<string, string>> = {
  establishment: `establishment (province_code, id, version, name, name_norm, kind, identity_no, commune_code, commune_valid_from, address, sector, products, owner_name,
    owner_is_woman, owner_is_minority, workers, phone, email, founded_on, search_norm, created_at)`,
}

export async function fillProvince(ownerUrl: string, scale: Scale): Promise<Filled> {
  const { province, dossiers, log = () => undefined, checked = false } = scale
  const started = Date.now()
  await migrate(ownerUrl)
  const world = await furnish(ownerUrl, scale)
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await refuseUsed(client, province)
    await client.query(`select set_config('app.province', $1, false)`, [province])
    await client.query('set synchronous_commit = off')
    await client.query(`set maintenance_work_mem = '512MB'`)
    if (!checked) await client.query(`set session_replication_role = 'replica'`)
    const indexes = await dropIndexes(client)
    const crowd = crowdOf(world)
    for (let nth = 0; nth < Math.ceil(dossiers / DOSSIERS_AN_ESTABLISHMENT); nth++) crowd.establishment(nth)
    for (let nth = 0; nth < dossiers; nth++) {
      crowd.dossier(nth)
      if ((nth + 1) % DOSSIERS_A_BATCH === 0) await pour(client, crowd)
      if ((nth + 1) % 20_000 === 0) log(`  ${nth + 1} đề án, ${Math.round((Date.now() - started) / 1000)} giây`)
    }
    await pour(client, crowd)
    await pourTotals(client, ownerUrl, world, crowd)
    log('  chỉ mục và thống kê…')
    for (const index of indexes) await client.query(index)
    await client.query('vacuum (analyze)')
    return { programmeId: world.programmeId, personId: world.personId, seconds: Math.round((Date.now() - started) / 1000) }
  } finally {
    await client.end()
  }
}

async function refuseUsed(client: pg.Client, province: string): Promise<void> {
  const { rowCount } = await client.query('select 1 from project where province_code = $1 limit 1', [province])
  if (rowCount !== 0) throw new RangeError('this database already holds đề án: bulk data go into a fresh one')
}

/** Catalogues, a programme of ten years, and one person who did it all. */
async function furnish(ownerUrl: string, { province, dossiers, trailRows, seed }: Scale): Promise<CrowdWorld> {
  const pool = openPool(ownerUrl, 2)
  try {
    await loadCatalogues(pool)
    const now = new Date('2025-12-01T02:00:00Z')
    const who = { personId: newId(now), name: 'Người minh hoạ', title: 'Chuyên viên (minh hoạ)', roles: ['administrator'] as const, province }
    return await inTransaction(pool, { province, readOnly: false }, async (db) => {
      const ask: Ask = { who, province, now, today: dayOf(now), db, requestId: newId(now), recorded: { count: 0 }, newId: () => newId(now) }
      const written = checkProgramme(tenYears())
      if (!written.written) throw new Error(`the programme of ten years has faults: ${JSON.stringify(written.findings)}`)
      // Money for two hundred thousand đề án is far above any province: the total is stated, as whoever loads it would.
      const loaded = await loadProgramme(ask, written.written, { statedDong: written.document && wholeOf(written.document) })
      if (!loaded.ok) throw new Error(`the programme of ten years was refused: ${JSON.stringify(loaded.refusals)}`)
      const placesOn = async (on: string): Promise<Place[]> => await communesOf(ask, province, dayOf(new Date(`${on}T02:00:00Z`)))
      const world: CrowdWorld = {
        province,
        programmeId: loaded.value.programmeId,
        fromYear: FROM_YEAR,
        toYear: TO_YEAR,
        dossiers,
        trailRows,
        chance: chanceFrom(seed),
        before: await placesOn('2024-06-01'),
        since: await placesOn('2025-08-01'),
        personId: who.personId,
      }
      return { keep: true, value: world }
    })
  } finally {
    await pool.end()
  }
}

const PROGRAMME = join(import.meta.dirname, '../../programmes/lai-chau-2021-2025.json')
const YEARLY = 3_000_000

/** The shipped programme stretched to ten years, with money for two hundred thousand đề án. */
function tenYears(): string {
  const document = JSON.parse(readFileSync(PROGRAMME, 'utf8'))
  const years = Array.from({ length: TO_YEAR - FROM_YEAR + 1 }, (_, i) => ({ year: FROM_YEAR + i, amount: YEARLY }))
  const total = YEARLY * years.length
  const [counterpart, state] = document.money.sources
  const [national, provincial] = state.parts
  const sources = [
    { ...counterpart, amount: total / 2, share: '50,0' },
    {
      ...state,
      amount: total / 2,
      share: '50,0',
      parts: [
        { ...national, amount: total / 4 },
        { ...provincial, amount: total / 4 },
      ],
    },
  ]
  return JSON.stringify({
    ...document,
    code: 'lai-chau-muoi-nam',
    name: 'Chương trình minh hoạ mười năm',
    period: { from: FROM_YEAR, to: TO_YEAR },
    money: { ...document.money, total, sources, years },
  })
}

const BIG_TABLES = [
  'trail_entry',
  'posting',
  'project',
  'project_word',
  'project_paper',
  'project_beneficiary',
  'project_target',
  'establishment_word',
  'establishment',
  'appraisal',
  'acceptance',
  'evidence',
  'inspection',
  'project_progress',
]

/** Indexes that are no constraint are made again once the rows are there: sorting once is cheaper than inserting in five places. */
async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.indexname as name, i.indexdef as definition from pg_indexes i
     where i.schemaname = 'public' and i.tablename = any($1) and not exists (select 1 from pg_constraint c where c.conname = i.indexname)`,
    [BIG_TABLES],
  )
  for (const { name } of rows) await client.query(`drop index ${name}`)
  return rows.map(({ definition }) => definition)
}

/** Tables others point at come first, for when foreign keys are looked at. */
const FIRST = ['establishment', 'project', 'trail_head']

async function pour(client: pg.Client, crowd: Crowd): Promise<void> {
  const tables = [...new Set([...FIRST, ...crowd.sheets.keys()])]
  await client.query('begin')
  for (const table of tables) await copyIn(client, INTO[table] ?? table, crowd.sheets.get(table)?.join('') ?? '')
  await client.query('commit')
  crowd.sheets.clear()
}

async function pourTotals(client: pg.Client, ownerUrl: string, world: CrowdWorld, { totals }: Crowd): Promise<void> {
  const { province, programmeId, personId } = world
  const told: Given[] = []
  const rows = (cells: Iterable<readonly Cell[]>) => [...cells].map((row) => copyLine([province, ...row])).join('')
  const split = (key: string) => key.split(' ') as [string, string, string]
  const estimates: Cell[][] = []
  for (const key of [...totals.funds.keys()]) {
    const [source, year] = split(key)
    if (source === 'counterpart') continue
    const fund = fundOf(totals, key)
    const amount = ((fund.get('approved') ?? 0n) / 1_000_000_000n + 100n) * 1_000_000_000n
    fund.set('estimate', amount)
    const at = new Date(Date.UTC(Number(year), 0, 4))
    told.push({ source, year: Number(year), amount, paperNo: `DT/${year}`, at })
    estimates.push([
      newId(at),
      programmeId,
      Number(year),
      source,
      'estimate',
      'authority',
      'estimate',
      amount,
      'VND',
      null,
      null,
      dayOf(at),
      `DT/${year}`,
      '',
      personId,
      at,
    ])
  }
  await copyIn(client, 'posting', rows(estimates))
  await tellEstimates(ownerUrl, world, told)
  const funds = [...totals.funds].map(([key, fund]) => [
    programmeId,
    split(key)[0],
    Number(split(key)[1]),
    ...FUND_COLUMNS.map((column) => fund.get(column) ?? 0n),
  ])
  await copyIn(client, 'fund_total', rows(funds))
  for (const [year, approved] of totals.years)
    await client.query('update programme_year set approved_dong = $1 where province_code = $2 and programme_id = $3 and year = $4', [
      String(approved),
      province,
      programmeId,
      year,
    ])
  const counts = [...totals.counts].map(([key, count]) => [programmeId, Number(split(key)[0]), split(key)[1], split(key)[2], count])
  await copyIn(client, 'project_count', rows(counts))
  const places = [...totals.places].map(([key, both]) => [programmeId, Number(split(key)[0]), split(key)[1], split(key)[2], ...both])
  await copyIn(client, 'project_place_count', rows(places))
  const attained = [...totals.attained].map(([key, count]) => [programmeId, split(key)[0], Number(split(key)[1]), count])
  await copyIn(client, 'attainment', rows(attained))
  const numbers = [...totals.numbers].map(([key, last]) => [split(key)[0], Number(split(key)[1]), last])
  await copyIn(client, 'project_number', rows(numbers))
}
