// For tests of this room and of those to its right: a house with the Lai Châu programme, an establishment, and a dossier ready to send.
import { fileURLToPath } from 'node:url'
import { loadPublicDays } from '../deadline/deadline.actions.ts'
import { loadFile } from '../programme/programme.commands.ts'
import { loadReference } from '../programme/reference.actions.ts'
import { createEstablishment } from '../registry/establishment.actions.ts'
import { loadUnits } from '../registry/registry.actions.ts'
import { type Hands, type House, openHouse, type Reply } from '../test-house.ts'

export const BINH_LU = '03390'

const LAI_CHAU = fileURLToPath(new URL('../../programmes/lai-chau-2021-2025.json', import.meta.url))

export async function openProgrammeHouse(): Promise<House> {
  const house = await openHouse({
    prepare: async (db) => {
      await loadUnits(db)
      await loadReference(db)
      await loadPublicDays(db)
    },
  })
  await loadFile(LAI_CHAU, { pool: house.pool, now: house.clock, province: '12', by: 'Kiểm thử', print: () => undefined })
  return house
}

export async function newEstablishment(house: House, name: string, communeCode: string): Promise<string> {
  const made = await house.ask('centre-officer', (ask) =>
    createEstablishment(ask, {
      name,
      kind: 'cooperative',
      communeCode,
      address: 'Bản Thẩm',
      sector: 'agro-processing',
      products: 'Chè xanh',
      ownerName: 'Lò Văn Pảnh',
      ownerIsWoman: false,
      ownerIsMinority: true,
      workers: 12,
      foundedOn: null,
      phone: '0912345678',
      email: '',
      identityNo: null,
    }),
  )
  if (!made.ok) throw new Error(JSON.stringify(made.refusals))
  return made.value.id
}

export const PDF = '%PDF-1.7\n1 0 obj\n'

/** A form with files, as a browser sends it. */
export function multipart(files: readonly { field: string; name: string; content: string }[]): { payload: string; headers: Record<string, string> } {
  const boundary = '----kiemthu'
  const parts = files.map(
    ({ field, name, content }) =>
      `--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n${content}\r\n`,
  )
  return {
    payload: `${parts.join('')}--${boundary}--\r\n`,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, accept: 'text/html' },
  }
}

export async function versionOf(house: House, projectId: string): Promise<string> {
  const { rows } = await house.owner.query('select version from project where id = $1', [projectId])
  return String(rows[0]?.version)
}

export async function stateOf(house: House, projectId: string): Promise<string> {
  return (await house.owner.query('select state from project where id = $1', [projectId])).rows[0]?.state
}

export function idIn(reply: Reply): string {
  const found = /\/projects\/([0-9a-f-]{36})/.exec(String(reply.headers.location))
  if (!found?.[1]) throw new Error(`no đề án in ${String(reply.headers.location)}: ${reply.status} ${reply.text.slice(0, 600)}`)
  return found[1]
}

export const COSTS = {
  costName: ['Máy sấy chè', 'Lắp đặt'],
  costUnit: ['cái', 'gói'],
  costQuantity: ['2', '1'],
  costPrice: ['100.000.000', '40.000.000'],
  eligible: ['0'],
  normCode: 'machinery',
  source: ['provincial', 'counterpart'],
  amount: ['100.000.000', '140.000.000'],
} as const

export const CONTENT = {
  name: 'Ứng dụng máy sấy trong chế biến chè Tả Lèng',
  activity: 'machinery',
  need: 'Cơ sở sấy thủ công, chất lượng không đều.',
  goal: 'Tăng công suất lên 2 tấn một ngày.',
  result: '',
  startsOn: '01/04/2024',
  endsOn: '30/11/2024',
  targetCode: ['3a', '3b'],
  planned: ['', '1'],
} as const

/** Everything but the sending: a draft with its five steps filled in through the forms. */
export async function filledDraft(house: House, hands: Hands, change: Record<string, string | readonly string[]> = {}): Promise<string> {
  const projectId = idIn(await hands.post('/apply', { name: CONTENT.name, activity: 'machinery', year: '2024', ...change }))
  const save = async (step: string, form: Record<string, string | readonly string[]>) => {
    const reply = await hands.post(`/projects/${projectId}/edit/${step}`, { ...form, version: await versionOf(house, projectId) })
    if (reply.status !== 303) throw new Error(`${step}: ${reply.status} ${reply.text.replace(/^.*<h1>/s, '').slice(0, 500)}`)
  }
  await save('content', { ...CONTENT, name: change.name ?? CONTENT.name })
  await save('costs', COSTS)
  await upload(house, hands, projectId, ['request', 'registration', 'quotation'])
  return projectId
}

export async function upload(house: House, hands: Hands, projectId: string, kinds: readonly string[]): Promise<Reply> {
  const form = multipart(kinds.map((field) => ({ field, name: `${field}.pdf`, content: PDF })))
  const reply = await house.app.inject({
    method: 'POST',
    url: `/projects/${projectId}/edit/papers`,
    headers: { ...form.headers, cookie: `kc_session=${hands.token}` },
    payload: form.payload,
  })
  return { status: reply.statusCode, headers: reply.headers, text: reply.body, json: () => reply.json() }
}

export const ALL_COMMITMENTS = ['truth', 'counterpart', 'no-duplicate', 'purpose'] as const

export async function send(house: House, hands: Hands, projectId: string): Promise<Reply> {
  return await hands.post(`/projects/${projectId}/submission`, { commitments: ALL_COMMITMENTS, version: await versionOf(house, projectId) })
}
