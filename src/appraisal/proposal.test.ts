import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { day } from '../basics/day.ts'
import { type Dong, dong } from '../basics/money.ts'
import type { Norm } from '../programme/norm.ts'
import { conditionsOf } from './eligibility.ts'
import { type Amounts, type Asked, checkAmounts, dealOut, propose } from './proposal.ts'

function trieu(millions: number): Dong {
  return dong(BigInt(Math.round(millions * 10)) * 100_000n)
}

/** Machinery: 50 %, at most 300 triệu a cơ sở. TT 28/2018 Art. 8(4). */
const MACHINERY: Norm = {
  id: 'machinery-2018',
  code: 'machinery',
  level: 'national',
  provinceCode: null,
  name: 'Máy móc tiên tiến',
  basisPoints: 5000,
  ceilingDong: trieu(300),
  ceilingUnit: 'cơ sở',
  basis: 'giá trị máy',
  condition: '',
  priorityBasisPoints: 15_000,
  priorityStanding: 'old-text',
  perEstablishment: true,
  article: 'Khoản 4 Điều 8 Thông tư 28/2018/TT-BTC',
  standing: 'verified',
  inForceFrom: day('2018-05-11'),
  inForceTo: null,
  note: '',
}

function asked(more: Partial<Asked>): Asked {
  return {
    norm: MACHINERY,
    eligibleDong: trieu(620),
    eligibleInDossierDong: trieu(620),
    askedDong: trieu(310),
    priority: false,
    beneficiaries: 1,
    ...more,
  }
}

const PROPOSALS: readonly [string, Partial<Asked>, number, string][] = [
  ['a machine of 620 triệu is supported with 300 triệu: the ceiling', {}, 300, 'ceiling'],
  ['a machine of 77 triệu is supported with 38,5 triệu: exactly half', { eligibleDong: trieu(77), askedDong: trieu(77) }, 38.5, 'share'],
  ['who asks for less gets no more than asked', { askedDong: trieu(200) }, 200, 'asked'],
  ['the ceiling of a priority đề án is one and a half times as high', { askedDong: trieu(400), priority: true }, 310, 'share'],
  ['two establishments have a ceiling each', { eligibleDong: trieu(1240), askedDong: trieu(620), beneficiaries: 2 }, 600, 'ceiling'],
  ['a group that has not named its establishments has one ceiling', { askedDong: trieu(620), beneficiaries: 0 }, 300, 'ceiling'],
  ['an activity without a norm is proposed as asked', { norm: undefined }, 310, 'no-norm'],
  [
    'a norm without share and ceiling stops at the cost',
    { norm: { ...MACHINERY, basisPoints: null, ceilingDong: null }, askedDong: trieu(700) },
    620,
    'cost',
  ],
]

for (const [title, more, most, limitedBy] of PROPOSALS) {
  test(title, () => {
    const proposal = propose(asked(more))
    assert.deepEqual([proposal.maximumDong, proposal.limitedBy], [trieu(most), limitedBy])
  })
}

function codes(amounts: Record<string, Dong>, bySource: Record<string, Dong>, more: Partial<Asked> = {}): string[] {
  const outcome = checkAmounts(new Map(Object.entries(amounts)), new Map(Object.entries(bySource)), asked(more))
  return outcome.ok ? [`ok ${outcome.value}`] : outcome.refusals.map(({ code, field }) => `${code} ${field}`)
}

test('one đồng above the norm is refused, the norm itself is not', () => {
  const bySource = { national: trieu(310) }
  assert.deepEqual(codes({ national: dong(300_000_001n) }, bySource), ['appraisal.over-norm amounts.national'])
  assert.deepEqual(codes({ national: trieu(300) }, bySource), ['ok 300000000'])
})

test('the norm holds for all sources together', () => {
  const bySource = { national: trieu(200), provincial: trieu(200) }
  assert.deepEqual(codes({ national: trieu(200), provincial: trieu(101) }, bySource), ['appraisal.over-norm amounts.national'])
  assert.deepEqual(codes({ national: trieu(200), provincial: trieu(100) }, bySource), ['ok 300000000'])
})

test('no source gives more than was asked of it', () => {
  assert.deepEqual(codes({ national: trieu(100), provincial: trieu(1) }, { national: trieu(100), provincial: dong(0n) }), [
    'appraisal.over-asked amounts.provincial',
  ])
})

test('only state sources of the programme give support', () => {
  assert.deepEqual(codes({ national: trieu(100), counterpart: trieu(1) }, { national: trieu(100) }), ['appraisal.unknown-source amounts.counterpart'])
})

test('the maximum is dealt out over the sources in their order', () => {
  const dealt = dealOut(
    trieu(300),
    new Map([
      ['national', trieu(200)],
      ['provincial', trieu(200)],
    ]),
  )
  assert.deepEqual(
    [...dealt],
    [
      ['national', trieu(200)],
      ['provincial', trieu(100)],
    ],
  )
})

test('the council may strike cost lines but never add to the estimate', () => {
  assert.deepEqual(codes({ national: trieu(100) }, { national: trieu(310) }, { eligibleDong: trieu(621) }), [
    'appraisal.eligible-over-costs eligibleDong',
  ])
})

test('a pass without any support is refused', () => {
  assert.deepEqual(codes({ national: dong(0n) }, { national: trieu(310) }), ['appraisal.nothing-proposed amounts.national'])
})

test('whatever is accepted, it is within the norm and within what was asked', () => {
  const amount = fc.bigInt({ min: 0n, max: 1_000_000_000n }).map(dong)
  fc.assert(
    fc.property(amount, amount, amount, amount, amount, (eligible, askedNational, askedProvincial, national, provincial) => {
      const amounts: Amounts = new Map([
        ['national', national],
        ['provincial', provincial],
      ])
      const bySource: Amounts = new Map([
        ['national', askedNational],
        ['provincial', askedProvincial],
      ])
      const facts = asked({ eligibleDong: eligible, eligibleInDossierDong: eligible, askedDong: dong(askedNational + askedProvincial) })
      const outcome = checkAmounts(amounts, bySource, facts)
      if (!outcome.ok) return
      assert.ok(outcome.value <= propose(facts).maximumDong)
      assert.ok(national <= askedNational && provincial <= askedProvincial)
    }),
  )
})

test('counterpart that does not close the total is shown with the gap', () => {
  const facts = { form: 'single', beneficiaries: 1, totalDong: trieu(620), eligibleDong: trieu(620), supportDong: trieu(300) } as const
  assert.deepEqual(
    conditionsOf({ ...facts, counterpartDong: trieu(320) }).filter(({ met }) => !met),
    [],
  )
  assert.deepEqual(
    conditionsOf({ ...facts, counterpartDong: trieu(300) }).find(({ met }) => !met),
    { condition: 'counterpart-enough', met: false, gapDong: trieu(20) },
  )
})

test('a single đề án names its beneficiary; a group may do so after the plan is approved', () => {
  const facts = { beneficiaries: 0, totalDong: trieu(620), eligibleDong: trieu(620), supportDong: trieu(300), counterpartDong: trieu(320) } as const
  assert.equal(conditionsOf({ ...facts, form: 'single' })[0]?.met, false)
  assert.equal(conditionsOf({ ...facts, form: 'group' })[0]?.met, true)
})
