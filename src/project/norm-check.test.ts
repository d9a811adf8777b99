// What the box beside the cost table says: the same rule as the appraisal, and ways out with figures that close.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { day } from '../basics/day.ts'
import { dong } from '../basics/money.ts'
import { judgeByNorm, type Norm, normForAll } from '../programme/norm.ts'
import { type Figures, figuresTyped, readLine } from './cost-line.ts'
import { eligibleCost, sumsDiffer, totalCost } from './dossier.ts'
import { type Checking, checkByNorm, type NormCheck } from './norm-check.ts'

const MACHINERY: Norm = {
  id: '1',
  code: 'machinery',
  level: 'local',
  provinceCode: '12',
  name: 'Ứng dụng máy móc tiên tiến',
  basisPoints: 5000,
  ceilingDong: dong(300_000_000n),
  ceilingUnit: 'cơ sở',
  basis: 'Chi phí mua máy móc',
  condition: '',
  priorityBasisPoints: 15_000,
  priorityStanding: 'unverified',
  perEstablishment: true,
  article: 'Nghị quyết của tỉnh',
  standing: 'corroborated',
  inForceFrom: day('2025-05-05'),
  inForceTo: null,
  note: '',
}
const LINE: Norm = {
  ...MACHINERY,
  id: '2',
  code: 'technology-line',
  name: 'Dây chuyền công nghệ',
  ceilingDong: dong(450_000_000n),
  priorityBasisPoints: null,
}
const PACKAGING: Norm = { ...MACHINERY, id: '3', code: 'consultancy', name: 'Bao bì', ceilingDong: dong(900_000_000n) }

function figures(machine: bigint, other: bigint, supportDong: bigint, counterpartDong: bigint): Figures {
  const line = (name: string, price: bigint, eligible: boolean) => ({ name, unit: 'cái', quantity: 1, priceDong: dong(price), eligible })
  const costs = [line('Máy', machine, true), line('Lắp đặt', other, false)]
  return { costs, supportDong: dong(supportDong), counterpartDong: dong(counterpartDong), otherDong: dong(0n) }
}

function check(change: Partial<Checking>): NormCheck {
  const all = { norms: [MACHINERY, LINE, PACKAGING], normCode: 'machinery', ownCodes: ['machinery', 'technology-line'], beneficiaries: 1 }
  const found = checkByNorm({ ...all, figures: figures(580_000_000n, 24_000_000n, 314_000_000n, 290_000_000n), ...change })
  return found ?? assert.fail('no norm was checked')
}

test('chi phí được tính 580 triệu, mức 50 %, đề nghị 314 triệu: được tối đa 290 triệu, vượt 24 triệu', () => {
  const { ok, eligibleDong, shareDong, ceilingDong, maximumDong, overDong } = check({})
  assert.deepEqual([ok, eligibleDong, shareDong, ceilingDong], [false, 580_000_000n, 290_000_000n, 300_000_000n])
  assert.deepEqual([maximumDong, overDong], [290_000_000n, 24_000_000n])
})

test('cách sửa đầu tiên: giảm đề nghị còn mức tối đa, đối ứng bù đủ phần còn lại', () => {
  const [first] = check({}).cures
  assert.deepEqual(first, { kind: 'ask-less', supportDong: 290_000_000n, counterpartDong: 314_000_000n, moreDong: 24_000_000n })
})

test('chạm trần thì nêu trần của diện ưu tiên và mức chi khác của cùng nội dung; mức chi của nội dung khác không được gợi ý', () => {
  const { maximumDong, cures } = check({ figures: figures(1_000_000_000n, 0n, 500_000_000n, 500_000_000n) })
  assert.equal(maximumDong, 300_000_000n)
  const told = cures.map((cure) =>
    cure.kind === 'other-norm' ? [cure.norm.code, cure.maximumDong] : cure.kind === 'priority' ? ['priority', cure.maximumDong] : cure.kind,
  )
  assert.deepEqual(told, ['ask-less', ['priority', 450_000_000n], ['technology-line', 450_000_000n]])
})

test('bị chặn bởi tỷ lệ chứ không bởi trần thì diện ưu tiên và mức chi cùng tỷ lệ không giúp gì, nên không nêu', () => {
  assert.deepEqual(
    check({}).cures.map(({ kind }) => kind),
    ['ask-less'],
  )
})

