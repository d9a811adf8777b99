import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../basics/day.ts'
import { activitiesOn } from '../programme/activity.ts'
import { proofsOf } from './completion.ts'
import { COMPLETION_PAPERS, DOSSIER_PAPERS, paperName } from './rules-in-force.ts'

const ON = day('2024-09-01')
const codes = (activities: readonly string[], on = ON) => proofsOf(COMPLETION_PAPERS, activities, new Set(), on).map(({ code }) => code)

test('machinery is paid the rest on its purchase contract, base acceptance and summary report (Art. 14)', () => {
  assert.deepEqual(codes(['machinery']), ['base-acceptance', 'summary-report', 'machinery-purchase'])
})

test('a training class for a trade shows certificates, learners, jobs and costs', () => {
  assert.deepEqual(codes(['vocational-training']).slice(2), ['training-certificates', 'training-list', 'training-jobs', 'training-costs'])
})

test('joining a fair needs the invoice of the organiser, organising one does not', () => {
  assert.ok(codes(['join-fair']).includes('fair-invoice'))
  assert.ok(!codes(['organise-fair']).includes('fair-invoice'))
})

test('a focal đề án shows the papers of all its activities, each once', () => {
  const both = codes(['machinery', 'trademark'])
  assert.equal(new Set(both).size, both.length)
  assert.ok(both.includes('machinery-purchase') && both.includes('trademark-certificate'))
})

test('a paper whose file lies in the dossier counts as held', () => {
  const [first] = proofsOf(COMPLETION_PAPERS, ['machinery'], new Set(['base-acceptance']), ON)
  assert.equal(first?.held, true)
})

test('before the circular was in force it asked for nothing', () => {
  assert.deepEqual(codes(['machinery'], day('2014-02-09')), [])
})

test('papers name only activities that exist, and no code means two papers', () => {
  const known = new Set(activitiesOn(day('2025-10-15')).map(({ code }) => code))
  for (const { activities } of COMPLETION_PAPERS) for (const activity of activities ?? []) assert.ok(known.has(activity), activity)
  const all = [...DOSSIER_PAPERS, ...COMPLETION_PAPERS].map(({ code }) => code)
  assert.equal(new Set(all).size, all.length)
  assert.equal(paperName('other'), 'Giấy tờ khác')
})
