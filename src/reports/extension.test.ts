// After an extension there is one day by which the work must be done, and every decision after it leaves that day alone.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { day, dayOf } from '../basics/day.ts'
import type { Outcome } from '../basics/outcome.ts'
import type { Role } from '../people/role.ts'
import type { Ask } from '../platform/route.ts'
import { askChange, decideChange } from '../project/change.actions.ts'
import type { House } from '../test-house.ts'
import { lead, openLedHouse } from './dossier.fixture.ts'

let house: House
before(async () => {
  house = await openLedHouse()
  house.clock = new Date('2024-11-15T02:00:00Z')
})
after(() => house.close())

async function act(role: Role, id: string, work: (ask: Ask, version: number) => Promise<Outcome<unknown>>): Promise<void> {
  const { version } = (await house.owner.query('select version from project where id = $1', [id])).rows[0]
  const outcome = await house.ask(role, (ask) => work(ask, version))
  assert.ok(outcome.ok, JSON.stringify(outcome.ok ? '' : outcome.refusals))
}

/** The contract ends on 30/11/2024. */
async function extend(id: string): Promise<void> {
  const asked = { projectId: id, kind: 'next-year', reason: 'Máy về chậm', before: '30/11/2024', after: '31/03/2025', newEndsOn: day('2025-03-31') }
  await act('centre-officer', id, (ask, version) => askChange(ask, { ...asked, version }))
  const decision = { projectId: id, verdict: 'agreed' as const, decisionNo: '88/QĐ-UBND', decidedOn: dayOf(house.clock) }
  await act('provincial-leader', id, (ask, version) => decideChange(ask, { ...decision, version }))
}

const page = async (id: string) => (await (await house.as('auditor')).get(`/projects/${id}`)).text

test('được gia hạn thì trang đề án chỉ nêu một ngày hết hạn, kèm số văn bản gia hạn', async () => {
  const { id } = await lead(house, 'underway')
  assert.match(await page(id), /Hợp đồng hết hạn: 30\/11\/2024</)
  await extend(id)
  const words = await page(id)
  assert.match(
    words,
    /Hợp đồng hết hạn: 31\/03\/2025<span class="under">gia hạn theo văn bản số 88\/QĐ-UBND ngày 15\/11\/2024; hợp đồng ký đến 30\/11\/2024/,
  )
  assert.match(words, /Hạn hoàn thành theo hợp đồng: 31\/03\/2025/)
})

test('quyết định điều chỉnh việc khác, sau khi đã gia hạn, không kéo hạn về ngày của hợp đồng', async () => {
  const { id } = await lead(house, 'underway')
  await extend(id)
  for (const verdict of ['refused', 'agreed'] as const) {
    const asked = { projectId: id, kind: 'other', reason: 'Đổi đơn vị lắp đặt', before: 'Công ty A', after: 'Công ty B' }
    await act('centre-officer', id, (ask, version) => askChange(ask, { ...asked, version }))
    const decision = { projectId: id, verdict, decisionNo: `9/${verdict}`, decidedOn: dayOf(house.clock) }
    await act('department-leader', id, (ask, version) => decideChange(ask, { ...decision, version }))
    assert.match(await page(id), /Hạn hoàn thành theo hợp đồng: 31\/03\/2025/, verdict)
  }
})
