// Where a record stands, and who did what.
import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'

export type Step = {
  readonly name: string
  readonly state: 'done' | 'now' | 'later'
  /** "12/05/2024", or "hạn 21/10/2025". */
  readonly note?: string | undefined
  readonly href?: string | undefined
}

const STATE_WORDS = { done: 'đã xong', now: 'đang làm', later: 'chưa tới' } as const

export function StepStrip({ steps, label = 'Các bước' }: { steps: readonly Step[]; label?: string }) {
  return (
    <ol class="sheet step-strip" aria-label={label}>
      {steps.map(({ name, state, note }, i) => (
        <li key={name} class={state === 'later' ? undefined : state} aria-current={state === 'now' ? 'step' : undefined}>
          <span class="dot" aria-hidden="true">
            {state === 'done' ? <Icon name="check" /> : i + 1}
          </span>
          {name}
          <span class="sr">, {STATE_WORDS[state]}</span>
          {note && <span class="day">{note}</span>}
        </li>
      ))}
    </ol>
  )
}

/** The same steps down the page: applicants see one step a screen. */
export function StepList({ steps, label = 'Các bước' }: { steps: readonly Step[]; label?: string }) {
  return (
    <ol class="step-list" aria-label={label}>
      {steps.map((step, i) => (
        <li key={step.name} class={step.state === 'later' ? undefined : step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
          <StepLine href={step.href}>
            <span class="n" aria-hidden="true">
              {step.state === 'done' ? <Icon name="check" /> : i + 1}
            </span>
            <span>
              <b>{step.name}</b>
              <span class="sr">, {STATE_WORDS[step.state]}</span>
              {step.note && <span class="note">{step.note}</span>}
            </span>
            {step.href && <Icon name="next" extra="go" />}
          </StepLine>
        </li>
      ))}
    </ol>
  )
}

function StepLine({ href, children }: { href: string | undefined; children: ComponentChildren }) {
  return href ? <a href={href}>{children}</a> : <div class="row-in">{children}</div>
}

export type TrailEntry = {
  /** "10:12, 06/10/2025" */
  readonly when: string
  readonly act: string
  readonly detail?: ComponentChildren
  /** Who, and by which paper. */
  readonly meta?: ComponentChildren
  /** Head of the hash: "a41f 09c2". */
  readonly hash?: string | undefined
  /** Acts of money are solid. */
  readonly money?: boolean | undefined
}

export function TrailTimeline({ entries }: { entries: readonly TrailEntry[] }) {
  return (
    <ol class="trail">
      {entries.map(({ when, act, detail, meta, hash, money }) => (
        <li key={`${when}${hash}${act}`}>
          <span class="when">{when}</span>
          <span class={money ? 'mark solid' : 'mark'} />
          <div class="what">
            <b>{act}</b>
            {detail && <> {detail}</>}
            {(meta || hash) && (
              <span class="meta">
                {meta}
                {meta && hash && ' · '}
                {hash && <span class="hash">{hash}</span>}
              </span>
            )}
          </div>
        </li>
      ))}
    </ol>
  )
}
