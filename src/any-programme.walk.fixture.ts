// A programme lived through as people do it: forms over HTTP, every page read, and whatever answers otherwise than it should named.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AnyProgramme } from './any-programme.fixture.ts'
import { CRITERIA } from './appraisal/appraisal.ts'
import { CONCLUSIONS } from './inspection/inspection.ts'
import type { Role } from './people/role.ts'
import { activityOf } from './programme/activity.ts'
import { loadFile } from './programme/programme.commands.ts'
import type { SourceLevel } from './programme/source-level.ts'
import { ALL_COMMITMENTS, multipart, PDF } from './project/dossier.fixture.ts'
import type { Hands, House, Reply } from './test-house.ts'

const ON = '04/03/2026'
const SUPPORT = 10_000_000n
const COST = 40_000_000n

type Form = Readonly<Record<string, string | readonly string[]>>
type Row = Readonly<Record<string, string>>
type Payer = { readonly source: string; readonly level: SourceLevel }

export type Walk = {
  readonly house: House
  readonly province: string
  readonly programme: AnyProgramme
  readonly as: (role: Role) => Promise<Hands>
  readonly rows: (sql: string, values?: readonly unknown[]) => Promise<Row[]>
}

/** Loads it as the command does; the office begins work in its province. */
export async function loaded(house: House, programme: AnyProgramme, province: string): Promise<Walk> {
  const folder = mkdtempSync(join(tmpdir(), 'kc-programme-'))
  const path = join(folder, 'quyet-dinh.json')
  writeFileSync(path, JSON.stringify(programme))
  const said: string[] = []
  const load = (total?: bigint) =>
    loadFile(path, {
      pool: house.pool,
      now: house.clock,
      province,
      by: 'Kiểm thử',
      print: (text) => said.push(text),
      ...(total ? { statedDong: total } : {}),
    })
  let code = await load()
  const asked = /--total (\d+)/.exec(said.join('\n'))?.[1] // a total out of the ordinary is meant
  if (code !== 0 && asked !== undefined) code = await load(BigInt(asked))
  rmSync(folder, { recursive: true })
  assert.equal(code, 0, said.join('\n'))
  const rows = async (sql: string, values: readonly unknown[] = []) => (await house.owner.query(sql, [...values])).rows
  return { house, province, programme, rows, as: (role) => house.as(role, { province }) }
}

export const shown = (reply: Reply) =>
  `${reply.status} ${reply.text
    .replace(/^.*<main/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 700)}`

export async function opened(hands: Hands, path: string): Promise<string> {
  const reply = await hands.get(path)
  assert.equal(reply.status, 200, `GET ${path}: ${shown(reply)}`)
  return reply.text
}

type Refused = { readonly code: string; readonly field?: string; readonly text: string }

/** Every field sent stands in the form it is sent from; what is asked back is answered yes, once. */
export async function sent(walk: Walk, role: Role, { path, page = path, form }: { path: string; page?: string; form: Form }): Promise<Reply> {
  const hands = await walk.as(role)
  const text = await opened(hands, page)
  for (const name of Object.keys(form)) assert.ok(name === 'version' || text.includes(`name="${name}"`), `${page} has no field ${name}`)
  const first = await hands.post(path, form, { accept: 'application/json' })
  const asked = refusalsOf(first).filter(({ field }) => field === 'confirmed')
  if (asked.length === 0) return first
  return await hands.post(path, { ...form, confirmed: asked.map(({ code }) => code).join(' ') }, { accept: 'application/json' })
}

export function refusalsOf(reply: Reply): readonly Refused[] {
  return reply.status < 400 ? [] : ((reply.json() as { refusals: Refused[] }).refusals ?? [])
}

async function act(walk: Walk, role: Role, what: { path: string; page?: string; form: Form }): Promise<Reply> {
  const reply = await sent(walk, role, what)
  assert.equal(reply.status, 200, `POST ${what.path}: ${shown(reply)}`)
  return reply
}

