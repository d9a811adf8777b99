// How the list of đề án is asked for: filters, order, page. Pure; the address of the page is made of the same words.
import type { Level, State } from './lifecycle.ts'

export const ROWS = 25
/** Counting stops here: "hơn 1.000". */
export const COUNT_CAP = 1000
/** A sheet holds no more: the workbook is made while others wait. */
export const MOST_IN_SHEET = 2000

export const SORTS = ['code', 'name', 'amount', 'changed'] as const
export type Sort = (typeof SORTS)[number]

export type ListQuery = {
  readonly q: string
  readonly year?: number | undefined
  readonly level?: Level | undefined
  readonly state?: State | undefined
  readonly activity?: string | undefined
  readonly commune?: string | undefined
  readonly sort: Sort
  readonly page: number
}

export type Total = { readonly rows: number; readonly capped: boolean }

/** Only year, level and state narrow the list: its length is already kept. */
export function isKept(query: ListQuery): boolean {
  return query.q === '' && query.activity === undefined && query.commune === undefined
}

/** "?year=2024&state=draft&page=2": what differs from the plain list. */
export function addressOf(query: ListQuery, change: Partial<Record<keyof ListQuery, string | number | undefined>> = {}): string {
  const all: Record<string, string | number | undefined> = { ...query, page: 1, ...change }
  const named = Object.entries(all).filter(
    ([name, value]) => value !== undefined && value !== '' && !(name === 'page' && value === 1) && !(name === 'sort' && value === 'code'),
  )
  const text = named.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&')
  return text === '' ? '/projects' : `/projects?${text}`
}

/** The same list as a workbook, from its first row on. */
export function sheetAddressOf(query: ListQuery): string {
  return addressOf(query).replace('/projects', '/projects.xlsx')
}

/** The last page there is something on; a capped list goes on for as far as people page. */
export function lastPage(total: Total): number {
  return Math.max(1, Math.ceil(total.rows / ROWS))
}
