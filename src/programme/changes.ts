// What a corrected decision changed: both versions laid out as lines of plain facts, then compared.
import { formatDay } from '../basics/day.ts'
import { formatTrieu } from '../basics/money.ts'
import type { MoneySource, ProgrammeDocument } from './document.ts'
import { formatGoal } from './goal.ts'

export type Change = { readonly kind: 'added' | 'removed' | 'changed'; readonly what: string; readonly before: string; readonly after: string }

export type DecisionVersion = {
  readonly version: number
  readonly loadedAt: Date
  readonly loadedBy: string
  readonly document: ProgrammeDocument
  /** Against the version before it; empty for the first. */
  readonly changes: readonly Change[]
}

export function changesBetween(before: ProgrammeDocument, after: ProgrammeDocument): Change[] {
  const old = factsOf(before)
  const fresh = factsOf(after)
  const changed = [...old].flatMap(([what, was]): Change[] => {
    const now = fresh.get(what)
    if (now === undefined) return [{ kind: 'removed', what, before: was, after: '' }]
    return now === was ? [] : [{ kind: 'changed', what, before: was, after: now }]
  })
  const added = [...fresh].filter(([what]) => !old.has(what)).map(([what, now]): Change => ({ kind: 'added', what, before: '', after: now }))
  return [...changed, ...added]
}

function factsOf(document: ProgrammeDocument): Map<string, string> {
  const { decision, period, money, province } = document
  return new Map([
    ['Tên chương trình', document.name],
    ['Tỉnh', province.successor ? `${province.name}, nay là ${province.successor.name} từ ${formatDay(province.successor.from)}` : province.name],
    ['Số quyết định', decision.number],
    ['Ngày quyết định', decision.day === null ? 'chưa rõ' : formatDay(decision.day)],
    ['Cơ quan ban hành', decision.issuer],
    ['Giai đoạn', `${period.from}-${period.to}`],
    ['Tổng kinh phí', amountText(money.totalDong)],
    ...sourceFacts(money.sources),
    ...money.years.map(({ year, amountDong }): [string, string] => [`Kinh phí năm ${year}`, amountText(amountDong)]),
    ...document.objectives.map((text, i): [string, string] => [`Mục tiêu chung ${i + 1}`, text]),
    ...document.targets.map((target): [string, string] => [
      `Mục tiêu ${target.code}`,
      `${target.name}: ${formatGoal(target.goal)} ${target.unit}`.trim(),
    ]),
    ...document.solutions.flatMap((solution): [string, string][] => [
      [`Nhóm giải pháp ${solution.code}`, solution.name],
      [`Cơ quan chịu trách nhiệm nhóm giải pháp ${solution.code}`, [...solution.lead, ...solution.partners].join('; ')],
      ...solution.measures.map(({ code, text }): [string, string] => [`Biện pháp ${code} (nhóm ${solution.code})`, text]),
    ]),
    ...document.duties.map(({ code, text }): [string, string] => [`Nhiệm vụ tổ chức thực hiện ${code}`, text]),
  ])
}

function sourceFacts(sources: readonly MoneySource[]): [string, string][] {
  return sources.flatMap((source): [string, string][] => [
    [`Nguồn ${source.code}`, `${source.name}: ${amountText(source.amountDong)}`],
    ...sourceFacts(source.parts),
  ])
}

function amountText(amount: bigint | null): string {
  return amount === null ? 'chưa cho số' : `${formatTrieu(amount, 6)} triệu đồng`
}