const idIn = (reply: Reply) => /[0-9a-f-]{36}/.exec(String(reply.headers.location))?.[0] ?? ''

async function versionOf({ rows }: Walk, table: 'project' | 'plan', id: string): Promise<string> {
  return String((await rows(`select version from ${table} where id = $1`, [id]))[0]?.version)
}

export async function payersOf({ rows, province }: Walk): Promise<Payer[]> {
  const found = await rows(
    `select source, level from programme_source where province_code = $1 and kind = 'state' and not withdrawn and (planned_dong is null or planned_dong >= $2) order by position`,
    [province, SUPPORT],
  )
  return found.map(({ source = '', level }) => ({ source, level: level === 'national' ? 'national' : 'local' }))
}

export async function newBeneficiary(walk: Walk, name: string): Promise<string> {
  const [commune] = await walk.rows(`select code from admin_unit where level = 'commune' and province_code = $1 and valid_to is null limit 1`, [
    walk.province,
  ])
  const form = { name, kind: 'cooperative', communeCode: commune?.code ?? '', sector: 'agro-processing', ownerName: 'Lò Văn Pảnh', workers: '12' }
  return idIn(await act(walk, 'centre-officer', { path: '/establishments', page: '/establishments/new', form }))
}

/** From the first line of an application to its appraisal. */
export async function appraisedProject(
  walk: Walk,
  { source, level }: Payer,
  { activity, establishmentId }: { activity: string; establishmentId: string },
) {
  const page = `/apply?establishmentId=${establishmentId}`
  const draft = { name: `Đề án ${activity}`, activity, year: '2026', level, establishmentId }
  const id = idIn(await act(walk, 'centre-officer', { path: '/apply', page, form: draft }))
  await step(walk, id, 'content', await contentOf(walk, id, activity))
  await step(walk, id, 'costs', await costsOf(walk, id, source))
  await papers(walk, id)
  await opened(await walk.as('centre-officer'), `/projects/${id}/submission`)
  await moved(walk, 'centre-officer', id, 'submission', { commitments: ALL_COMMITMENTS })
  await moved(walk, 'department-officer', id, 'receipt', {})
  await judged(walk, 'department-officer', `/projects/${id}/appraisal`, source)
  if (level === 'national') await judged(walk, 'ministry-officer', `/projects/${id}/ministry-appraisal`, source)
  return id
}

async function moved(walk: Walk, role: Role, id: string, name: string, form: Form): Promise<Reply> {
  return await act(walk, role, { path: `/projects/${id}/${name}`, form: { ...form, version: await versionOf(walk, 'project', id) } })
}

const step = (walk: Walk, id: string, name: string, form: Form) => moved(walk, 'centre-officer', id, `edit/${name}`, form)

/** Values of the fields of one name, in the order of the page. */
function fieldsOf(text: string, name: string): string[] {
  const inputs = [...text.matchAll(/<input\b[^>]*>/g)].map(([tag]) => tag).filter((tag) => tag.includes(`name="${name}"`))
  return inputs.map((tag) => /\bvalue="([^"]*)"/.exec(tag)?.[1] ?? '')
}

async function contentOf(walk: Walk, id: string, activity: string): Promise<Form> {
  const targetCode = fieldsOf(await opened(await walk.as('centre-officer'), `/projects/${id}/edit/content`), 'targetCode')
  const days = { startsOn: '01/04/2026', endsOn: '30/11/2026' }
  return {
    name: `Đề án ${activity}`,
    activity,
    need: 'Cần',
    goal: 'Đạt',
    ...days,
    ...(targetCode.length > 0 ? { targetCode, planned: targetCode.map((_, i) => (i === 0 ? '1' : '')) } : {}),
  }
}

