import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, type Day, day } from '../basics/day.ts'
import { type Dong, dong } from '../basics/money.ts'
import { activitiesOn, activityGroupsOn, activityOf } from './activity.ts'
import { ADVANCE_KINDS, type AdvanceQuestion, type AdvanceRule, advanceRoom, advanceTests } from './advance.ts'
import { finalSupport, isInForce, judgeByNorm, type Norm, normsFor, supportByNorm } from './norm.ts'
import { SHIPPED_ADVANCE_RULES, SHIPPED_NORMS } from './reference.actions.ts'
import { STANDINGS } from './standing.ts'
import { verdictWords } from './words.vi.ts'

const million = (amount: number) => dong(BigInt(amount) * 1_000_000n)

function norm(code: string, on: string, level: 'national' | 'local' = 'national'): Norm {
  const found = normsFor(SHIPPED_NORMS, { level, province: '12', on: day(on) }).find((one) => one.code === code)
  assert.ok(found, `${code} on ${on}`)
  return found
}

test('the ceilings of TTLT 26/2014, of TT 28/2018 and of Lai Châu stand as read, in percent and triệu', () => {
  const before = '2018-05-10'
  const since = '2018-05-11'
  const cases: [string, string, number | null, number | null][] = [
    ['new-enterprise', before, null, 10],
    ['demonstration-model', before, 30, 500],
    ['replicable-model', before, null, 100],
    ['machinery', before, 50, 200],
    ['organise-fair', before, 100, null],
    ['join-fair', before, 80, null],
    ['contest-regional', before, null, 100],
    ['contest-national', before, null, 200],
    ['contest-prize-national', before, null, 10],
    ['trademark', before, 50, 35],
    ['association-national', before, 30, 100],
    ['cluster-linkage', before, 50, 150],
    ['relocation-interest', before, 50, 500],
    ['pollution-cluster', before, 30, 1500],
    ['cluster-infrastructure', before, null, 3000],
    ['new-enterprise', since, null, 10],
    ['demonstration-model', since, 30, 1000],
    ['cleaner-production-pilot', since, 30, 500],
    ['machinery', since, 50, 300],
    ['technology-line', since, 50, 450],
    ['join-fair', since, 80, null],
    ['contest-regional', since, null, 200],
    ['contest-national', since, null, 400],
    ['consultancy', since, 50, 35],
    ['pollution-establishment', since, 30, 300],
    ['cluster-plan', since, 50, 500],
    ['cluster-infrastructure', since, null, 6000],
    ['management-body', since, 1.5, null],
    ['management-unit', since, 2.5, null],
    ['showroom', since, null, null],
  ]
  for (const [code, on, percent, ceiling] of cases) {
    const found = norm(code, on)
    assert.equal(found.basisPoints, percent === null ? null : percent * 100, `${code} ${on} share`)
    assert.equal(found.ceilingDong, ceiling === null ? null : million(ceiling), `${code} ${on} ceiling`)
  }
  const own: [string, number | null, number | null][] = [
    ['new-enterprise', null, 10],
    ['demonstration-model', 30, 500],
    ['machinery', 50, 300],
    ['technology-line', 50, 450],
    ['join-fair', 100, null],
  ]
  for (const [code, percent, ceiling] of own) {
    const found = norm(code, '2025-05-05', 'local')
    assert.equal(found.basisPoints, percent === null ? null : percent * 100)
    assert.equal(found.ceilingDong, ceiling === null ? null : million(ceiling))
    assert.match(found.article, /18\/2025\/NQ-HĐND/)
  }
})

test('every shipped norm names its article and standing, and no two of one code, level and province hold on one day', () => {
  for (const one of SHIPPED_NORMS) {
    assert.ok(one.article !== '' && STANDINGS.includes(one.standing), one.id)
    assert.equal(one.priorityBasisPoints === null, one.priorityStanding === null, one.id)
    const rivals = SHIPPED_NORMS.filter(
      (other) => other.code === one.code && other.level === one.level && other.provinceCode === one.provinceCode && isInForce(other, one.inForceFrom),
    )
    assert.equal(rivals.length, 1, one.id)
  }
})

