// What every page is drawn with: who is looking, on which day, and what was typed if a form came back.
import type { Day } from '../basics/day.ts'

export type FormState = {
  /** The path the refused form was sent to, so that only that form shows what was typed. */
  readonly action: string
  readonly values: Readonly<Record<string, string | readonly string[]>>
  readonly errors: readonly { readonly field?: string; readonly text: string; readonly code?: string }[]
}

export type Flash = { readonly kind: 'good' | 'warn' | 'bad' | 'info'; readonly text: string }

export type Who = {
  readonly name: string
  /** "Chuyên viên, Trung tâm Khuyến công" */
  readonly title: string
  readonly roles: readonly string[]
}

export type PageContext = {
  readonly who?: Who
  readonly today: Day
  /** "14:20" */
  readonly now: string
  readonly path: string
  /** "Lai Châu" */
  readonly province: string
  /** "tỉnh Lai Châu", "thành phố Đà Nẵng" */
  readonly provinceTitle: string
  /** "Chương trình 2021-2025" */
  readonly programme?: string
  /** The data are invented: the yellow band says so on every page. */
  readonly demo: boolean
  readonly flash?: Flash
  readonly form?: FormState
  readonly nonce?: string
  /** For who keeps the house: how many things are wrong with it now. */
  readonly wrong?: number
  /** How many tasks wait for this person; shown beside "Việc của tôi". */
  readonly queueCount?: number
}

/** The refused form, if it is the one sent to `action`. */
export function formFor(context: PageContext, action: string): FormState | undefined {
  return context.form?.action === action ? context.form : undefined
}

export function firstValue(form: FormState | undefined, name: string): string | undefined {
  const value = form?.values[name]
  return typeof value === 'string' || value === undefined ? value : value[0]
}

export function allValues(form: FormState | undefined, name: string): readonly string[] | undefined {
  const value = form?.values[name]
  return typeof value === 'string' ? [value] : value
}

/** The fields of a form as they were sent, in their order. */
export type Resend = { readonly action: string; readonly fields: readonly (readonly [name: string, value: string])[] }
