// Everything in a decision that does not hold together, each with the place and a sentence.

import { countingOf, isNamed, ONCE_WORDS, oncesOf } from './counting.ts'
import { moneyFaults } from './document.money.ts'
import { type ProvinceNames, provinceFaults } from './document.province.ts'
import type { Fault, ProgrammeDocument, Target } from './document.ts'
import { formatGoal } from './goal.ts'

export type Known = { readonly activities: ReadonlySet<string>; readonly provinces: ProvinceNames }

export function faultsOf(document: ProgrammeDocument, known: Known): Fault[] {
  return [
    ...periodFaults(document),
    ...provinceFaults(document.province, known.provinces),
    ...moneyFaults(document),
    ...targetFaults(document.targets, known.activities),
    ...document.targets.flatMap((target, i) => [
      ...countingFaults(target, ['targets', i, 'counts']),
      ...yearlyFaults(target, document.period, ['targets', i, 'yearly']),
    ]),
    ...repeated(document.solutions, ['solutions'], 'nhóm giải pháp'),
    ...document.solutions.flatMap((solution, i) => repeated(solution.measures, ['solutions', i, 'measures'], 'biện pháp')),
    ...repeated(document.duties, ['duties'], 'nhiệm vụ'),
  ]
}

function periodFaults({ period, decision }: ProgrammeDocument): Fault[] {
  if (period.to < period.from) return [{ path: ['period', 'to'], reason: `Năm kết thúc ${period.to} đứng trước năm bắt đầu ${period.from}.` }]
  if (decision.day === null || decision.day <= `${period.to}-12-31`) return []
  const reason = `Ngày quyết định sau khi giai đoạn kết thúc (31/12/${period.to}). Sửa ngày, hoặc để trống nếu chưa biết.`
  return [{ path: ['decision', 'day'], reason }]
}

function targetFaults(targets: readonly Target[], knownActivities: ReadonlySet<string>): Fault[] {
  const codes = new Set(targets.map((target) => target.code))
  return [
    ...repeated(targets, ['targets'], 'mục tiêu'),
    ...circleFaults(targets),
    ...targets.flatMap((target, i) => oneTargetFaults(target, ['targets', i], codes, knownActivities)),
  ]
}

function oneTargetFaults(
  target: Target,
  path: readonly (string | number)[],
  codes: ReadonlySet<string>,
  knownActivities: ReadonlySet<string>,
): Fault[] {
  const faults: Fault[] = []
  const { goal, partOf } = target
  if (goal.kind === 'range' && goal.to < goal.from)
    faults.push({ path: [...path, 'goal', 'to'], reason: `Khoảng mục tiêu viết ngược: ${formatGoal(goal)}.` })
  if (target.measure === 'ratio' && target.ratio === null)
    faults.push({
      path: [...path, 'measure'],
      reason: 'Mục tiêu là tỷ lệ phải nêu tử số và mẫu số (ratio), vì tỷ lệ được tính lại từ hai phần, không cộng các tỷ lệ.',
    })
  if (partOf !== null && (partOf === target.code || !codes.has(partOf)))
    faults.push({ path: [...path, 'partOf'], reason: `Không có mục tiêu mã "${partOf}" để dòng này thuộc về.` })
  target.activities.forEach((activity, i) => {
    if (!knownActivities.has(activity))
      faults.push({
        path: [...path, 'activities', i],
        reason: `Mã hoạt động "${activity}" không có trong danh mục. Nội dung riêng của tỉnh thì để trống mã và đánh dấu riêng của tỉnh (provinceOnly).`,
      })
  })
  return faults
}

/** A figure is counted thing by thing; what is measured instead is a rate or a level, with its paper; only a promise without a figure is left to words. */
function countingFaults(target: Target, path: readonly (string | number)[]): Fault[] {
  const { counts, goal, measure } = target
  if (counts === null) return []
  const { what, once } = countingOf(target)
  const at = [...path, 'what']
  if (what === 'words' && goal.kind !== 'words')
    return [{ path: at, reason: 'Quyết định giao số lượng thì phải đếm. Chọn thứ được đếm; chỉ mục tiêu bằng lời mới theo dõi bằng lời.' }]
  if (what === 'measured' && measure === 'flow')
    return [{ path: at, reason: 'Mục tiêu cộng các năm phải đếm từng việc. Chọn thứ được đếm, hoặc sửa cách cộng qua các năm.' }]
  if (measure === 'ratio' && (isNamed(what) || what === 'beneficiary'))
    return [{ path: at, reason: 'Mục tiêu là tỷ lệ lấy số liệu của tử số và mẫu số theo văn bản: ghi "measured".' }]
  if (oncesOf(what).includes(once)) return []
  return [
    {
      path: [...path, 'once'],
      reason: `Thứ được đếm này chỉ tính: ${oncesOf(what)
        .map((one) => `${one} (${ONCE_WORDS[one]})`)
        .join('; ')}.`,
    },
  ]
}

function yearlyFaults({ yearly, goal }: Target, { from, to }: ProgrammeDocument['period'], path: readonly (string | number)[]): Fault[] {
  if (yearly.length > 0 && goal.kind === 'words')
    return [{ path, reason: 'Mục tiêu bằng lời không có số giao từng năm. Xóa số từng năm, hoặc ghi số của cả giai đoạn.' }]
  return yearly.flatMap(({ year }, i): Fault[] => {
    if (year < from || year > to) return [{ path: [...path, i, 'year'], reason: `Năm ${year} ngoài giai đoạn ${from}-${to}.` }]
    return yearly.findIndex((one) => one.year === year) < i ? [{ path: [...path, i, 'year'], reason: `Năm ${year} ghi hai lần.` }] : []
  })
}

/** A line that measures a side of another cannot, through others, measure a side of itself. */
function circleFaults(targets: readonly Target[]): Fault[] {
  const above = new Map(targets.map(({ code, partOf }) => [code, partOf]))
  return targets.flatMap(({ code, partOf }, i): Fault[] => {
    if (partOf === null || partOf === code) return []
    const passed = new Set<string>()
    let at: string | null | undefined = partOf
    while (at && at !== code && !passed.has(at)) {
      passed.add(at)
      at = above.get(at)
    }
    return at === code ? [{ path: ['targets', i, 'partOf'], reason: `Mục tiêu "${code}" và "${partOf}" thuộc lẫn nhau. Bỏ một chỗ.` }] : []
  })
}

function repeated(rows: readonly { readonly code: string }[], path: readonly (string | number)[], what: string): Fault[] {
  const seen = new Set<string>()
  return rows.flatMap(({ code }, i) => {
    if (!seen.has(code)) {
      seen.add(code)
      return []
    }
    return [{ path: [...path, i, 'code'], reason: `Mã ${what} "${code}" dùng hai lần.` }]
  })
}
