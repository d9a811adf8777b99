// What a target line sets out to reach: a number, a range, "more than", or words alone.
import { formatFigure } from '../basics/figure.ts'
import { fold } from '../basics/text.ts'

export type Goal =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'range'; readonly from: number; readonly to: number }
  | { readonly kind: 'more-than'; readonly value: number }
  | { readonly kind: 'words'; readonly text: string }

/** The figure that attainment is measured against; undefined where the decision gives none. */
export function figureOf(goal: Goal): number | undefined {
  if (goal.kind === 'words') return undefined
  return goal.kind === 'range' ? goal.from : goal.value
}

/** "Không giao số lượng", "Không nêu chỉ tiêu", "Thường xuyên": the decision itself says that nothing is to be counted. */
const NO_QUANTITY = /^(thuong xuyen( hang nam)?|khong (giao|neu|cho|co|quy dinh|xac dinh) (so|so luong|chi tieu|khoi luong)( .*)?)?$/

/** Work that goes on without a quantity; any other goal in words is a promise, told in its words. */
export function saysNoQuantity(goal: Goal): boolean {
  return goal.kind === 'words' && NO_QUANTITY.test(fold(goal.text).trim())
}

/** Reached: a range from its lower end on, "more than" only when passed. undefined: words cannot be counted. */
export function isReached(goal: Goal, counted: number): boolean | undefined {
  if (goal.kind === 'words') return undefined
  return goal.kind === 'more-than' ? counted > goal.value : counted >= (goal.kind === 'range' ? goal.from : goal.value)
}

/** Above what was asked: a number passed, a range left behind at its upper end. "More than" has no end to pass. */
export function isExceeded(goal: Goal, counted: number): boolean {
  if (goal.kind === 'words' || goal.kind === 'more-than') return false
  return counted > (goal.kind === 'range' ? goal.to : goal.value)
}

/** "240", "từ 5 đến 10", "trên 50", or the words of the decision. */
export function formatGoal(goal: Goal): string {
  switch (goal.kind) {
    case 'number':
      return formatFigure(goal.value)
    case 'range':
      return `từ ${formatFigure(goal.from)} đến ${formatFigure(goal.to)}`
    case 'more-than':
      return `trên ${formatFigure(goal.value)}`
    case 'words':
      return goal.text
  }
}
