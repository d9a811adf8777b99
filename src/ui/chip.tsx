// Chips carry a word and a shape, so grey printing and colour-blind readers lose nothing.
import type { ComponentChildren } from 'preact'
import { type Day, formatDay } from '../basics/day.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'

export type Tone = 'good' | 'warn' | 'bad' | 'run' | 'idle'

const TONE_ICON: Record<Tone, IconName> = { good: 'ok', warn: 'back', bad: 'no', run: 'half', idle: 'circle' }

function toneClass(base: string, tone: Tone): string {
  return tone === 'idle' ? base : `${base} is-${tone}`
}

/** A pill: the state a record is in. One per row, never two. */
export function StateChip({ tone, word, icon }: { tone: Tone; word: string; icon?: IconName | undefined }) {
  return (
    <span class={toneClass('state-chip', tone)}>
      <Icon name={icon ?? TONE_ICON[tone]} />
      {word}
    </span>
  )
}

export type DeadlineChipProps = {
  /** bad = overdue, warn = today, idle = to come, good = done in time. */
  readonly tone: 'bad' | 'warn' | 'idle' | 'good'
  /** "Còn 3 ngày làm việc" */
  readonly word: string
  readonly day?: Day | undefined
}

/** Square corners, so it is never read as a state; the date stands under it. */
export function DeadlineChip({ tone, word, day }: DeadlineChipProps) {
  const icon = tone === 'bad' ? 'alert' : tone === 'good' ? 'check' : 'clock'
  return (
    <>
      <span class={toneClass('deadline-chip', tone)}>
        <Icon name={icon} />
        {word}
      </span>
      {day && <span class="under">{formatDay(day)}</span>}
    </>
  )
}

export type Source = 'kcqg' | 'tinh' | 'doiung'

const SOURCE_WORDS: Record<Source, string> = { kcqg: 'KCQG', tinh: 'KCĐP', doiung: 'Đối ứng' }

/** One colour per source of money on every page; `children` replaces the short word. */
export function SourceTag({ source, children }: { source: Source; children?: ComponentChildren }) {
  return <span class={`source-tag s-${source}`}>{children ?? SOURCE_WORDS[source]}</span>
}

export type LegendKey = Source | 'plan' | 'counted'

export function Legend({ items }: { items: readonly { readonly of: LegendKey; readonly word: string }[] }) {
  return (
    <ul class="legend">
      {items.map(({ of, word }) => (
        <li key={of} class={`source-tag s-${of}`}>
          {word}
        </li>
      ))}
    </ul>
  )
}

export type Standing = 'verified' | 'corroborated' | 'old-text' | 'unverified'

const STANDING_WORDS: Record<Standing, string> = {
  verified: 'Đã kiểm chứng',
  corroborated: 'Có đối chiếu',
  'old-text': 'Theo bản cũ',
  unverified: 'Chưa kiểm chứng',
}

/** How far the text of law was checked; what was not read in full wears a dashed edge. */
export function StandingTag({ standing, word }: { standing: Standing; word?: string | undefined }) {
  const doubt = standing === 'unverified' || standing === 'old-text'
  return <span class={doubt ? 'standing doubt' : 'standing'}>{word ?? STANDING_WORDS[standing]}</span>
}
