// Under the lines: which norm is meant to apply, and how much each source gives.
import { formatDong } from '../basics/money.ts'
import { allValues, formFor, type PageContext } from '../ui/context.ts'
import { SelectField } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import type { DraftView } from './view.ts'

/** Norms written for the activity first: they are the ones that fit. */
export function Norms({ view }: { view: DraftView }) {
  const isOwn = (code: string) => view.ownCodes.includes(code)
  const option = (group: string) => (norm: { code: string; name: string }) => ({ value: norm.code, label: norm.name, group })
  const own = view.norms.filter(({ code }) => isOwn(code)).map(option('Mức chi của nội dung này'))
  const others = view.norms.filter(({ code }) => !isOwn(code)).map(option(own.length > 0 ? 'Mức chi khác' : 'Mọi mức chi'))
  return (
    <SelectField
      name="normCode"
      label="Mức chi áp dụng"
      hint="Chưa rõ thì để trống, cơ quan thẩm định sẽ chọn"
      options={[...own, ...others]}
      value={view.project.normCode ?? ''}
      blank="Chưa chọn"
      optional
    />
  )
}

const FIELD_OF = { state: 'supportDong', counterpart: 'counterpartDong', other: 'otherDong' } as const

/** One amount a source, in two columns that belong together: the source and its amount. */
export function Sources({ view, context, action }: { view: DraftView; context: PageContext; action: string }) {
  const form = formFor(context, action)
  const asked = new Map(view.funds.map((fund) => [fund.source, fund.askedDong]))
  const typed = form && allValues(form, 'amount')
  return (
    <>
      {view.sources.map(({ source, name, kind }, i) => {
        const first = view.sources.findIndex((one) => one.kind === kind) === i
        const id = first ? `f-${FIELD_OF[kind]}` : `f-amount-${i}`
        const errors = (form?.errors ?? []).filter((error) => error.field === `amount.${i}` || (first && error.field === FIELD_OF[kind]))
        const kept = asked.get(source)
        return (
          <div class={errors.length > 0 ? 'field has-error' : 'field'} key={source}>
            <label for={id}>{kind === 'state' ? `Đề nghị hỗ trợ (${name})` : kind === 'counterpart' ? 'Vốn đối ứng của cơ sở' : name}</label>
            <p class="hint">Đồng, không lẻ</p>
            <input type="hidden" name="source" value={source} />
            <input
              class="form-control money"
              id={id}
              name="amount"
              inputMode="numeric"
              autocomplete="off"
              value={typed?.[i] ?? (kept ? formatDong(kept) : '')}
              aria-invalid={errors.length > 0 ? 'true' : undefined}
              aria-describedby={errors.length > 0 ? `${id}-error` : undefined}
            />
            {errors.length > 0 && (
              <p class="field-error" id={`${id}-error`}>
                <Icon name="alert" />
                <span>{errors.map((error) => error.text).join(' ')}</span>
              </p>
            )}
          </div>
        )
      })}
    </>
  )
}
