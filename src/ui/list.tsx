// What surrounds a list: tabs, saved filters, the filter form, the pager. All of it works by GET.
import type { ComponentChildren } from 'preact'
import { formatDong } from '../basics/money.ts'
import { Icon } from './icon.tsx'

export type Tab = { readonly label: string; readonly href: string; readonly current?: boolean | undefined; readonly count?: number | undefined }

export function Tabs({ tabs, label }: { tabs: readonly Tab[]; label: string }) {
  return (
    <nav aria-label={label}>
      <ul class="tabs">
        <TabItems tabs={tabs} />
      </ul>
    </nav>
  )
}

/** Filters kept under a name, as a row above the list. */
export function SavedFilters({ tabs, label = 'Bộ lọc đã lưu' }: { tabs: readonly Tab[]; label?: string }) {
  return (
    <nav aria-label={label}>
      <ul class="saved">
        <TabItems tabs={tabs} />
      </ul>
    </nav>
  )
}

function TabItems({ tabs }: { tabs: readonly Tab[] }) {
  return (
    <>
      {tabs.map(({ label, href, current, count }) => (
        <li key={href}>
          <a href={href} aria-current={current ? 'page' : undefined}>
            {label}
            {count !== undefined && <span class="count">{formatDong(BigInt(count))}</span>}
          </a>
        </li>
      ))}
    </>
  )
}

export type FilterToken = { readonly word: string; readonly without: string }

export type FilterBarProps = {
  readonly action: string
  readonly label: string
  /** What is typed in the search field; `q` in the address. */
  readonly query?: string | undefined
  /** What may be typed; left out, the bar has no search field. */
  readonly placeholder?: string | undefined
  /** Selects, drawn by <FilterSelect>. */
  readonly children?: ComponentChildren
  /** Filters in force, each with the address that lifts it. */
  readonly tokens?: readonly FilterToken[] | undefined
  readonly end?: ComponentChildren
  /** The word on the button. */
  readonly submit?: string | undefined
  /** Kept through the filter: sort order, page size. */
  readonly hidden?: Readonly<Record<string, string>> | undefined
}

export function FilterBar(props: FilterBarProps) {
  const { action, label, query, placeholder, tokens = [], hidden = {} } = props
  return (
    // biome-ignore lint/a11y/useSemanticElements: phones of 2020 do not know <search>
    <form class="filter-bar" action={action} method="get" role="search" aria-label={label}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {placeholder !== undefined && (
        <div class="op-search">
          <Icon name="search" />
          <input class="form-control" type="search" name="q" value={query} placeholder={placeholder} aria-label={label} />
        </div>
      )}
      {props.children}
      <button class="btn btn-outline" type="submit">
        {props.submit ?? 'Lọc'}
      </button>
      {tokens.map(({ word, without }) => (
        <span class="token" key={word}>
          {word}
          <a href={without} aria-label={`Bỏ lọc ${word}`}>
            <Icon name="x" />
          </a>
        </span>
      ))}
      {props.end && <div class="end">{props.end}</div>}
    </form>
  )
}

export type FilterSelectProps = {
  readonly name: string
  readonly label: string
  /** "Mọi trạng thái": sends nothing. */
  readonly all: string
  readonly value?: string | undefined
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

export function FilterSelect({ name, label, all, value, options }: FilterSelectProps) {
  return (
    <select class="form-select" name={name} aria-label={label}>
      <option value="">{all}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value} selected={option.value === value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

/** A menu without JavaScript: choose columns, more acts. */
export function Menu({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <details class="menu">
      <summary class="btn btn-quiet">
        <Icon name="columns" />
        {label}
      </summary>
      <div class="menu-body">{children}</div>
    </details>
  )
}

export type PagerProps = {
  /** Of the first and last row shown, from 1; 0 rows: draw EmptyState instead. */
  readonly from: number
  readonly to: number
  readonly total: number
  /** The count stopped at `total`: "hơn 1.000". */
  readonly capped?: boolean | undefined
  /** "đề án" */
  readonly what?: string | undefined
  readonly previous?: string | undefined
  readonly next?: string | undefined
  readonly pages?: readonly { readonly number: number; readonly href: string; readonly current?: boolean | undefined }[] | undefined
  readonly end?: ComponentChildren
}

function count(value: number): string {
  return formatDong(BigInt(value))
}

export function Pager({ from, to, total, capped, what, previous, next, pages = [], end }: PagerProps) {
  const linked = previous || next || pages.length > 1
  return (
    <div class="pager">
      <span>{`Hiển thị ${count(from)}-${count(to)} trong ${capped ? 'hơn ' : ''}${count(total)}${what ? ` ${what}` : ''}`}</span>
      {end}
      {linked && (
        <nav class="end" aria-label="Trang">
          <ul>
            {previous && (
              <li>
                <a href={previous} rel="prev">
                  Trước
                </a>
              </li>
            )}
            {pages.map(({ number, href, current }) => (
              <li key={number}>{current ? <span aria-current="page">{number}</span> : <a href={href}>{number}</a>}</li>
            ))}
            {next && (
              <li>
                <a href={next} rel="next">
                  Sau
                </a>
              </li>
            )}
          </ul>
        </nav>
      )}
    </div>
  )
}
