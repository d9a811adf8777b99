// What may be done now, and the sum behind a yes or a no of the norms.
import type { ComponentChildren } from 'preact'
import { type Standing, StandingTag } from './chip.tsx'
import { Icon } from './icon.tsx'

export type ActPanelProps = {
  readonly title?: string | undefined
  /** Buttons for the acts this person may do; an act not permitted is absent. */
  readonly acts: ComponentChildren
  /** Acts refused for now, each with its reason. */
  readonly refused?: readonly { readonly act: string; readonly why: ComponentChildren }[] | undefined
}

export function ActPanel({ title = 'Việc được làm lúc này', acts, refused = [] }: ActPanelProps) {
  return (
    <section class="act-panel">
      <h2>{title}</h2>
      <div class="acts">{acts}</div>
      {refused.map(({ act, why }) => (
        <div class="why" key={act}>
          <b>{act}</b> {why}
        </div>
      ))}
    </section>
  )
}

export type Citation = {
  /** "Khoản 4 Điều 8 Thông tư 28/2018/TT-BTC" */
  readonly article: string
  readonly href?: string | undefined
  readonly note?: string | undefined
  readonly standing: Standing
  readonly standingWord?: string | undefined
}

export function Cite({ citation }: { citation: Citation }) {
  const { article, href, note, standing, standingWord } = citation
  return (
    <p class="cite">
      <Icon name="law" /> {href ? <a href={href}>{article}</a> : article}
      {note && `, ${note}`}. <StandingTag standing={standing} word={standingWord} />
    </p>
  )
}

/** A line of the sum behind the verdict: its name left, its figure right. */
export type NormFigure = { readonly name: string; readonly value: string; readonly tone?: 'strong' | 'bad' | undefined }

export type NormVerdictProps = {
  /** undefined: nothing to judge yet. */
  readonly ok: boolean | undefined
  /** "Mức hỗ trợ 274.000.000 đồng đúng định mức" */
  readonly title: string
  /** "50% × 548.000.000 = 274.000.000, không vượt trần 300.000.000 đồng/cơ sở." */
  readonly sum?: ComponentChildren
  readonly figures?: readonly NormFigure[] | undefined
  readonly citations: readonly Citation[]
  readonly children?: ComponentChildren
}

export function NormVerdict({ ok, title, sum, figures, citations, children }: NormVerdictProps) {
  return (
    <div class={ok === undefined ? 'norm-verdict is-open' : ok ? 'norm-verdict' : 'norm-verdict is-no'}>
      <h3>
        <Icon name={ok === undefined ? 'info' : ok ? 'ok' : 'no'} />
        <span>{title}</span>
      </h3>
      {sum && <p class="sum-line">{sum}</p>}
      {figures && (
        <dl class="norm-sums">
          {figures.map(({ name, value, tone }) => (
            <div key={name} class={tone}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {children}
      {citations.map((citation) => (
        <Cite key={citation.article} citation={citation} />
      ))}
    </div>
  )
}

export type Check = { readonly name: string; readonly note: string; readonly ok: boolean | undefined }

/** Small checks beside the work: fine, wrong, or to be looked at. */
export function Checks({ checks }: { checks: readonly Check[] }) {
  return (
    <>
      {checks.map(({ name, note, ok }) => (
        <div key={name} class={ok === undefined ? 'file-row' : ok ? 'file-row ok' : 'file-row missing'}>
          <Icon name={ok === undefined ? 'info' : ok ? 'ok' : 'no'} />
          <div>
            {name}
            <span class="meta">{note}</span>
          </div>
        </div>
      ))}
    </>
  )
}