test('support is the share of the eligible cost until the ceiling stops it', () => {
  const machinery = norm('machinery', '2024-03-01')
  assert.deepEqual(supportByNorm({ norm: machinery, eligibleDong: million(548) }), { maximumDong: million(274), limitedBy: 'share' })
  assert.deepEqual(supportByNorm({ norm: machinery, eligibleDong: million(600) }), { maximumDong: million(300), limitedBy: 'share' })
  assert.deepEqual(supportByNorm({ norm: machinery, eligibleDong: million(601) }), { maximumDong: million(300), limitedBy: 'ceiling' })
  const infrastructure = norm('cluster-infrastructure', '2024-03-01')
  assert.deepEqual(supportByNorm({ norm: infrastructure, eligibleDong: million(5000) }), { maximumDong: million(5000), limitedBy: 'none' })
})

test('a priority đề án may reach 1,5 times the ceiling, and the verdict is then only as sure as the old text', () => {
  const machinery = norm('machinery', '2024-03-01')
  const asked = { norm: machinery, eligibleDong: million(1000), askedDong: million(450) }
  const plain = judgeByNorm(asked)
  assert.deepEqual([plain.ok, plain.maximumDong, plain.overDong, plain.standing], [false, million(300), million(150), 'verified'])
  const priority = judgeByNorm({ ...asked, priority: true })
  assert.deepEqual([priority.ok, priority.maximumDong, priority.standing], [true, million(450), 'old-text'])
})

test('the verdict says the maximum, why, the article and how far it was checked', () => {
  const said = verdictWords(judgeByNorm({ norm: norm('machinery', '2024-03-01'), eligibleDong: million(548), askedDong: million(300) }))
  assert.equal(
    said,
    'Vượt mức chi 26.000.000 đồng, mức tối đa 274.000.000 đồng (theo tỷ lệ hỗ trợ). Giảm số đề nghị xuống mức này. Căn cứ: Khoản 4 Điều 8 Thông tư 28/2018/TT-BTC (đã kiểm chứng).',
  )
})

const amount = fc.bigInt({ min: 0n, max: 20_000_000_000n }).map(dong)
const anyNorm = fc.constantFrom(...SHIPPED_NORMS)

test('final support never passes what was approved, the share of the real cost, or the ceiling, and equals one of them', () => {
  fc.assert(
    fc.property(anyNorm, amount, amount, fc.boolean(), (one, approvedDong, eligibleDong, priority) => {
      const paid = finalSupport({ norm: one, approvedDong, eligibleDong, priority })
      const share = one.basisPoints === null ? eligibleDong : (eligibleDong * BigInt(one.basisPoints)) / 10_000n
      const factor = priority ? BigInt(one.priorityBasisPoints ?? 10_000) : 10_000n
      const bounds: bigint[] = [approvedDong, share]
      if (one.ceilingDong !== null) bounds.push((one.ceilingDong * factor) / 10_000n)
      for (const bound of bounds) assert.ok(paid <= bound)
      assert.ok(bounds.includes(paid))
    }),
  )
})

test('on any day, a local đề án finds one norm for each code it knows nationally, and none of it verified unless the province wrote it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4700 }), (n) => {
      const question = { province: '12', on: addDays(day('2014-04-08'), n) as Day }
      const local = normsFor(SHIPPED_NORMS, { ...question, level: 'local' })
      const national = normsFor(SHIPPED_NORMS, { ...question, level: 'national' })
      assert.equal(new Set(local.map((one) => one.code)).size, local.length)
      for (const one of national) assert.ok(local.some((other) => other.code === one.code))
      for (const one of local) if (!one.id.startsWith('lai-chau')) assert.equal(one.standing, 'unverified')
    }),
  )
})

function rule(kind: AdvanceRule['kind'], level: 'national' | 'local' = 'national'): AdvanceRule {
  const found = SHIPPED_ADVANCE_RULES.find((one) => one.kind === kind && one.level === level)
  assert.ok(found)
  return found
}

function asking(kind: AdvanceRule['kind'], more: Partial<AdvanceQuestion> = {}): AdvanceQuestion {
  return {
    rule: rule(kind),
    overall: rule('overall'),
    supportDong: million(274),
    advancedDong: dong(0n),
    progress: undefined,
    accepted: false,
    ...more,
  }
}

const progress = (item: number, invested: bigint, total = million(548)) => ({
  itemDoneBasisPoints: item,
  investedDong: dong(invested),
  totalInvestmentDong: total as Dong,
})

test('advances are 30, 70 or 100 % of the support by kind', () => {
  const cases: [AdvanceRule['kind'], number, boolean][] = [
    ['cluster-works', 3000, false],
    ['vocational-training', 7000, false],
    ['capacity', 7000, false],
    ['promotion', 7000, false],
    ['equipment', 7000, false],
    ['founding', 10000, true],
    ['interest', 10000, true],
    ['overall', 7000, false],
  ]
  for (const [kind, share, after] of cases) assert.deepEqual([rule(kind).basisPoints, rule(kind).afterAcceptance], [share, after], kind)
  for (const kind of ADVANCE_KINDS) assert.equal(rule(kind, 'local').standing, 'unverified')
})