async function costsOf(walk: Walk, id: string, payer: string): Promise<Form> {
  const source = fieldsOf(await opened(await walk.as('centre-officer'), `/projects/${id}/edit/costs`), 'source')
  const own = (await ownMoney(walk))?.source
  const amount = source.map((one) => (one === payer ? String(SUPPORT) : one === own ? String(COST - SUPPORT) : ''))
  const price = String(own === undefined ? SUPPORT : COST)
  return { costName: ['Máy sấy'], costUnit: ['cái'], costQuantity: ['1'], costPrice: [price], eligible: ['0'], source, amount }
}

/** What the establishment puts in: the counterpart, or another source where the decision names none. */
async function ownMoney({ rows, province }: Walk): Promise<Row | undefined> {
  const [own] = await rows(`select source, kind from programme_source where province_code = $1 and kind <> 'state' order by kind, position`, [
    province,
  ])
  return own
}

async function papers(walk: Walk, id: string): Promise<void> {
  const hands = await walk.as('centre-officer')
  const path = `/projects/${id}/edit/papers`
  const wanted = [...(await opened(hands, path)).matchAll(/<input\b[^>]*type="file"[^>]*>/g)].flatMap(
    ([tag]) => /\bname="([^"]*)"/.exec(tag)?.[1] ?? [],
  )
  await uploaded(walk, hands, path, { fields: [], files: wanted })
}

type Sent = { readonly fields: readonly (readonly [string, string])[]; readonly files: readonly string[] }

