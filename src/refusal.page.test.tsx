import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from './basics/day.ts'
import { refusalDocument } from './refusal.page.tsx'
import { renderDocument } from './ui/render.ts'

const DOSSIER = '/projects/01a214c0-fe89-78dc-a15e-43b97af9bcde'

function page(status: number, path: string): string {
  const who = { name: 'Lê Minh Đức', title: 'Phó Chủ tịch UBND tỉnh', roles: ['provincial-leader'] }
  const context = { today: day('2025-12-01'), now: '09:00', path, province: 'Lai Châu', provinceTitle: 'tỉnh Lai Châu', demo: false, who }
  return renderDocument(refusalDocument({ context, status, refusals: [{ code: 'x', text: 'Bản ghi vừa được người khác sửa.' }] }))
}

test('whoever comes too late with an act on a đề án or a plan gets the way to it as it stands now', () => {
  assert.ok(page(412, `${DOSSIER}/approval`).includes(`href="${DOSSIER}"`))
  assert.ok(page(409, `${DOSSIER}/advances`).includes('Mở lại đề án'))
  assert.ok(page(412, DOSSIER.replace('projects', 'plans').concat('/proposal')).includes('Mở lại kế hoạch'))
})

test('of a record that is not there, or not theirs to see, nothing is said', () => {
  for (const status of [403, 404]) assert.ok(!page(status, `${DOSSIER}/approval`).includes(DOSSIER), String(status))
})