test('trần mỗi cơ sở tính cho từng cơ sở thụ hưởng, như khi thẩm định', () => {
  const one = check({ figures: figures(2_000_000_000n, 0n, 600_000_000n, 1_400_000_000n) })
  const two = check({ figures: figures(2_000_000_000n, 0n, 600_000_000n, 1_400_000_000n), beneficiaries: 2 })
  assert.deepEqual([one.ok, one.maximumDong, two.ok, two.maximumDong], [false, 300_000_000n, true, 600_000_000n])
  assert.deepEqual(two.cures, [])
})

test('chưa đánh dấu dòng nào được tính hỗ trợ thì cách sửa là đánh dấu, không phải xin 0 đồng', () => {
  assert.deepEqual(check({ figures: figures(0n, 50_000_000n, 10_000_000n, 40_000_000n) }).cures, [{ kind: 'mark-lines' }])
})

test('chưa chọn mức chi, mức chi hết hiệu lực hoặc chưa có hạng mục thì chưa đối chiếu', () => {
  const plain = { norms: [MACHINERY], ownCodes: [], beneficiaries: 1, figures: figures(1n, 1n, 1n, 1n) }
  assert.equal(checkByNorm({ ...plain, normCode: '' }), undefined)
  assert.equal(checkByNorm({ ...plain, normCode: 'old-norm' }), undefined)
  assert.equal(checkByNorm({ ...plain, normCode: 'machinery', figures: { ...plain.figures, costs: [] } }), undefined)
})

test('làm theo cách sửa thì đúng định mức và các nguồn khớp tổng hạng mục, với mọi số tiền', () => {
  const amount = fc.bigInt({ min: 0n, max: 5_000_000_000n })
  fc.assert(
    fc.property(amount, amount, amount, amount, fc.integer({ min: 1, max: 4 }), (machine, other, support, counterpart, beneficiaries) => {
      const asked = figures(machine, other, support, counterpart)
      const found = check({ figures: asked, beneficiaries })
      const rule = judgeByNorm({ norm: normForAll(MACHINERY, beneficiaries), eligibleDong: eligibleCost(asked.costs), askedDong: asked.supportDong })
      assert.deepEqual([found.ok, found.maximumDong], [rule.ok, rule.maximumDong])
      for (const cure of found.cures) {
        if (cure.kind !== 'ask-less') continue
        const mended = { ...asked, supportDong: cure.supportDong, counterpartDong: cure.counterpartDong }
        assert.equal(check({ figures: mended, beneficiaries }).ok, true)
        assert.deepEqual(sumsDiffer(mended), [])
      }
    }),
  )
})

test('dòng gõ sai không cộng vào tổng và được gọi tên bằng số dòng; dòng trống bỏ qua', () => {
  const typed = (name: string, quantity: string, price: string) => ({ name, unit: 'cái', quantity, price, eligible: true })
  const lines = [
    typed('Máy ép', '2', '185.000.000'),
    typed('Máy xay', '1', '96tr'),
    typed('', '', ''),
    typed('Máy sấy', '1,5', '1.000'),
    typed('', '1', '5'),
  ]
  const amounts = [
    { kind: 'state', amount: '314.000.000' },
    { kind: 'counterpart', amount: 'chưa rõ' },
    { kind: 'state', amount: '1' },
  ] as const
  const { costs, leftOut, supportDong, counterpartDong } = figuresTyped(lines, amounts)
  assert.deepEqual([totalCost(costs), leftOut], [370_000_000n, [2, 4, 5]])
  assert.deepEqual([supportDong, counterpartDong], [314_000_001n, 0n])
})

test('dòng đọc được đúng là dòng biểu mẫu nhận, tới tận biên của số lượng và đơn giá', () => {
  const read = (quantity: string, price: string) => readLine({ name: 'Máy', unit: '', quantity, price, eligible: true }).ok
  assert.deepEqual(
    [read('100000', '9.999.999.999.999'), read('100001', '1'), read('1', '10.000.000.000.000'), read('0', '1')],
    [true, false, false, false],
  )
})
