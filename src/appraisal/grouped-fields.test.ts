import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gatherGroups } from './grouped-fields.ts'

test('fields of a group are gathered whether a form or JSON sends them', () => {
  const nested = { version: '2', amounts: { national: '300.000.000' } }
  assert.deepEqual(gatherGroups({ version: '2', 'amounts.national': '300.000.000' }, ['amounts']), nested)
  assert.deepEqual(gatherGroups(nested, ['amounts']), nested)
})

test('a dotted field of no known group stays as it is, to be refused as unknown', () => {
  assert.deepEqual(gatherGroups({ 'other.national': '1' }, ['amounts']), { amounts: {}, 'other.national': '1' })
})