test('machinery is advanced 70 % only when more than 70 % of the investment is done: exactly 70 % is not enough', () => {
  const exactly = advanceRoom(asking('equipment', { progress: progress(0, 383_600_000n) }))
  assert.deepEqual(!exactly.ok && exactly.refusals[0]?.code, 'programme.advance-progress-short')
  const more = advanceRoom(asking('equipment', { progress: progress(0, 383_600_001n) }))
  assert.equal(more.ok && more.value.maximumDong, 191_800_000n)
  const none = advanceRoom(asking('equipment'))
  assert.equal(!none.ok && none.refusals[0]?.code, 'programme.advance-no-progress')
})

test('works of a cluster are advanced 30 % when more than half of the supported item is done', () => {
  assert.equal(advanceRoom(asking('cluster-works', { progress: progress(5000, 0n) })).ok, false)
  const room = advanceRoom(asking('cluster-works', { progress: progress(5001, 0n), supportDong: million(1000) }))
  assert.equal(room.ok && room.value.maximumDong, million(300))
})

test('founding an enterprise is paid in full, but only after acceptance', () => {
  const early = advanceRoom(asking('founding', { supportDong: million(10) }))
  assert.equal(!early.ok && early.refusals[0]?.code, 'programme.advance-after-acceptance')
  const late = advanceRoom(asking('founding', { supportDong: million(10), accepted: true }))
  assert.equal(late.ok && late.value.maximumDong, million(10))
})

test('before acceptance machinery and works of a cluster wait for progress; founding and interest are no advance at all', () => {
  const tests = advanceTests(SHIPPED_ADVANCE_RULES.filter(({ level }) => level === 'local'))
  assert.deepEqual(tests.map(({ kind, progressOverBasisPoints, progressOf }) => [kind, progressOverBasisPoints, progressOf]).sort(), [
    ['capacity', null, null],
    ['cluster-works', 5000, 'item'],
    ['equipment', 7000, 'investment'],
    ['promotion', null, null],
    ['vocational-training', null, null],
  ])
  assert.deepEqual(advanceTests([{ ...rule('overall'), basisPoints: 0 }, rule('capacity')]), [])
})

test('what was advanced before lessens what may be advanced, and all advances together stay within 70 % of the support', () => {
  fc.assert(
    fc.property(fc.constantFrom(...SHIPPED_ADVANCE_RULES.filter((one) => !one.afterAcceptance)), amount, amount, (one, supportDong, advancedDong) => {
      const room = advanceRoom({
        rule: one,
        overall: rule('overall'),
        supportDong,
        advancedDong,
        progress: progress(10_000, 2n, dong(2n)),
        accepted: false,
      })
      assert.ok(room.ok && room.value.maximumDong >= 0n)
      if (advancedDong * 10n <= supportDong * 7n) assert.ok((advancedDong + room.value.maximumDong) * 10n <= supportDong * 7n)
      else assert.equal(room.value.maximumDong, 0n)
    }),
  )
})

test('nine groups of activities stand until 14/10/2025; sustainable production, digital transformation, artisans and clusters join on 15/10/2025', () => {
  assert.equal(activityGroupsOn(day('2025-10-14')).length, 9)
  assert.equal(activityGroupsOn(day('2025-10-15')).length, 10)
  const added = activitiesOn(day('2025-10-15')).filter((one) => one.inForceFrom === '2025-10-15')
  assert.deepEqual(
    added.map((one) => one.code),
    ['sustainable-production', 'digital-transformation', 'artisan', 'cluster-promotion'],
  )
  assert.equal(activitiesOn(day('2025-10-14')).length, activitiesOn(day('2025-10-15')).length - 4)
})

test('every activity names an advance kind that has a rule, and norms that exist', () => {
  const codes = new Set(SHIPPED_NORMS.map((one) => one.code))
  for (const one of activitiesOn(day('2026-01-01'))) {
    assert.ok(ADVANCE_KINDS.includes(one.advanceKind) && rule(one.advanceKind), one.code)
    for (const code of one.normCodes) assert.ok(codes.has(code), `${one.code}: ${code}`)
  }
  assert.equal(activityOf('machinery')?.advanceKind, 'equipment')
})
