// Sheets, figures and boxes: what stands on a page between its head and its tables.
import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'

export type SheetProps = {
  readonly title?: string | undefined
  readonly note?: ComponentChildren
  /** At the right end of the head: a link, the unit, a small button. */
  readonly end?: ComponentChildren
  readonly foot?: ComponentChildren
  /** Padding round the content; leave it out for tables, which reach the edges. */
  readonly padded?: boolean | undefined
  readonly id?: string | undefined
  readonly label?: string | undefined
  readonly children?: ComponentChildren
}

export function Sheet({ title, note, end, foot, padded, id, label, children }: SheetProps) {
  return (
    <section class="sheet" id={id} aria-label={label}>
      {title && (
        <div class={end ? 'sheet-head' : 'sheet-head open-end'}>
          <h2>{title}</h2>
          {note && <span class="note">{note}</span>}
          {end && <span class="end">{end}</span>}
        </div>
      )}
      {padded ? <div class="sheet-body">{children}</div> : children}
      {foot && <div class="sheet-foot">{foot}</div>}
    </section>
  )
}

/** A small sheet of the side column. */
export function Side({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <section class="side">
      <h2>{title}</h2>
      <div class="in">{children}</div>
    </section>
  )
}

/** Main column with a side column of 320 px; on a phone the first side part comes before the main column. */
export function MainAndSide({ first, side, children }: { first?: ComponentChildren; side?: ComponentChildren; children?: ComponentChildren }) {
  return (
    <div class="grid g-main has-two">
      <div class="aside-1 stack">{first}</div>
      <div class="main-col stack">{children}</div>
      <div class="aside-2 stack">{side}</div>
    </div>
  )
}

export type Fact = { readonly name: string; readonly value: ComponentChildren }

export function Kv({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl class="kv">
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

export type StatTileProps = {
  readonly name: string
  readonly value: string
  readonly unit?: string | undefined
  /** What to compare it with: "17,9% của 26.900". */
  readonly compare?: ComponentChildren
  readonly tone?: 'bad' | 'warn' | undefined
  /** The rows behind the number. */
  readonly href?: string | undefined
  readonly current?: boolean | undefined
}

export function StatTile({ name, value, unit, compare, tone, href, current }: StatTileProps) {
  const className = tone ? `stat ${tone}` : 'stat'
  const inside = (
    <>
      <span class={compare ? 'k' : 'k alone'}>{name}</span>
      <span class="v">
        {value}
        {unit && <small> {unit}</small>}
      </span>
      {compare && <span class="x">{compare}</span>}
    </>
  )
  if (!href) return <div class={className}>{inside}</div>
  return (
    <a class={className} href={href} aria-current={current ? 'true' : undefined}>
      {inside}
    </a>
  )
}

/** At most six in a row. `slim` for filters by deadline. */
export function Stats({ tiles, slim, label }: { tiles: readonly StatTileProps[]; slim?: boolean | undefined; label: string }) {
  return (
    <section class={slim ? 'stats slim' : 'stats'} aria-label={label}>
      {tiles.map((tile) => (
        <StatTile key={tile.name} {...tile} />
      ))}
    </section>
  )
}

const ALERT_ICON: Record<AlertKind, IconName> = { good: 'ok', warn: 'alert', bad: 'no', info: 'info' }

export type AlertKind = 'good' | 'warn' | 'bad' | 'info'

export function Alert({ kind, icon, children }: { kind: AlertKind; icon?: IconName | undefined; children?: ComponentChildren }) {
  return (
    <div class={`alert-box ${kind}`}>
      <Icon name={icon ?? ALERT_ICON[kind]} />
      <div>{children}</div>
    </div>
  )
}

/** Says why it is empty and what to do next. */
export function EmptyState({ title, act, children }: { title: string; act?: ComponentChildren; children?: ComponentChildren }) {
  return (
    <div class="empty-state">
      <svg class="pic" viewBox="0 0 92 72" aria-hidden="true">
        <rect class="pic-paper" x="10" y="6" width="56" height="60" rx="3" />
        <path class="pic-lines" d="M20 20h36M20 30h36M20 40h22" />
        <circle class="pic-seal" cx="68" cy="50" r="15" />
        <path class="pic-plus" d="M68 43v14M61 50h14" />
      </svg>
      <div>
        <p class="what">{title}</p>
        {children && <p>{children}</p>}
        {act}
      </div>
    </div>
  )
}

export type FileRowProps = {
  readonly name: string
  /** "bao-gia-may-ep.pdf · 642 KB", or "bắt buộc, chưa có". */
  readonly meta?: ComponentChildren
  /** First figures of the SHA-256: the receipt. */
  readonly hash?: string | undefined
  readonly state?: 'ok' | 'missing' | 'plain' | undefined
  readonly act?: ComponentChildren
}

const FILE_ICON = { ok: 'file-ok', missing: 'file-missing', plain: 'file' } as const

export function FileRow({ name, meta, hash, state = 'plain', act }: FileRowProps) {
  return (
    <div class={state === 'plain' ? 'file-row' : `file-row ${state}`}>
      <Icon name={FILE_ICON[state]} />
      <div>
        {name}
        <span class="meta">
          {meta}
          {hash && meta && ' · '}
          {hash && <span class="hash">{hash}</span>}
        </span>
      </div>
      {act}
    </div>
  )
}