async function uploaded(walk: Walk, hands: Hands, path: string, { fields, files }: Sent): Promise<void> {
  const { payload, headers } = multipart(files.map((field) => ({ field, name: `${field}.pdf`, content: PDF })))
  const boundary = headers['content-type']?.split('boundary=')[1] ?? ''
  const typed = fields.map(([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('')
  const cookie = `kc_session=${hands.token}`
  const reply = await walk.house.app.inject({ method: 'POST', url: path, headers: { ...headers, cookie }, payload: typed + payload })
  assert.ok(reply.statusCode < 400, `${path}: ${reply.statusCode} ${reply.body.replace(/^.*<main/s, '').slice(0, 600)}`)
}

/** Where a norm was written for the activity, a reason is asked for judging without one. */
async function judged(walk: Walk, role: Role, path: string, source: string): Promise<void> {
  const page = await opened(await walk.as(role), path)
  const norm = page.includes('name="noNormReason"') ? { normCode: 'none', noNormReason: 'Nội dung không có mức chi' } : {}
  const [, , id = '', name = ''] = path.split('/')
  await moved(walk, role, id, name, { ...minutesOf(source), ...norm })
}

function minutesOf(source: string): Form {
  const findings = Object.fromEntries(CRITERIA.map((criterion) => [`findings.${criterion}`, 'yes']))
  return {
    minutesNo: '05/BB',
    heldOn: ON,
    eligibleDong: String(SUPPORT),
    [`amounts.${source}`]: String(SUPPORT),
    ...findings,
    verdict: 'pass',
    conclusion: 'Thống nhất.',
  }
}

/** The estimate of the year, and a plan of that source with the đề án in it, sent up and approved. */
export async function planned(walk: Walk, { source, level }: Payer, projectId: string): Promise<void> {
  const estimate = { source, year: '2026', direction: 'give', amount: String(SUPPORT), paperNo: `DT ${source}`, day: ON }
  await act(walk, 'finance-officer', { path: '/funding/estimates', page: '/funding/estimates/new', form: estimate })
  const plan = { year: '2026', level, source, name: `Kế hoạch ${source}` }
  const planId = idIn(await act(walk, 'department-officer', { path: '/plans', page: '/plans/new', form: plan }))
  const on = async (role: Role, name: string, page: string, form: Form) =>
    await act(walk, role, { path: `/plans/${planId}/${name}`, page, form: { ...form, version: await versionOf(walk, 'plan', planId) } })
  await on('department-officer', 'items', `/plans/${planId}`, { projectId })
  await on('department-leader', 'proposal', `/plans/${planId}`, { paperNo: '27/TTr', issuedOn: ON })
  const decision = { decisionNo: '412/QĐ', decidedOn: ON }
  await on(level === 'national' ? 'ministry-officer' : 'provincial-leader', 'approval', `/plans/${planId}/approval`, decision)
}

/** Assigned, contracted, inspected, accepted, paid and settled. */
export async function carriedOut(walk: Walk, { source }: Payer, { id, activity }: { id: string; activity: string }): Promise<void> {
  const decision = { decisionNo: '125/QĐ', decidedOn: ON, issuer: 'Sở Công Thương', abstract: 'Giao kế hoạch' }
  await moved(walk, 'department-leader', id, 'assignment', decision)
  const [counterpart = ''] = fieldsOf(await opened(await walk.as('department-leader'), `/projects/${id}/contract`), 'counterpart')
  const contract = {
    number: `HĐ ${id.slice(-6)}`,
    signedOn: ON,
    endsOn: '30/11/2026',
    source: [source],
    amount: [String(SUPPORT)],
    counterpart,
    advanceKind: activityOf(activity)?.advanceKind ?? 'equipment',
  }
  await moved(walk, 'department-leader', id, 'contract', contract)
  const found = {
    minutesNo: '12/BB',
    heldOn: ON,
    team: 'Đoàn',
    investedDong: String(SUPPORT),
    itemDone: '100',
    findings: 'Đủ',
    conclusion: CONCLUSIONS[0],
  }
  await moved(walk, 'inspector', id, 'inspections', found)
  await accepted(walk, id)
  if ((await ownMoney(walk))?.kind === 'counterpart')
    await moved(walk, 'finance-officer', id, 'counterpart', { amount: String(COST - SUPPORT), paperNo: 'BK 8b', day: ON })
  await moved(walk, 'finance-officer', id, 'payments', { source, amount: String(SUPPORT), paperNo: `UNC ${id.slice(-4)}`, day: ON })
  await moved(walk, 'finance-officer', id, 'settlement', { paperNo: 'TL 1', day: ON })
}

/** Whatever is to be counted is named with its paper; everything named is ticked. */
async function accepted(walk: Walk, id: string): Promise<void> {
  const path = `/projects/${id}/acceptance`
  const officer = await walk.as('department-officer')
  for (const link of new Set([...(await opened(officer, path)).matchAll(/href="(\/projects\/[^"]*\/results\/[^"]*)"/g)].map(([, href = '']) => href)))
    await named(walk, officer, link)
  const text = await opened(officer, path)
  const lines = new Set([...text.matchAll(/name="(proofs\.[^"]*)"/g)].map(([, name = '']) => name))
  const proofs = Object.fromEntries([...lines].map((name) => [name, fieldsOf(text, name)]))
  const held = { minutesNo: '21/BB', heldOn: ON, attendees: 'Sở, cơ sở', verdict: 'pass', conclusion: 'Đạt', eligibleDong: String(SUPPORT) }
  await moved(walk, 'department-officer', id, 'acceptance', { ...held, explanation: 'Đúng kế hoạch', ...proofs })
}

/** One of its kind, whatever a line asks of it; a number that looks wrong is meant. */
function itemOf(path: string): Readonly<Record<string, string>> {
  const own = [...path].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 9_999_999, 7)
  const number = `010${String(own).padStart(7, '0')}`
  return { name: `Việc ${number}`, place: 'Lai Châu', startsOn: ON, endsOn: ON, number, codes: 'A1', quantity: '1' }
}

const MEANT = ['confirmed', 'project.item.alike project.item.number-doubtful'] as const

async function named(walk: Walk, officer: Hands, path: string): Promise<void> {
  const text = await opened(officer, path)
  const fields = Object.entries(itemOf(path)).filter(([name]) => text.includes(`name="${name}"`))
  await uploaded(walk, officer, path, { fields: [...fields, MEANT], files: ['file'] })
}
