// What a corrected decision changed: both versions laid out as lines of plain facts, then compared.
import { formatDay } from '../basics/day.ts'
import { formatFigure } from '../basics/figure.ts'
import { formatTrieu } from '../basics/money.ts'
import { activityOf } from './activity.ts'
import { countingOf, countingWords } from './counting.ts'
import type { DecidedMoney, Duty, MoneySource, ProgrammeDocument, Solution, Target } from './document.ts'
import { formatGoal } from './goal.ts'
import { MEASURE_WORDS } from './measure.ts'
import { SOURCE_KIND_WORDS } from './programme.ts'
import { SOURCE_LEVEL_WORDS } from './source-level.ts'
import { STANDING_WORDS } from './standing.ts'

export type Change = { readonly kind: 'added' | 'removed' | 'changed'; readonly what: string; readonly before: string; readonly after: string }

export type DecisionVersion = {
  readonly version: number
  readonly loadedAt: Date
  readonly loadedBy: string
  readonly document: ProgrammeDocument
  /** Against the version before it; empty for the first. */
  readonly changes: readonly Change[]
}

/** A line that came or went as a whole is told once, not by each of its details. */
export function changesBetween(before: ProgrammeDocument, after: ProgrammeDocument): Change[] {
  const [old, fresh] = [factsOf(before), factsOf(after)]
  const whats = new Set([...old.keys(), ...fresh.keys()])
  const changes = [...whats].flatMap((what): Change[] => {
    const [was, now] = [old.get(what) ?? '', fresh.get(what) ?? '']
    return was === now ? [] : [{ kind: kindOf(was, now), what, before: was, after: now }]
  })
  const whole = new Set(changes.filter(({ kind }) => kind !== 'changed').map(({ what }) => what))
  return changes.filter(({ what }) => !whole.has(what.split(', ')[0] ?? '') || !what.includes(', '))
}

function kindOf(was: string, now: string): Change['kind'] {
  if (was === '') return 'added'
  return now === '' ? 'removed' : 'changed'
}

type Facts = (readonly [what: string, says: string])[]

/** Every fact of the decision by the name people know it by. What says nothing is left out. */
function factsOf(document: ProgrammeDocument): Map<string, string> {
  const all = [
    ...headFacts(document),
    ...moneyFacts(document.money),
    ...document.objectives.map((text, i) => [`Mục tiêu chung ${i + 1}`, text] as const),
    ...document.targets.flatMap(targetFacts),
    ...document.solutions.flatMap(solutionFacts),
    ...document.duties.flatMap(dutyFacts),
  ]
  return new Map(all.filter(([, says]) => says !== ''))
}

function headFacts({ name, decision, period, province }: ProgrammeDocument): Facts {
  const successor =
    province.successor && `, nay là ${province.successor.name} (mã ${province.successor.code}) từ ${formatDay(province.successor.from)}`
  return [
    ['Tên chương trình', name],
    ['Tỉnh', `${province.name} (mã ${province.code})${successor ?? ''}`],
    ['Căn cứ sáp nhập tỉnh', province.successor?.note ?? ''],
    ['Số quyết định', decision.number],
    ['Ngày quyết định', decision.day === null ? 'chưa rõ' : formatDay(decision.day)],
    ['Cơ quan ban hành', decision.issuer],
    ['Người ký', decision.signer],
    ['Ghi chú về quyết định', decision.note],
    ['Mức kiểm chứng', STANDING_WORDS[decision.standing]],
    ['Nguồn tài liệu', decision.sources.join('; ')],
    ['Giai đoạn', `${period.from}-${period.to}`],
  ]
}

function moneyFacts({ totalDong, sources, years, note }: DecidedMoney): Facts {
  return [
    ['Tổng kinh phí', amountText(totalDong)],
    ...sourceFacts(sources),
    ...years.map(({ year, amountDong }) => [`Kinh phí năm ${year}`, amountText(amountDong)] as const),
    ['Ghi chú về kinh phí', note],
  ]
}

function sourceFacts(sources: readonly MoneySource[], parent = ''): Facts {
  return sources.flatMap(
    ({ code, name, amountDong, kind, level, share, parts }): Facts => [
      [`Nguồn ${code}`, `${name}: ${amountText(amountDong)}`],
      [`Nguồn ${code}, loại`, SOURCE_KIND_WORDS[kind]],
      [`Nguồn ${code}, cấp`, kind === 'state' ? SOURCE_LEVEL_WORDS[level] : ''],
      [`Nguồn ${code}, thuộc nguồn`, parent],
      [`Nguồn ${code}, tỷ lệ in trong quyết định`, share === '' ? '' : `${share}%`],
      ...sourceFacts(parts, code),
    ],
  )
}

function targetFacts(target: Target): Facts {
  const { code, name, goal, unit, measure, partOf, ratio, activities, yearly, provinceOnly, quote, note } = target
  return [
    [`Mục tiêu ${code}`, `${name}: ${formatGoal(goal)} ${unit}`.trim()],
    [`Mục tiêu ${code}, qua các năm`, MEASURE_WORDS[measure]],
    [`Mục tiêu ${code}, hai phần của tỷ lệ`, ratio ? `${ratio.part} / ${ratio.whole}` : ''],
    [`Mục tiêu ${code}, thuộc dòng`, partOf ?? ''],
    [`Mục tiêu ${code}, hoạt động`, activities.map((one) => activityOf(one)?.name ?? one).join('; ')],
    [`Mục tiêu ${code}, cách tính`, countingWords(countingOf(target))],
    [`Mục tiêu ${code}, số giao từng năm`, yearly.map(({ year, value }) => `${year}: ${formatFigure(value)}`).join('; ')],
    [`Mục tiêu ${code}, riêng của tỉnh`, provinceOnly ? 'có' : ''],
    [`Mục tiêu ${code}, nguyên văn`, quote],
    [`Mục tiêu ${code}, ghi chú`, note],
  ]
}

function solutionFacts({ code, name, measures, lead, partners }: Solution): Facts {
  return [
    [`Nhóm giải pháp ${code}`, name],
    [`Nhóm giải pháp ${code}, chủ trì`, lead.join('; ')],
    [`Nhóm giải pháp ${code}, phối hợp`, partners.join('; ')],
    ...measures.map((one) => [`Biện pháp ${one.code} (nhóm ${code})`, one.topic === '' ? one.text : `${one.topic}: ${one.text}`] as const),
  ]
}

function dutyFacts({ code, text, lead, partners }: Duty): Facts {
  return [
    [`Nhiệm vụ tổ chức thực hiện ${code}`, text],
    [`Nhiệm vụ tổ chức thực hiện ${code}, chủ trì`, lead.join('; ')],
    [`Nhiệm vụ tổ chức thực hiện ${code}, phối hợp`, partners.join('; ')],
  ]
}

function amountText(amount: bigint | null): string {
  return amount === null ? 'chưa cho số' : `${formatTrieu(amount, 6)} triệu đồng`
}
